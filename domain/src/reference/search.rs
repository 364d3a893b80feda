//! Finding airports and carriers by what a person writes: a code, a name, a city; without accents, and with small slips.

use std::sync::LazyLock;

use deunicode::deunicode;
use strsim::osa_distance;

use super::{Airport, Carrier, airports, carriers};

/// Below this length everything is a slip of everything.
const SLIP_LETTERS_MIN: usize = 3;
/// From this length on two slips are forgiven, below it one.
const TWO_SLIPS_LETTERS_MIN: usize = 6;

/// What a search came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matches<T: 'static> {
    /// What fits, the best first.
    pub found: Vec<&'static T>,
    /// What may have been meant, the likeliest first: only where nothing fits.
    pub suggested: Vec<&'static T>,
}

/// A row of a table in the form in which it is searched.
struct Entry<T: 'static> {
    row: &'static T,
    codes: Vec<String>,
    /// What it is called, and where it is; what leads to it best stands first.
    names: Vec<String>,
}

/// How well a row fits: the less, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Code,
    Name,
    NameBegins(usize),
    CodeBegins,
    WordBegins,
    Inside,
}

static AIRPORTS: LazyLock<Vec<Entry<Airport>>> = LazyLock::new(|| {
    let entry = |row: &'static Airport| Entry {
        row,
        codes: vec![folded(row.code.as_str())],
        names: names([&row.city, &row.name]),
    };
    airports().iter().map(entry).collect()
});

static CARRIERS: LazyLock<Vec<Entry<Carrier>>> = LazyLock::new(|| {
    let entry = |row: &'static Carrier| {
        let codes = [row.code.as_str(), &row.icao_code].map(folded);
        Entry { row, codes: codes.into_iter().filter(|code| !code.is_empty()).collect(), names: names([&row.name]) }
    };
    carriers().iter().map(entry).collect()
});

/// Up to `limit` airports by code, city or name.
pub fn find_airports(text: &str, limit: usize) -> Matches<Airport> {
    find(&AIRPORTS, text, limit)
}

/// Up to `limit` carriers by designator or name.
pub fn find_carriers(text: &str, limit: usize) -> Matches<Carrier> {
    find(&CARRIERS, text, limit)
}

/// Whether a search for this can find anything: it holds a letter or a digit.
pub fn is_searchable(text: &str) -> bool {
    !folded(text).is_empty()
}

fn find<T>(entries: &'static [Entry<T>], text: &str, limit: usize) -> Matches<T> {
    let wanted = folded(text);
    if wanted.is_empty() {
        return Matches { found: Vec::new(), suggested: Vec::new() };
    }
    let found = best(entries, limit, |entry| fit(entry, &wanted));
    let suggested = if found.is_empty() { best(entries, limit, |entry| slips(entry, &wanted)) } else { Vec::new() };
    Matches { found, suggested }
}

/// The rows that `rate` takes, the least rated first; those that are rated alike stay in the order of the table.
fn best<T, R: Ord>(
    entries: &'static [Entry<T>],
    limit: usize,
    rate: impl Fn(&Entry<T>) -> Option<R>,
) -> Vec<&'static T> {
    let mut rated: Vec<_> = entries.iter().filter_map(|entry| Some((rate(entry)?, entry.row))).collect();
    rated.sort_by(|(one, _), (other, _)| one.cmp(other));
    rated.into_iter().take(limit).map(|(_, row)| row).collect()
}

fn fit<T>(entry: &Entry<T>, wanted: &str) -> Option<Fit> {
    let by_code = entry.codes.iter().filter_map(|code| match code.strip_prefix(wanted) {
        Some("") => Some(Fit::Code),
        Some(_) => Some(Fit::CodeBegins),
        None => None,
    });
    let by_name = entry.names.iter().enumerate().filter_map(|(place, name)| match name.find(wanted)? {
        0 if name.len() == wanted.len() => Some(Fit::Name),
        0 => Some(Fit::NameBegins(place)),
        // Words are parted by single blanks.
        _ if name.match_indices(wanted).any(|(at, _)| name[..at].ends_with(' ')) => Some(Fit::WordBegins),
        _ => Some(Fit::Inside),
    });
    by_code.chain(by_name).min()
}

