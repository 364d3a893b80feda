//! What a handler asks of a request, by the types of its arguments.

use axum::extract::{Path, State};
use axum::http::HeaderMap;

use super::Operation;
use crate::http::RequestId;
use crate::problem::ProblemCode;

/// An argument of a handler that says what it takes from a request and how it refuses.
pub trait DescribesRequest {
    /// Adds that to the operation.
    fn describe(operation: Operation) -> Operation;
}

/// The arguments of a handler, as axum's `Handler` names them.
pub trait Signature {
    /// Adds what each of them says.
    fn describe(operation: Operation) -> Operation;
}

macro_rules! signatures {
    ($($argument:ident)*) => {
        impl<M, $($argument: DescribesRequest),*> Signature for (M, $($argument,)*) {
            fn describe(operation: Operation) -> Operation {
                $(let operation = $argument::describe(operation);)*
                operation
            }
        }
    };
}

impl Signature for ((),) {
    fn describe(operation: Operation) -> Operation {
        operation
    }
}

signatures!(A);
signatures!(A B);
signatures!(A B C);
signatures!(A B C D);
signatures!(A B C D E);
signatures!(A B C D E F);
signatures!(A B C D E F G);
signatures!(A B C D E F G H);
signatures!(A B C D E F G H I);

/// What works with a state works with the store.
impl<S> DescribesRequest for State<S> {
    fn describe(operation: Operation) -> Operation {
        operation.refused_for(&[ProblemCode::StoreUnavailable])
    }
}

impl DescribesRequest for RequestId {
    fn describe(operation: Operation) -> Operation {
        operation
    }
}

/// Which headers are read of them, the operation itself says.
impl DescribesRequest for HeaderMap {
    fn describe(operation: Operation) -> Operation {
        operation
    }
}

/// What the path names, the operation itself says.
impl DescribesRequest for Path<String> {
    fn describe(operation: Operation) -> Operation {
        operation
    }
}
