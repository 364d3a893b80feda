//! What waits for a person: one row a task, opened and closed by events.

mod fold;
mod queries;
mod store;
mod task;
#[cfg(test)]
mod tests;

pub use fold::{ClaimTasks, fold};
pub use queries::{NotATaskCursor, OpenTask, TaskCursor, TaskFilter, list};
pub use store::WorkQueueProjection;
pub use task::{Task, TaskDetails, TaskRow};

/// The projection's name.
pub const NAME: &str = "work_queue";
