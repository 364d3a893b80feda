//! Which known word was probably meant.

use strsim::osa_distance;

/// The known word that is nearest to a text, if it is near: at most a third of it differs. Case does not count.
pub(crate) fn nearest(text: &str, known: &[&'static str]) -> Option<&'static str> {
    let text = text.to_ascii_lowercase();
    let distance = |word: &str| osa_distance(&text, &word.to_ascii_lowercase());
    let (word, slips) = known.iter().map(|word| (*word, distance(word))).min_by_key(|(_, slips)| *slips)?;
    (slips * 3 <= word.len()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_suggests_the_word_that_was_meant_and_another_word_none() {
        let known = ["CREW_SHORTAGE", "CREW_ILLNESS", "WEATHER_UNSAFE"];
        assert_eq!(nearest("CREW_SHORTGE", &known), Some("CREW_SHORTAGE"));
        assert_eq!(nearest("weather_unsafe", &known), Some("WEATHER_UNSAFE"));
        assert_eq!(nearest("CREW-ILNESS", &known), Some("CREW_ILLNESS"));
        assert_eq!(nearest("VOLCANO", &known), None);
        assert_eq!(nearest("", &known), None);
    }
}
