//! What the bank knows: one booking a payment id, ever.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use redress_domain::value::{Money, PayoutId};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::fate::Decision;
use super::journal::{Journal, JournalError};

/// Where a payment stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum BookingStatus {
    /// Not decided.
    Pending,
    /// Money moved.
    Accepted {
        /// The bank's own reference.
        bank_reference: String,
    },
    /// No money moved, and none will.
    Refused {
        /// Why, as a code.
        reason: String,
    },
}

/// One payment as the bank keeps it; one line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// The caller's name for the payment.
    pub payment_id: PayoutId,
    /// How much.
    pub amount: Money,
    /// What stands for the account under the store's key: enough to see whether a repeat names another one.
    pub account_tag: String,
    /// Where it stands.
    #[serde(flatten)]
    pub status: BookingStatus,
    /// When it came to stand there.
    pub at: Timestamp,
}

/// What is asked of the bank.
#[derive(Debug, Clone)]
pub(super) struct Order {
    pub(super) payment_id: PayoutId,
    pub(super) amount: Money,
    pub(super) account: SecretString,
}

/// Why nothing was booked.
#[derive(Debug, thiserror::Error)]
pub(super) enum BookError {
    #[error("the payment id is known with another amount or account")]
    Differs,
    #[error(transparent)]
    Journal(#[from] JournalError),
}

/// All payments, in memory and in the journal.
#[derive(Debug)]
pub(super) struct Book {
    journal: Journal,
    bookings: BTreeMap<PayoutId, Booking>,
    undecided: BTreeSet<PayoutId>,
    accepted: u64,
}

impl Book {
    /// Replays the journal. A journal that moves one payment's money twice is refused.
    pub(super) fn open(path: &Path) -> Result<Self, JournalError> {
        let (journal, entries) = Journal::open(path)?;
        let mut book = Self { journal, bookings: BTreeMap::new(), undecided: BTreeSet::new(), accepted: 0 };
        for (index, entry) in entries.into_iter().enumerate() {
            let decided =
                book.bookings.get(&entry.payment_id).is_some_and(|known| known.status != BookingStatus::Pending);
            if decided {
                let fault = format!("payment {} is decided twice", entry.payment_id);
                // The first line is the head.
                return Err(JournalError::Damaged { path: path.to_owned(), line: index + 2, fault });
            }
            book.remember(entry);
        }
        Ok(book)
    }

    /// Takes an order: the first time it is decided as told, ever after the answer is the first one.
    pub(super) fn take(
        &mut self,
        order: Order,
        decide: impl FnOnce() -> Decision,
        now: Timestamp,
    ) -> Result<(Booking, bool), BookError> {
        let Order { payment_id, amount, account } = order;
        let account_tag = self.journal.account_tag(account.expose_secret());
        if let Some(known) = self.bookings.get(&payment_id) {
            let same = known.amount == amount && known.account_tag == account_tag;
            return if same { Ok((known.clone(), false)) } else { Err(BookError::Differs) };
        }
        let status = match decide() {
            Decision::Accept => self.accept(),
            Decision::Refuse(reason) => BookingStatus::Refused { reason: reason.to_owned() },
            Decision::DecideLater => BookingStatus::Pending,
        };
        let booking = Booking { payment_id, amount, account_tag, status, at: now };
        self.store(booking.clone())?;
        Ok((booking, true))
    }

    /// Accepts every payment that has been undecided for `wait`.
    pub(super) fn decide_overdue(&mut self, wait: SignedDuration, now: Timestamp) -> Result<(), JournalError> {
        let overdue = |booking: &&Booking| now.duration_since(booking.at) >= wait;
        let undecided = self.undecided.iter().filter_map(|payment_id| self.bookings.get(payment_id));
        for booking in undecided.filter(overdue).cloned().collect::<Vec<_>>() {
            let status = self.accept();
            self.store(Booking { status, at: now, ..booking })?;
        }
        Ok(())
    }

    pub(super) fn get(&self, payment_id: PayoutId) -> Option<&Booking> {
        self.bookings.get(&payment_id)
    }

    /// Every payment that moved money, by payment id.
    pub(super) fn accepted(&self) -> Vec<Booking> {
        let moved = |booking: &&Booking| matches!(booking.status, BookingStatus::Accepted { .. });
        self.bookings.values().filter(moved).cloned().collect()
    }

    fn accept(&self) -> BookingStatus {
        BookingStatus::Accepted { bank_reference: format!("SB-{:08}", self.accepted + 1) }
    }

