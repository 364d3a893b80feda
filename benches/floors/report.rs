//! What was measured, as ratios inside one run, held against the floors.

use comfy_table::presets::ASCII_MARKDOWN;
use comfy_table::{CellAlignment, Table};

/// One work, measured several times beside its yardstick.
#[derive(Debug)]
pub(crate) struct Measure {
    pub(crate) work: String,
    pub(crate) yardstick: &'static str,
    /// (yardstick, ours), each a second.
    pub(crate) rounds: Vec<(f64, f64)>,
    /// The least that the median ratio may be.
    pub(crate) floor: f64,
    pub(crate) remark: String,
}

impl Measure {
    fn ratios(&self) -> Vec<f64> {
        let mut ratios: Vec<f64> = self.rounds.iter().map(|(yardstick, ours)| ours / yardstick).collect();
        ratios.sort_by(f64::total_cmp);
        ratios
    }

    /// The median ratio of the rounds.
    pub(crate) fn ratio(&self) -> f64 {
        let ratios = self.ratios();
        ratios.get(ratios.len() / 2).copied().unwrap_or_default()
    }

    /// Whether the floor holds.
    pub(crate) fn holds(&self) -> bool {
        self.ratio() >= self.floor
    }

    fn row(&self) -> Vec<String> {
        let ratios = self.ratios();
        let spread = format!(
            "{:.2} ({:.2}-{:.2})",
            self.ratio(),
            ratios.first().copied().unwrap_or_default(),
            ratios.last().copied().unwrap_or_default()
        );
        let median = |pick: fn(&(f64, f64)) -> f64| {
            let mut values: Vec<f64> = self.rounds.iter().map(pick).collect();
            values.sort_by(f64::total_cmp);
            format!("{:.0}/s", values.get(values.len() / 2).copied().unwrap_or_default())
        };
        vec![
            self.work.clone(),
            format!("{} {}", median(|round| round.0), self.yardstick),
            median(|round| round.1),
            spread,
            format!("{:.2}", self.floor),
            self.remark.clone(),
        ]
    }
}

/// The table of `docs/PERFORMANCE.md`.
pub(crate) fn table(measures: &[Measure]) -> Table {
    let mut table = Table::new();
    table.load_preset(ASCII_MARKDOWN);
    table.set_header(["work", "pgbench", "redress", "ratio, median (min-max)", "floor", "remark"]);
    for measure in measures {
        table.add_row(measure.row());
    }
    for column in table.column_iter_mut().skip(2).take(3) {
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
