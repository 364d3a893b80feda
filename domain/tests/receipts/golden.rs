//! Each receipt, recomputed: the same bytes and the same hash.

use std::collections::BTreeSet;

use redress_domain::receipt::DecisionReceipt;
use redress_domain::regime::Eligibility;

use crate::{GOLDEN, bytes};

fn all() -> impl Iterator<Item = (&'static str, DecisionReceipt, &'static str)> {
    GOLDEN.into_iter().map(|(name, text, sha256)| (name, serde_json::from_str(text).unwrap(), sha256))
}

#[test]
fn a_receipt_has_the_hash_that_it_had_when_it_was_made() {
    for (name, receipt, sha256) in all() {
        assert_eq!(receipt.sha256().unwrap(), sha256, "{name}");
    }
}

#[test]
fn a_receipt_that_is_recomputed_has_the_same_bytes_and_the_same_hash() {
    for (name, receipt, sha256) in all() {
        let again = receipt.recomputed().unwrap();
        assert_eq!(String::from_utf8(bytes(&again)).unwrap(), String::from_utf8(bytes(&receipt)).unwrap(), "{name}");
        assert_eq!(again.sha256().unwrap(), sha256, "{name}");
    }
}

#[test]
fn the_receipts_come_to_every_outcome() {
    let assessments =
        || all().flat_map(|(_, receipt, _)| receipt.passengers).flat_map(|passenger| passenger.assessments);
    for outcome in [Eligibility::Yes, Eligibility::No, Eligibility::NeedsFacts, Eligibility::NeedsLegalReview] {
        assert!(assessments().any(|assessment| assessment.eligible == outcome), "{outcome:?}");
    }
    let regimes: BTreeSet<_> = assessments().map(|assessment| assessment.regime).collect();
    assert!(["CA-APPR", "EU-261", "UK-261"].iter().all(|regime| regimes.contains(*regime)));
}
