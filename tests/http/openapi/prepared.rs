//! Claims that stand so that an operation's examples can be carried out on them.

use redress::ids::new_v7;
use redress_domain::claim::{ClaimCommand, ConfirmPayout, ReportPayoutFailure, SendPayout};
use redress_domain::value::{Currency, Money, PayoutId};
use serde_json::{Value, json};

use crate::server::{Reply, Submitted, TestServer};

/// A claim with what the documentation's claim has, under ids of its own.
pub(super) struct Prepared {
    pub(super) claim: Submitted,
    pub(super) version: u64,
    payout: Option<String>,
    evidence: Option<String>,
}

impl Prepared {
    /// As the operation of that name needs it.
    pub(super) async fn of(server: &TestServer, operation: &Value) -> Self {
        let claim = server.calculated().await;
        let mut prepared = Self { claim, version: 3, payout: None, evidence: None };
        match operation["operationId"].as_str().expect("a name") {
            "authorizePayout" | "reopenClaim" => prepared.approve(server).await,
            "retryPayout" => {
                let payout_id = prepared.send(server).await;
                let reason = "account_closed".to_owned();
                let failure = ReportPayoutFailure { payout_id, reason };
                prepared.answered(server, ClaimCommand::ReportPayoutFailure(failure)).await;
            }
            "returnPayout" => {
                let payout_id = prepared.send(server).await;
                let amount = Money::from_minor(200_000, Currency::Cad);
                let paid = ConfirmPayout { payout_id, bank_reference: "B-1".to_owned(), amount, paid_at: None };
                prepared.answered(server, ClaimCommand::ConfirmPayout(paid)).await;
            }
            "calculateCompensation" => {
                let cause = json!({ "disruption": { "kind": "delay", "leg": 0, "cause": "BIRD_STRIKE" } });
                prepared.ask(server, "/amend", &cause).await;
            }
            "verifyByHand" | "recordCarrierReason" | "downloadEvidence" => prepared.attach(server).await,
            _ => {}
        }
        prepared
    }

    /// The text with ids of this claim where ids of the documentation's claim stand.
    pub(super) fn about(&self, text: &str) -> String {
        let ours = [
            ("0198c0de-0000-7000-8000-000000000001", Some(&self.claim.claim_id)),
            ("0198c0de-0000-7000-8000-00000000000a", self.claim.passengers.first()),
            ("0198c0de-0000-7000-8000-00000000000e", self.evidence.as_ref()),
            ("0198c0de-0000-7000-8000-0000000000bb", self.payout.as_ref()),
        ];
        let known = ours.into_iter().filter_map(|(theirs, ours)| Some((theirs, ours?)));
        known.fold(text.to_owned(), |text, (theirs, ours)| text.replace(theirs, ours))
    }

    async fn approve(&mut self, server: &TestServer) {
        self.ask(server, "/approve", &json!({})).await;
    }

    /// A payout to everybody, sent to the bank.
    async fn send(&mut self, server: &TestServer) -> PayoutId {
        self.approve(server).await;
        let everybody = json!({ "passengers": self.claim.passengers });
        let payout = self.ask(server, "/payouts", &everybody).await.json()["payout_id"].as_str().map(str::to_owned);
        let payout_id = payout.as_ref().expect("an id").parse().expect("a payout id");
        self.payout = payout;
        self.answered(server, ClaimCommand::SendPayout(SendPayout { payout_id, rail: "test".to_owned() })).await;
        payout_id
    }

    async fn attach(&mut self, server: &TestServer) {
        let ask = server.post(&self.claim.at("/evidence")).by("client:ada").key(&new_v7().to_string()).at(self.version);
        let reply = ask.bytes("text/plain", b"We are sorry.").await;
        assert!(reply.status.is_success(), "{}", reply.text);
        self.evidence = reply.json()["evidence_id"].as_str().map(str::to_owned);
        self.moved_on(&reply);
    }

    async fn ask(&mut self, server: &TestServer, below: &str, body: &Value) -> Reply {
        let ask = server.post(&self.claim.at(below)).by("support:sam").key(&new_v7().to_string()).at(self.version);
        let reply = ask.json(body).await;
        assert!(reply.status.is_success(), "{below}: {}", reply.text);
        self.moved_on(&reply);
        reply
    }

    fn moved_on(&mut self, reply: &Reply) {
        let body = reply.json();
        self.version = body["version"].as_u64().expect("a version");
        self.claim.position = body["position"].as_i64().expect("a position");
    }

    async fn answered(&mut self, server: &TestServer, command: ClaimCommand) {
        server.as_the_program(&self.claim, command).await;
        self.version += 1;
    }
}
