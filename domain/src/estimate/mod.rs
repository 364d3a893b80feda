//! The public contract of an estimate: request, validation, reply.
