//! Reading what people send: every fault of a document at once, each with a pointer, a code and what to do.
//!
//! A [`Cursor`] stands at one place of a JSON document and knows its pointer; a reader asks it for what should be there.
//! What is wrong goes to the [`Faults`] and the reading goes on, so that a sender corrects everything in one go. An
//! absent field and a null one are the same: unknown. No message repeats a submitted value, because values may be
//! personal.

mod cursor;
mod fault;
mod form;
mod nearest;

pub use cursor::{Array, Cursor, Object};
pub use fault::{Fault, Faults};
pub use form::{form_of, form_of_type};
