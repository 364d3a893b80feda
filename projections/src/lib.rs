//! How events become tables, and the questions asked of them.
