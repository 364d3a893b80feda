//! Seventy situations at the edges of the law, each with what EU-261, UK-261 and the APPR say of it, and the United States
//! of one. A test names its row; where a row says more than the contract of an estimate can, the test says what is left out.
//!
//! | rows | file | of what |
//! |---|---|---|
//! | 1 to 10 | `thresholds` | minutes and clocks |
//! | 11 to 21 | `journeys` | one booking is one journey |
//! | 22 to 30 | `notice` | what the passenger was told beforehand |
//! | 31 to 33 | `rerouting` | what became of the journey afterwards |
//! | 34 to 40 | `denied_boarding` | who was not let on |
//! | 41 to 47 | `passengers` | who travelled, on what ticket |
//! | 48 to 51 | `carriers` | who flew, for whom, how large |
//! | 52 to 55 | `causes` | why it happened |
//! | 56 to 59 | `distances` | how far, within which territory |
//! | 60 to 62 | `dates` | which version of the law |
//! | 63 to 65 | `overlap` | two regimes, and the days that count |
//! | 66 to 70 | `money` | in what form, to whom, how much |

#[cfg(test)]
mod carriers;
#[cfg(test)]
mod causes;
#[cfg(test)]
mod dates;
#[cfg(test)]
mod denied_boarding;
#[cfg(test)]
mod distances;
#[cfg(test)]
mod journeys;
#[cfg(test)]
mod money;
#[cfg(test)]
mod notice;
#[cfg(test)]
mod overlap;
#[cfg(test)]
mod passengers;
#[cfg(test)]
mod rerouting;
#[cfg(test)]
mod support;
#[cfg(test)]
mod thresholds;

/// The files in the order of their rows.
#[cfg(test)]
const FILES: [&str; 12] = [
    include_str!("thresholds.rs"),
    include_str!("journeys.rs"),
    include_str!("notice.rs"),
    include_str!("rerouting.rs"),
    include_str!("denied_boarding.rs"),
    include_str!("passengers.rs"),
    include_str!("carriers.rs"),
    include_str!("causes.rs"),
    include_str!("distances.rs"),
    include_str!("dates.rs"),
    include_str!("overlap.rs"),
    include_str!("money.rs"),
];

/// The rows that a file's tests name, in their order: `/// Row 7. ...` before `#[test]`.
#[cfg(test)]
fn rows_of(file: &str) -> Vec<u32> {
    let tests = file.split("#[test]").collect::<Vec<_>>();
    let named =
        tests.iter().take(tests.len() - 1).filter_map(|before| before.rsplit_once("/// Row ")).map(|(_, row)| row);
    named.filter_map(|row| row.split(['.', ',']).next()?.parse().ok()).collect()
}

#[test]
fn each_of_the_seventy_rows_has_its_test() {
    let mut rows: Vec<_> = FILES.iter().flat_map(|file| rows_of(file)).collect();
    let tests: usize = FILES.iter().map(|file| file.matches("#[test]").count()).sum();
    assert_eq!(tests, rows.len(), "a test without a row");
    rows.dedup();
    assert_eq!(rows, (1..=70).collect::<Vec<_>>());
}
