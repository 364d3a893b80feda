//! Both APIs over real HTTP, on a real PostgreSQL.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]

mod amending;
mod authorization;
mod bad_input;
mod bad_times;
mod bodies;
mod command_api;
mod content_encoding;
mod documentation;
mod estimate_files;
mod evidence;
mod exchange;
mod languages;
mod live;
mod live_flood;
mod log;
mod logins;
mod look_ups;
mod openapi;
mod personal_data;
mod program;
mod query_api;
mod search;
mod searching;
mod server;
mod submissions;
#[path = "../support/mod.rs"]
mod support;
