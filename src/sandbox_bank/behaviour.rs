//! How the bank behaves: shares of payments and of replies.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A share of cases, in hundredths of a percent. Written `10%` or `0.25%`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Share(u32);

impl Share {
    /// Never.
    pub const NONE: Self = Self(0);
    /// Always.
    pub const ALL: Self = Self(Self::WHOLE);
    /// What a share is a part of.
    pub const WHOLE: u32 = 10_000;

    /// Hundredths of a percent, 0 to [`Self::WHOLE`].
    pub const fn hundredths(self) -> u32 {
        self.0
    }
}

/// Not a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a share is written 0% to 100%, with at most two decimals")]
pub struct ShareError;

impl FromStr for Share {
    type Err = ShareError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = text.strip_suffix('%').ok_or(ShareError)?;
        let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || whole.len() > 3 || !digits(decimals) || decimals.len() > 2 {
            return Err(ShareError);
        }
        let hundredths: u32 = format!("{whole}{decimals:0<2}").parse().map_err(|_| ShareError)?;
        if hundredths <= Self::WHOLE { Ok(Self(hundredths)) } else { Err(ShareError) }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 % 100 {
            0 => write!(formatter, "{}%", self.0 / 100),
            rest => write!(formatter, "{}.{rest:02}%", self.0 / 100),
        }
    }
}

impl TryFrom<String> for Share {
    type Error = ShareError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Share> for String {
    fn from(share: Share) -> Self {
        share.to_string()
    }
}

/// What the bank does of its own accord. What it decides is drawn once a payment; what happens to a reply is drawn for
/// each reply, of payments and of look-ups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, clap::Args)]
#[serde(default, deny_unknown_fields)]
pub struct Behaviour {
    /// Share of payments that are refused.
    #[arg(long, default_value_t = Share::NONE)]
    pub refuse: Share,
    /// Share of payments that stay undecided for a while and are then accepted.
    #[arg(long, default_value_t = Share::NONE)]
    pub undecided: Share,
    /// How long an undecided payment stays so, in milliseconds.
    #[arg(long, default_value_t = 2_000)]
    pub decide_after_ms: u64,
    /// Share of replies that never arrive: the bank does its work, then closes the connection.
    #[arg(long, default_value_t = Share::NONE)]
    pub lose_replies: Share,
    /// Share of replies that are sent twice on the same connection.
    #[arg(long, default_value_t = Share::NONE)]
    pub answer_twice: Share,
    /// Share of replies that come late.
    #[arg(long, default_value_t = Share::ALL)]
    pub delay: Share,
    /// How late a late reply is, in milliseconds; the work is done before.
    #[arg(long, default_value_t = 0)]
    pub delay_ms: u64,
}

impl Default for Behaviour {
    fn default() -> Self {
        Self {
            refuse: Share::NONE,
            undecided: Share::NONE,
            decide_after_ms: 2_000,
            lose_replies: Share::NONE,
            answer_twice: Share::NONE,
            delay: Share::ALL,
            delay_ms: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_reads_back_as_it_was_written() {
        for text in ["0%", "10%", "0.25%", "99.99%", "100%"] {
            assert_eq!(text.parse::<Share>().map(|share| share.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("2.5%".parse::<Share>().map(Share::hundredths), Ok(250));
    }

    #[test]
    fn what_is_not_a_share_is_refused() {
        for text in ["", "%", "10", "-1%", "100.01%", "1.234%", "1.%", ".5%", "ten%", "1e1%", "1000%"] {
            assert_eq!(text.parse::<Share>(), Err(ShareError), "{text}");
        }
    }
}
