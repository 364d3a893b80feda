//! The query string of a request, read as strictly as a body: no parameter twice, none that is unknown.

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;

use crate::openapi::{DescribesRequest, Operation};
use crate::problem::{Problem, ProblemCode, ProblemFault};

/// The parameters of a query string, taken one by one by name; what is left at the end is unknown.
#[derive(Debug)]
pub struct QueryString {
    parameters: Vec<(String, String)>,
    faults: Vec<ProblemFault>,
}

impl<S: Send + Sync> FromRequestParts<S> for QueryString {
    type Rejection = Problem;

    async fn from_request_parts(head: &mut Parts, state: &S) -> Result<Self, Problem> {
        if head.uri.query().is_none() {
            return Ok(Self { parameters: Vec::new(), faults: Vec::new() });
        }
        match Query::from_request_parts(head, state).await {
            Ok(Query(parameters)) => Ok(Self { parameters, faults: Vec::new() }),
            Err(_) => {
                Err(Problem::invalid(vec![ProblemFault::query("", "malformed", "the query string cannot be read")]))
            }
        }
    }
}

impl QueryString {
    /// The value of one parameter, if it stands there and `read` takes it. `expected` says in words what `read` takes.
    pub fn take<T>(&mut self, name: &str, expected: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let (mine, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.parameters).into_iter().partition(|(parameter, _)| parameter == name);
        self.parameters = others;
        match mine.as_slice() {
            [] => None,
            [(_, text)] => {
                let value = read(text);
                if value.is_none() {
                    self.faults.push(ProblemFault::query(name, "value_refused", format!("expected: {expected}")));
                }
                value
            }
            _ => {
                self.faults.push(ProblemFault::query(name, "repeated_parameter", "the parameter stands here twice"));
                None
            }
        }
    }

    /// The same of a parameter that must be there.
    pub fn require<T>(&mut self, name: &str, expected: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if self.parameters.iter().all(|(parameter, _)| parameter != name) {
            self.fault(name, "missing_parameter", format!("expected: {expected}"));
        }
        self.take(name, expected, read)
    }

    /// A rule that a parameter breaks together with others.
    pub fn fault(&mut self, name: &str, code: &str, message: impl Into<String>) {
        self.faults.push(ProblemFault::query(name, code, message));
    }

    /// Whether everything that was taken so far could be read.
    pub fn is_faultless(&self) -> bool {
        self.faults.is_empty()
    }

    /// Every fault at once, unknown parameters among them.
    pub fn finish(self) -> Result<(), Problem> {
        let unknown = self.parameters.into_iter();
        let unknown = unknown.map(|(name, _)| ProblemFault::query(&name, "unknown_parameter", "no such parameter"));
        let faults: Vec<_> = self.faults.into_iter().chain(unknown).collect();
        if faults.is_empty() { Ok(()) } else { Err(Problem::invalid(faults)) }
    }
}

/// Which parameters there are, the operation itself says.
impl DescribesRequest for QueryString {
    fn describe(operation: Operation) -> Operation {
        operation.refused_for(&[ProblemCode::RequestInvalid])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(parameters: &[(&str, &str)]) -> QueryString {
        let owned = parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        QueryString { parameters: owned.collect(), faults: Vec::new() }
    }

    #[test]
    fn every_fault_of_a_query_string_is_reported_at_once() {
        let mut query = query(&[("limit", "x"), ("status", "paid"), ("status", "denied"), ("sort", "asc")]);
        assert_eq!(query.take("limit", "1 to 100", |text| text.parse::<u32>().ok()), None);
        assert_eq!(query.take("status", "a status", |text| Some(text.to_owned())), None);
        let problem = query.finish().unwrap_err();
        let codes: Vec<_> = problem.faults().iter().map(|fault| (fault.code(), fault.pointer())).collect();
        let expected = [("value_refused", "/limit"), ("repeated_parameter", "/status"), ("unknown_parameter", "/sort")];
        assert_eq!(codes, expected);
    }
}
