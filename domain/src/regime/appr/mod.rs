//! Canada: the Air Passenger Protection Regulations, SOR/2019-150.

use super::{Assessment, CaseFacts, Eligibility, ReasonCode, Regime};

/// The APPR.
#[derive(Debug, Clone, Copy)]
pub struct Appr;

impl Regime for Appr {
    fn code(&self) -> &'static str {
        "CA-APPR"
    }

    fn assess(&self, _facts: &CaseFacts) -> Assessment {
        Assessment {
            regime: self.code().into(),
            rule_version: None,
            in_scope: false,
            eligible: Eligibility::No,
            reason: ReasonCode::OutOfScope,
            amount: None,
            unreduced_amount: None,
            lapsed_amount: None,
            citations: Vec::new(),
            questions: Vec::new(),
            warnings: Vec::new(),
            presumptions: Vec::new(),
            branches: Vec::new(),
        }
    }
}
