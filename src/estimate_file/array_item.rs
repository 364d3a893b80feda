//! Where an item of a JSON array ends.

/// Looks for the end of one item, chunk by chunk. It counts brackets and minds strings: whether what stands between is JSON
/// is for its reader to say.
#[derive(Debug, Default)]
pub(super) struct ArrayItem {
    depth: usize,
    in_string: bool,
    escaped: bool,
    end: Option<End>,
}

/// What ends an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// A comma: another item follows.
    Item,
    /// The bracket that closes the array.
    Array,
}

impl ArrayItem {
    /// Where in the next chunk the item ends.
    pub(super) fn find_end(&mut self, chunk: &[u8]) -> Option<usize> {
        chunk.iter().position(|byte| self.is_end(*byte))
    }

    /// What ended it.
    pub(super) const fn end(&self) -> Option<End> {
        self.end
    }

    fn is_end(&mut self, byte: u8) -> bool {
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_string = false,
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b']' if self.depth == 0 => self.end = Some(End::Array),
            b',' if self.depth == 0 => self.end = Some(End::Item),
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.end.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_ends_at_a_comma_or_a_bracket_of_its_own_array() {
        for (text, at, end) in [
            (r#"{"a":[1,2],"b":"],\"],"},7"#, 24, End::Item),
            (r#" {"a":1} ] "#, 9, End::Array),
            (r#""\\",1"#, 4, End::Item),
            ("]", 0, End::Array),
        ] {
            for cut in 0..=text.len() {
                let mut item = ArrayItem::default();
                let (first, second) = text.as_bytes().split_at(cut);
                let found = item.find_end(first).or_else(|| item.find_end(second).map(|found| cut + found));
                assert_eq!((found, item.end()), (Some(at), Some(end)), "{text} cut at {cut}");
            }
        }
    }
}
