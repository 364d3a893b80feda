//! Lists of words that an event may hold. A word that was written once is read for ever.

/// An enumeration with the word that stands for each variant in JSON, SQL and documents.
macro_rules! words {
    ($(#[$meaning:meta])* $name:ident { $($(#[$word_meaning:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meaning])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $name {
            $($(#[$word_meaning])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// Every word, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in JSON, SQL and documents.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    };
}
pub(super) use words;