    fn store(&mut self, booking: Booking) -> Result<(), JournalError> {
        self.journal.append(&booking)?;
        self.remember(booking);
        Ok(())
    }

    fn remember(&mut self, booking: Booking) {
        match booking.status {
            BookingStatus::Pending => _ = self.undecided.insert(booking.payment_id),
            BookingStatus::Accepted { .. } => {
                self.undecided.remove(&booking.payment_id);
                self.accepted += 1;
            }
            BookingStatus::Refused { .. } => _ = self.undecided.remove(&booking.payment_id),
        }
        self.bookings.insert(booking.payment_id, booking);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use redress_domain::value::Currency;

    use super::*;

    fn order(number: u128, amount_minor: u64) -> Order {
        Order {
            payment_id: PayoutId::from_uuid(uuid::Uuid::from_u128(number)),
            amount: Money::from_minor(amount_minor, Currency::Cad),
            account: "an account".into(),
        }
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    #[test]
    fn one_payment_id_is_booked_once_also_after_a_restart() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("bank.ndjson");
        let mut book = Book::open(&path).expect("a new book");
        let (first, new) = book.take(order(1, 40_000), || Decision::Accept, at(1)).expect("booked");
        assert!(new);
        drop(book);
        let mut book = Book::open(&path).expect("the same book");
        let (again, new) = book.take(order(1, 40_000), || Decision::Refuse("LATER"), at(2)).expect("answered");
        assert!(!new);
        assert_eq!(again, first);
        assert_eq!(book.accepted(), vec![first]);
    }

    #[test]
    fn a_known_id_with_another_amount_or_account_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut book = Book::open(&folder.path().join("bank.ndjson")).expect("a new book");
        book.take(order(1, 40_000), || Decision::Accept, at(1)).expect("booked");
        let other_amount = book.take(order(1, 40_001), || Decision::Accept, at(2));
        assert!(matches!(other_amount, Err(BookError::Differs)));
        let other_account = Order { account: "another account".into(), ..order(1, 40_000) };
        assert!(matches!(book.take(other_account, || Decision::Accept, at(2)), Err(BookError::Differs)));
        assert_eq!(book.accepted().len(), 1);
    }

    #[test]
    fn a_line_cut_short_by_a_crash_is_dropped_and_the_next_one_stands_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("bank.ndjson");
        let mut book = Book::open(&path).expect("a new book");
        book.take(order(1, 100), || Decision::Accept, at(1)).expect("booked");
        drop(book);
        let whole = fs::read_to_string(&path).expect("the journal");
        let booking = whole.lines().last().expect("a booking");
        fs::write(&path, format!("{whole}{}", &booking[..booking.len() / 2])).expect("a torn line");
        let mut book = Book::open(&path).expect("the same book");
        book.take(order(2, 200), || Decision::Accept, at(2)).expect("booked");
        drop(book);
        assert_eq!(Book::open(&path).expect("the same book").accepted().len(), 2);
    }

    #[test]
    fn a_damaged_line_in_the_middle_and_a_second_decision_stop_the_bank() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("bank.ndjson");
        let mut book = Book::open(&path).expect("a new book");
        book.take(order(1, 100), || Decision::Accept, at(1)).expect("booked");
        drop(book);
        let whole = fs::read_to_string(&path).expect("the journal");
        let booking = whole.lines().last().expect("a booking");
        for line in ["nonsense", booking] {
            fs::write(&path, format!("{whole}{line}\n")).expect("written");
            assert!(matches!(Book::open(&path), Err(JournalError::Damaged { line: 3, .. })));
        }
    }

    #[test]
    fn a_store_serves_one_bank_at_a_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("bank.ndjson");
        let book = Book::open(&path).expect("a new book");
        assert!(matches!(Book::open(&path), Err(JournalError::InUse(_))));
        drop(book);
        assert!(Book::open(&path).is_ok());
    }

    #[test]
    fn an_undecided_payment_is_accepted_when_its_time_has_come_and_not_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("bank.ndjson");
        let mut book = Book::open(&path).expect("a new book");
        book.take(order(1, 100), || Decision::DecideLater, at(10)).expect("taken");
        book.decide_overdue(SignedDuration::from_secs(5), at(14)).expect("nothing to do");
        assert!(book.accepted().is_empty());
        book.decide_overdue(SignedDuration::from_secs(5), at(15)).expect("decided");
        assert_eq!(book.accepted().len(), 1);
        drop(book);
        assert_eq!(Book::open(&path).expect("the same book").accepted().len(), 1);
    }
}
