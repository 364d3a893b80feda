//! How much a run does.

/// Counts of one run of all suites.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sizes {
    /// Events that the racing writers commit.
    pub(crate) race_events: u32,
    /// Kills of command processes; the projector is killed besides.
    pub(crate) server_kills: u32,
    /// Payouts that are paid.
    pub(crate) payouts: u32,
    /// Kills of the process that pays them.
    pub(crate) payer_kills: u32,
    /// Requests whose client hangs up.
    pub(crate) hang_ups: u32,
    /// Rounds of rivals for one version of a claim.
    pub(crate) winner_rounds: u32,
}
