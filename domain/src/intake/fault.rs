//! What is wrong with a document, and the place where it is collected.

use std::cell::{Ref, RefCell};

use serde::Serialize;

use super::form::Trace;

/// One thing that is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where, as a JSON pointer (RFC 6901); the empty pointer is the whole document.
    pub pointer: String,
    /// What, as a stable code in `snake_case`.
    pub code: &'static str,
    /// What to do about it. Never repeats the submitted value.
    pub message: String,
}

/// Where the faults of one document are collected. Readers share it, hence the interior mutability.
#[derive(Debug, Default)]
pub struct Faults {
    collected: RefCell<Vec<Fault>>,
    /// What the readers ask for; `None`: nobody wants to know.
    trace: Option<RefCell<Trace>>,
}

impl Faults {
    /// How many faults are kept of one document: enough to correct it, and a bound for the answer.
    pub const LIMIT: usize = 100;

    /// Nothing wrong so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// Nothing wrong so far, and what the readers ask for is kept.
    pub(super) fn tracing() -> Self {
        Self { trace: Some(RefCell::default()), ..Self::default() }
    }

    /// What the readers have asked for.
    pub(super) fn trace(&self) -> Option<Ref<'_, Trace>> {
        self.trace.as_ref().map(RefCell::borrow)
    }

    /// Keeps what a reader asks for, if somebody wants to know.
    pub(super) fn note(&self, note: impl FnOnce(&mut Trace)) {
        if let Some(trace) = &self.trace {
            note(&mut trace.borrow_mut());
        }
    }

    /// Keeps a fault, up to [`Self::LIMIT`].
    pub fn push(&self, fault: Fault) {
        let mut collected = self.collected.borrow_mut();
        if collected.len() < Self::LIMIT {
            collected.push(fault);
        }
    }

    /// Whether nothing is wrong so far.
    pub fn is_empty(&self) -> bool {
        self.collected.borrow().is_empty()
    }

    /// The faults in the order in which they were found.
    pub fn into_vec(self) -> Vec<Fault> {
        self.collected.into_inner()
    }

    /// What was read, if nothing was wrong with it. A reader that gives nothing without a fault is a defect; the
    /// sender then gets a fault at the root instead of a panic.
    pub fn finish<T>(self, read: Option<T>) -> Result<T, Vec<Fault>> {
        let faults = self.into_vec();
        match read {
            Some(value) if faults.is_empty() => Ok(value),
            _ if faults.is_empty() => Err(vec![Fault {
                pointer: String::new(),
                code: "unreadable",
                message: "the document could not be read".to_owned(),
            }]),
            _ => Err(faults),
        }
    }
}
