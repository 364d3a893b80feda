//! The program: roles, HTTP, event store, adapters.