/// How many letters are wrong, missing, too many or swapped, if they are few; a whole name is better than a word of one.
fn slips<T>(entry: &Entry<T>, wanted: &str) -> Option<(usize, bool)> {
    let length = wanted.chars().count();
    let forgiven = if length < TWO_SLIPS_LETTERS_MIN { 1 } else { 2 };
    let slips_of = |name: &str| {
        let near = name.chars().count().abs_diff(length) <= forgiven;
        (near && length >= SLIP_LETTERS_MIN).then(|| osa_distance(name, wanted)).filter(|slips| *slips <= forgiven)
    };
    let of_names = entry.names.iter().filter_map(|name| Some((slips_of(name)?, false)));
    let words = entry.names.iter().flat_map(|name| name.split(' '));
    let of_words = words.filter(|word| word.len() > SLIP_LETTERS_MIN).filter_map(|word| Some((slips_of(word)?, true)));
    of_names.chain(of_words).min()
}

fn names<const N: usize>(names: [&str; N]) -> Vec<String> {
    names.into_iter().map(folded).filter(|name| !name.is_empty()).collect()
}

/// Small letters without accents, and digits; an apostrophe parts no word, everything else that is neither does.
fn folded(text: &str) -> String {
    let plain = deunicode(text).to_ascii_lowercase().replace(['\'', '’'], "");
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        find_airports(text, 10).found.into_iter().map(|airport| airport.code.as_str()).collect()
    }

    fn suggested(text: &str) -> Vec<&'static str> {
        let matches = find_airports(text, 10);
        assert_eq!(matches.found, Vec::<&Airport>::new(), "{text}");
        matches.suggested.into_iter().map(|airport| airport.code.as_str()).collect()
    }

    fn carriers_found(text: &str) -> Vec<&'static str> {
        find_carriers(text, 5).found.into_iter().map(|carrier| carrier.code.as_str()).collect()
    }

    #[test]
    fn an_airport_is_found_by_its_code_first() {
        for (text, code) in [("YYZ", "YYZ"), ("yul", "YUL"), (" fco ", "FCO")] {
            assert_eq!(found(text)[0], code, "{text}");
        }
    }

    #[test]
    fn a_city_is_found_with_and_without_its_accents() {
        for text in ["Montréal", "montreal", "MONTRÉAL"] {
            assert!(found(text).contains(&"YUL"), "{text}: {:?}", found(text));
        }
        assert!(found("Zürich").contains(&"ZRH") && found("zurich").contains(&"ZRH"));
        assert!(found("st johns").contains(&"YYT") && found("St. John's").contains(&"YYT"));
    }

    #[test]
    fn what_begins_so_comes_before_what_has_it_inside() {
        let codes = found("toro");
        let toronto = codes.iter().position(|code| *code == "YYZ").expect("Toronto");
        let inside = |code: &&str| {
            let airport = airports().iter().find(|airport| airport.code.as_str() == *code).expect("an airport");
            !folded(&airport.city).starts_with("toro") && !folded(&airport.name).starts_with("toro")
        };
        assert!(codes.iter().take(toronto).all(|code| !inside(code)), "{codes:?}");
        assert!(found("pearson").contains(&"YYZ"), "a word of the name leads to it too");
    }

    #[test]
    fn a_small_slip_is_suggested_and_not_found() {
        for (text, code) in [("Torotno", "YYZ"), ("Montrael", "YUL"), ("Vancuver", "YVR"), ("Frankfrut", "FRA")] {
            assert!(suggested(text).contains(&code), "{text}: {:?}", suggested(text));
        }
        assert_eq!(suggested("xqzwvkj"), Vec::<&str>::new());
        assert_eq!(suggested("5q"), Vec::<&str>::new(), "two letters are a slip of everything");
    }

    #[test]
    fn a_carrier_is_found_by_either_designator_and_by_its_name() {
        assert_eq!(carriers_found("AC")[0], "AC");
        assert_eq!(carriers_found("aca")[0], "AC");
        assert_eq!(carriers_found("air canada")[0], "AC");
        assert_eq!(carriers_found("westjet")[0], "WS");
        let slips = find_carriers("Wetsjet", 5).suggested;
        assert_eq!(slips.first().map(|carrier| carrier.code.as_str()), Some("WS"));
    }

    #[test]
    fn no_more_come_than_were_asked_for_and_nothing_leads_to_nothing() {
        assert_eq!(find_airports("a", 7).found.len(), 7);
        for text in ["", "  ", "!?", "'"] {
            assert!(!is_searchable(text) && found(text).is_empty(), "{text}");
        }
        assert!(is_searchable("東京"));
    }
}
