//! [`Alphabet`]: dense ids for the characters of a few texts.

/// The id of every character that the alphabet does not hold.
pub(crate) const FOREIGN: u16 = 0;

/// The code points of one page of the lookup table.
const PAGE: usize = 256;
/// The pages that cover all code points, `0..=0x10FFFF`.
const PAGES: usize = 0x11_0000 / PAGE;

/// Numbers the characters of a few texts `1, 2, 3, …` in the order in which they first occur;
/// every other character is *foreign* and has the id 0.
///
/// The lookup is two loads: a page for each 256 code points, one shared blank page for all that
/// the texts do not touch. An alphabet holds at most 65,535 characters, the ids of a `u16`; what
/// comes after them is foreign too.
#[derive(Debug, Clone)]
pub struct Alphabet {
    page_of: Vec<u16>,
    pages: Vec<[u16; PAGE]>,
    len: u16,
}

impl Default for Alphabet {
    fn default() -> Self {
        Self {
            page_of: vec![0; PAGES],
            pages: vec![[FOREIGN; PAGE]],
            len: 0,
        }
    }
}

impl Alphabet {
    /// The alphabet of `texts`.
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut alphabet = Self::default();
        for character in texts.into_iter().flat_map(str::chars) {
            alphabet.insert(character);
        }
        alphabet
    }

    /// The number of characters that have an id; also the greatest id.
    #[must_use]
    pub fn len(&self) -> usize {
        usize::from(self.len)
    }

    /// Whether every character is foreign.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The id of `character`, 0 if it is foreign.
    #[must_use]
    #[inline]
    pub fn id(&self, character: char) -> u16 {
        let (page, cell) = locate(character);
        self.page_of
            .get(page)
            .and_then(|&page| self.pages.get(usize::from(page)))
            .and_then(|cells| cells.get(cell))
            .map_or(FOREIGN, |&id| id)
    }

    /// Appends the ids of the characters of `text` to `ids` and returns how many characters
    /// `text` has. Foreign characters are counted and dropped: none of them can be part of a
    /// subsequence that is common with a text of the alphabet.
    pub fn encode(&self, text: &str, ids: &mut Vec<u16>) -> usize {
        let mut end = ids.len();
        ids.resize(end + text.len(), FOREIGN);
        let mut characters = 0;
        for character in text.chars() {
            characters += 1;
            let id = self.id(character);
            // Written always and kept if known: which characters are foreign cannot be predicted.
            if let Some(place) = ids.get_mut(end) {
                *place = id;
            }
            end += usize::from(id != FOREIGN);
        }
        ids.truncate(end);
        characters
    }

    fn insert(&mut self, character: char) {
        let (page, cell) = locate(character);
        let Some(next) = self.len.checked_add(1) else {
            return;
        };
        if let Some(id) = self.page_mut(page).and_then(|cells| cells.get_mut(cell))
            && *id == FOREIGN
        {
            *id = next;
            self.len = next;
        }
    }

    /// The page of that number, its own from now on.
    fn page_mut(&mut self, page: usize) -> Option<&mut [u16; PAGE]> {
        let place = self.page_of.get_mut(page)?;
        if *place == 0 {
            *place = u16::try_from(self.pages.len()).ok()?;
            self.pages.push([FOREIGN; PAGE]);
        }
        self.pages.get_mut(usize::from(*place))
    }
}

/// The page of a character and its cell in that page.
#[inline]
fn locate(character: char) -> (usize, usize) {
    let code = u32::from(character) as usize;
    (code / PAGE, code % PAGE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ids_count_up_from_one_in_order_of_first_occurrence() {
        let alphabet = Alphabet::new(["城市城", "更新", "𠮷a"]);
        let ids: Vec<u16> = "城市更新𠮷a".chars().map(|c| alphabet.id(c)).collect();
        assert_eq!(ids, [1, 2, 3, 4, 5, 6]);
        assert_eq!(alphabet.len(), 6);
    }

    #[test]
    fn foreign_characters_are_counted_and_dropped() {
        let alphabet = Alphabet::new(["城市"]);
        let mut ids = vec![9];
        assert_eq!(alphabet.encode("大城\0小市𠮷", &mut ids), 6);
        assert_eq!(ids, [9, 1, 2]);
    }

    #[test]
    fn an_empty_alphabet_knows_nothing() {
        let alphabet = Alphabet::default();
        assert!(alphabet.is_empty());
        assert_eq!(alphabet.id('\u{10FFFF}'), FOREIGN);
    }

    #[test]
    fn what_comes_after_the_last_id_is_foreign() {
        let every_character: String = ('\0'..=char::MAX).collect();
        let alphabet = Alphabet::new([every_character.as_str()]);
        assert_eq!(alphabet.len(), usize::from(u16::MAX));
        assert_eq!(alphabet.id('\0'), 1);
        assert_eq!(alphabet.id(char::MAX), FOREIGN);
    }

    proptest! {
        #[test]
        fn equal_ids_mean_equal_characters(texts in prop::collection::vec(".*", 0..4), other in ".*") {
            let alphabet = Alphabet::new(texts.iter().map(String::as_str));
            let known: Vec<char> = texts.iter().flat_map(|text| text.chars()).collect();
            for character in other.chars() {
                prop_assert_eq!(alphabet.id(character) != FOREIGN, known.contains(&character));
            }
            for (&a, &b) in known.iter().zip(known.iter().rev()) {
                prop_assert_eq!(alphabet.id(a) == alphabet.id(b), a == b);
            }
        }
    }
}
