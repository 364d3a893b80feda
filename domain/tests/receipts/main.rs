//! A receipt can be recomputed from itself for ever, to the byte.

#[cfg(test)]
mod golden;
#[cfg(test)]
mod refused;
#[cfg(test)]
mod tampered;

#[cfg(test)]
use redress_domain::receipt::DecisionReceipt;

/// Receipts of different outcomes as the engine made them, and their SHA-256. A line is never changed: an engine that comes to
/// another hash has changed what was decided.
#[cfg(test)]
const GOLDEN: [(&str, &str, &str); 9] = [
    (
        "appr-and-uk-two-passengers",
        include_str!("../golden_receipts/appr-and-uk-two-passengers.json"),
        "8f7b9d1def9eeabe2cf9bdb3336f94f81da71ece625ff74b21f1b37b7d1811dd",
    ),
    (
        "appr-filed-too-late",
        include_str!("../golden_receipts/appr-filed-too-late.json"),
        "b8c0bd3ea2f7de2f54dae8cc2b1d2a3abc44c5c48085e0b2c36e6dc1ff8142ee",
    ),
    (
        "appr-refused-eu-paid",
        include_str!("../golden_receipts/appr-refused-eu-paid.json"),
        "b7bf45dad664695b7384dcc9b23f3269f9214a373436b35ac003f045979d397c",
    ),
    (
        "eu-cancelled-rerouted",
        include_str!("../golden_receipts/eu-cancelled-rerouted.json"),
        "798532b6db85942b0bf12eb062d3659cbbd42f7f54e06171687b41e88b35d9b3",
    ),
    (
        "eu-downgraded",
        include_str!("../golden_receipts/eu-downgraded.json"),
        "09d487449eb8fddde7e46611116a6316dbf1fc086af63425d3a5288f0f267c95",
    ),
    (
        "eu-extraordinary",
        include_str!("../golden_receipts/eu-extraordinary.json"),
        "95a4061dc95af7ed19d99e59c3bb485f123e5ad25bad246ab0ed0dc34c35971a",
    ),
    (
        "eu-several-licences",
        include_str!("../golden_receipts/eu-several-licences.json"),
        "b784a4ed8f70b16de8a6f334eb99d28180fdba7774e0694892eb4c655d3a76d9",
    ),
    (
        "uk-licence-open",
        include_str!("../golden_receipts/uk-licence-open.json"),
        "8c6886f1300f5492d9edbbf6f3d734302c1c63de5fa501dd4c7529d67a7f8494",
    ),
    (
        "appr-small-carrier",
        include_str!("../golden_receipts/appr-small-carrier.json"),
        "93f01ab07b1c746a0dde2bb10b283994b6a5feb5c99bbe2e5136273968d1aa97",
    ),
];

#[cfg(test)]
fn golden(name: &str) -> DecisionReceipt {
    let (_, text, _) = GOLDEN.iter().find(|(known, ..)| *known == name).unwrap();
    serde_json::from_str(text).unwrap()
}

#[cfg(test)]
fn bytes(receipt: &DecisionReceipt) -> Vec<u8> {
    receipt.canonical_bytes().unwrap()
}
