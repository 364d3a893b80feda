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
        "fc97dc271092928dab2c7fd272458990d6cd70a786d99d0009cc6ad6ac333ee1",
    ),
    (
        "appr-filed-too-late",
        include_str!("../golden_receipts/appr-filed-too-late.json"),
        "be04fc6e16405607d42c78a157f168fb596fa8ee6c647bd4ee527bd84ce27f26",
    ),
    (
        "appr-refused-eu-paid",
        include_str!("../golden_receipts/appr-refused-eu-paid.json"),
        "4cdfface0acd5df85e1e470a9432e9ea9bb41ef26adc29eeaec6564f389e0ed5",
    ),
    (
        "eu-cancelled-rerouted",
        include_str!("../golden_receipts/eu-cancelled-rerouted.json"),
        "65f6bc738191f20d63f988cfb03adb9eed8bc272c4a5687c2aecdddb9649af0c",
    ),
    (
        "eu-downgraded",
        include_str!("../golden_receipts/eu-downgraded.json"),
        "0824054f6b2c4b6aeb26fe98fa410f8fd2be435509ab2489f91be275c75721e6",
    ),
    (
        "eu-extraordinary",
        include_str!("../golden_receipts/eu-extraordinary.json"),
        "2a480c00c7ffda6119c1d620a1dba0054978c77b452d90e330a3111619a94e01",
    ),
    (
        "eu-several-licences",
        include_str!("../golden_receipts/eu-several-licences.json"),
        "48d08770f14e84ea058ef78e32019d1670b062fbf06af7a621bda6068288a9be",
    ),
    (
        "uk-licence-open",
        include_str!("../golden_receipts/uk-licence-open.json"),
        "89c1f23a6b4391e93a4b419ce23877435dacbb989f6e1fcc0ddb39c7b244cc3e",
    ),
    (
        "appr-small-carrier",
        include_str!("../golden_receipts/appr-small-carrier.json"),
        "9d31cee60a8b4418dc5b40ff401adced29cebc97c683b0c30e03d8cee245b88a",
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
