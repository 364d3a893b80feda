//! What happens to a payment and to a reply: by the account's number, else by the bank's [`Behaviour`].
//!
//! The last four digits of the account number (of the IBAN, of a Canadian account, or of the text itself) give orders:
//!
//! | ends in | the bank |
//! |---|---|
//! | `9001` | refuses: `ACCOUNT_CLOSED` |
//! | `9002` | refuses: `ACCOUNT_UNKNOWN` |
//! | `9003` | pays, and answers the order 6 seconds late, when the caller has given up |
//! | `9004` | pays, and loses the answer to the order |
//! | `9005` | pays, and answers the order twice |
//! | `9006` | stays undecided for `decide_after_ms`, then pays |
//!
//! An account's orders concern the reply to `PUT` alone: a look-up can always find out what happened.

use std::time::Duration;

use rand::Rng;
use rand::rngs::StdRng;
use serde::Deserialize;

use super::behaviour::{Behaviour, Share};

/// Longer than any caller waits.
const LATE: Duration = Duration::from_secs(6);

/// What the bank decides about a new payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It pays at once.
    Accept,
    /// It does not pay; the reason is a code.
    Refuse(&'static str),
    /// It pays later.
    DecideLater,
}

/// What happens to a reply on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplyFate {
    /// How long the reply is held back.
    pub delay: Duration,
    /// How often it arrives.
    pub delivery: Delivery,
}

/// How often a reply arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// Once, as it should.
    Once,
    /// Never: the connection is closed instead.
    Never,
    /// Twice, one right behind the other.
    Twice,
}

/// An order hidden in an account number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountOrder {
    /// Refuse, with this reason.
    Refuse(&'static str),
    /// Reply late.
    ReplyLate,
    /// Lose the reply.
    LoseReply,
    /// Reply twice.
    ReplyTwice,
    /// Stay undecided for a while.
    StayUndecided,
}

/// The order in an account, as it was sent: JSON with `iban` or `account`, or the bare number.
pub fn account_order(account: &str) -> Option<AccountOrder> {
    #[derive(Deserialize)]
    struct Account {
        #[serde(alias = "iban")]
        account: String,
    }
    let number = serde_json::from_str::<Account>(account).map_or_else(|_| account.to_owned(), |parsed| parsed.account);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match digits.get(digits.len().saturating_sub(4)..)? {
        "9001" => Some(AccountOrder::Refuse("ACCOUNT_CLOSED")),
        "9002" => Some(AccountOrder::Refuse("ACCOUNT_UNKNOWN")),
        "9003" => Some(AccountOrder::ReplyLate),
        "9004" => Some(AccountOrder::LoseReply),
        "9005" => Some(AccountOrder::ReplyTwice),
        "9006" => Some(AccountOrder::StayUndecided),
        _ => None,
    }
}

/// What the bank decides about a new payment.
pub fn decision(behaviour: &Behaviour, order: Option<AccountOrder>, dice: &mut StdRng) -> Decision {
    match order {
        Some(AccountOrder::Refuse(reason)) => Decision::Refuse(reason),
        Some(AccountOrder::StayUndecided) => Decision::DecideLater,
        None if drawn(dice, behaviour.refuse) => Decision::Refuse("REFUSED_BY_SANDBOX"),
        None if drawn(dice, behaviour.undecided) => Decision::DecideLater,
        Some(_) | None => Decision::Accept,
    }
}

/// What happens to one reply. `order` is the account's, for the reply to a payment; a look-up has none.
pub fn reply_fate(behaviour: &Behaviour, order: Option<AccountOrder>, dice: &mut StdRng) -> ReplyFate {
    let late = drawn(dice, behaviour.delay);
    let delivery = if drawn(dice, behaviour.lose_replies) {
        Delivery::Never
    } else if drawn(dice, behaviour.answer_twice) {
        Delivery::Twice
    } else {
        Delivery::Once
    };
    let drawn = ReplyFate { delay: Duration::from_millis(if late { behaviour.delay_ms } else { 0 }), delivery };
    match order {
        Some(AccountOrder::ReplyLate) => ReplyFate { delay: LATE, ..drawn },
        Some(AccountOrder::LoseReply) => ReplyFate { delivery: Delivery::Never, ..drawn },
        Some(AccountOrder::ReplyTwice) => ReplyFate { delivery: Delivery::Twice, ..drawn },
        Some(AccountOrder::Refuse(_) | AccountOrder::StayUndecided) | None => drawn,
    }
}

fn drawn(dice: &mut StdRng, share: Share) -> bool {
    dice.random_ratio(share.hundredths(), Share::WHOLE)
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::*;

    #[test]
    fn an_account_gives_its_order_in_every_form_it_is_written_in() {
        for account in [
            r#"{"holder":"A","iban":"DE89370400440532019001"}"#,
            r#"{"holder":"A","institution":"003","transit":"00011","account":"1239001"}"#,
            "DE89 3704 0044 0532 0190 01",
        ] {
            assert_eq!(account_order(account), Some(AccountOrder::Refuse("ACCOUNT_CLOSED")), "{account}");
        }
        for account in [r#"{"holder":"A","iban":"DE89370400440532013000"}"#, "", "90", "no number"] {
            assert_eq!(account_order(account), None, "{account}");
        }
    }

    #[test]
    fn one_seed_gives_one_course_of_events() {
        let behaviour = Behaviour {
            lose_replies: "30%".parse().expect("a share"),
            refuse: "20%".parse().expect("a share"),
            ..Behaviour::default()
        };
        let course = |seed| {
            let mut dice = StdRng::seed_from_u64(seed);
            (0..200)
                .map(|_| (decision(&behaviour, None, &mut dice), reply_fate(&behaviour, None, &mut dice)))
                .collect::<Vec<_>>()
        };
        assert_eq!(course(7), course(7));
        assert_ne!(course(7), course(8));
        let lost = course(7).iter().filter(|(_, fate)| fate.delivery == Delivery::Never).count();
        assert!((30..=90).contains(&lost), "{lost} of 200 lost at 30 %");
    }
}
