//! What was measured, as ratios inside one run, held against the floors.

use comfy_table::presets::ASCII_MARKDOWN;
use comfy_table::{CellAlignment, Table};

/// One work, measured several times beside its yardstick.
#[derive(Debug)]
pub(crate) struct Measure {
    pub(crate) work: String,
    pub(crate) yardstick: &'static str,
    pub(crate) rounds: Vec<Round>,
    /// The least that the median ratio to `pgbench` as it comes may be.
    pub(crate) floor: f64,
    pub(crate) remark: String,
}

/// What `pgbench` did of the same, transactions a second.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Yardstick {
    /// As it comes.
    pub(crate) simple: f64,
    /// With prepared statements.
    pub(crate) prepared: f64,
}

/// One round: the yardstick, and ours a second.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Round {
    pub(crate) yardstick: Yardstick,
    pub(crate) ours: f64,
}

impl Measure {
    fn sorted(&self, value: impl Fn(&Round) -> f64) -> Vec<f64> {
        let mut values: Vec<f64> = self.rounds.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values
    }

    fn median(&self, value: impl Fn(&Round) -> f64) -> f64 {
        let values = self.sorted(value);
        values.get(values.len() / 2).copied().unwrap_or_default()
    }

    /// The median ratio of the rounds.
    pub(crate) fn ratio(&self) -> f64 {
        self.median(|round| round.ours / round.yardstick.simple)
    }

    /// Whether the floor holds, or as much of it as `REDRESS_BENCH_SHARE` asks for.
    pub(crate) fn holds(&self) -> bool {
        let share = std::env::var("REDRESS_BENCH_SHARE").ok().and_then(|text| text.parse().ok()).unwrap_or(1.0);
        self.ratio() >= self.floor * share
    }

    fn row(&self) -> Vec<String> {
        let ratios = self.sorted(|round| round.ours / round.yardstick.simple);
        let spread = format!(
            "{:.2} ({:.2}-{:.2})",
            self.ratio(),
            ratios.first().copied().unwrap_or_default(),
            ratios.last().copied().unwrap_or_default()
        );
        vec![
            self.work.clone(),
            format!("{:.0}/s {}", self.median(|round| round.yardstick.simple), self.yardstick),
            format!("{:.0}/s", self.median(|round| round.ours)),
            spread,
            format!("{:.2}", self.floor),
            format!("{:.0}/s", self.median(|round| round.yardstick.prepared)),
            format!("{:.2}", self.median(|round| round.ours / round.yardstick.prepared)),
            self.remark.clone(),
        ]
    }
}

/// The table of `docs/PERFORMANCE.md`.
pub(crate) fn table(measures: &[Measure]) -> Table {
    let mut table = Table::new();
    table.load_preset(ASCII_MARKDOWN);
    table.set_header([
        "work",
        "pgbench",
        "redress",
        "ratio, median (min-max)",
        "floor",
        "pgbench, prepared",
        "ratio to that",
        "remark",
    ]);
    for measure in measures {
        table.add_row(measure.row());
    }
    for column in table.column_iter_mut().skip(2).take(5) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// What has no yardstick: a time, a rate or a size, held against its limit.
#[derive(Debug)]
pub(crate) struct Figure {
    pub(crate) what: String,
    pub(crate) measured: String,
    pub(crate) limit: String,
    pub(crate) holds: bool,
}

/// The second table of `docs/PERFORMANCE.md`.
pub(crate) fn figures(figures: &[Figure]) -> Table {
    let mut table = Table::new();
    table.load_preset(ASCII_MARKDOWN);
    table.set_header(["figure", "measured", "floor"]);
    for figure in figures {
        table.add_row([&figure.what, &figure.measured, &figure.limit]);
    }
    if let Some(column) = table.column_mut(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}
