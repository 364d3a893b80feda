//! A bank for trying things out: `redress sandbox-bank`, a process of its own with a store of its own.
//!
//! It books one payment id once, ever, and behaves as told: see [`Behaviour`] for rates and [`fate`] for accounts.
//!
//! | request | answer |
//! |---|---|
//! | `PUT /payments/{payment_id}` with `{"amount":{"amount","currency"},"account"}` and `Idempotency-Key: {payment_id}` | 201 accepted, 202 pending, 200 refused or a repeat; 409 if the id is known with another amount or account |
//! | `GET /payments/{payment_id}` | 200 with the same statement, 404 with status `unknown` |
//! | `GET /bookings` | every payment that moved money |
//! | `GET`, `PUT /behaviour` | how the bank behaves from now on |
//!
//! A statement is `{"payment_id","status","bank_reference"?,"amount","reason"?,"at"}`.

mod account_key;
mod behaviour;
mod book;
mod connection;
pub mod fate;
mod journal;
mod older_store;
mod server;

pub use behaviour::{Behaviour, Share, ShareError};
pub use book::{Booking, BookingStatus};
pub use journal::JournalError;
pub use server::{BankError, SandboxBank};
