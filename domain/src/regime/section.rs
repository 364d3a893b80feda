//! A place in the law, as parameters name it.

use serde::Deserialize;

use crate::value::Citation;

/// A place in the law that stands in parameters, which live as long as the program.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(crate) struct Section(String);

impl Section {
    /// As a citation: no copy.
    pub(crate) fn citation(&'static self) -> Citation {
        Citation::from_static(&self.0)
    }
}
