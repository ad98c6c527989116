//! [`Wording`]: the words of `data/wording.txt` by class.

/// The word classes of extraction.
pub(super) struct Wording {
    lead: Vec<&'static str>,
    purpose: Vec<&'static str>,
    principle: Vec<&'static str>,
    organise: Vec<&'static str>,
    part: Vec<&'static str>,
    instrument: Vec<&'static str>,
}

const DATA: &str = include_str!("../data/wording.txt");

impl Wording {
    pub(super) fn load() -> Self {
        Self {
            lead: class("lead"),
            purpose: class("purpose"),
            principle: class("principle"),
            organise: class("organise"),
            part: class("part"),
            instrument: class("instrument"),
        }
    }

    /// The text without 要, 并, 一是, … at its beginning.
    pub(super) fn strip_lead<'a>(&self, text: &'a str) -> &'a str {
        let mut rest = text.trim_start();
        while let Some(shorter) = self
            .lead
            .iter()
            .find_map(|lead| rest.strip_prefix(lead))
            .filter(|shorter| shorter.chars().nth(1).is_some())
        {
            rest = shorter.trim_start_matches([' ', '，', '：']);
        }
        rest
    }

    /// Whether a clause only says what a measure is for.
    pub(super) fn is_purpose(&self, clause: &str) -> bool {
        begins_with(&self.purpose, clause)
    }

    /// Whether a sentence states a principle or a call.
    pub(super) fn is_principle(&self, sentence: &str) -> bool {
        begins_with(&self.principle, sentence)
    }

    /// Whether a sentence organises the work.
    pub(super) fn organises(&self, sentence: &str) -> bool {
        self.organise.iter().any(|word| sentence.contains(word))
    }

    /// Whether a headline names a part of the document.
    pub(super) fn is_part(&self, headline: &str) -> bool {
        self.part.iter().any(|word| headline.ends_with(word))
    }

    /// Whether a leading clause names an instrument rather than an aim.
    pub(super) fn names_instrument(&self, clause: &str) -> bool {
        self.instrument.iter().any(|word| clause.ends_with(word))
    }
}

fn class(name: &str) -> Vec<&'static str> {
    DATA.lines()
        .filter_map(|line| line.split_once(": "))
        .filter(|(class, _)| *class == name)
        .flat_map(|(_, words)| words.split_whitespace())
        .collect()
}

fn begins_with(words: &[&str], text: &str) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_words() {
        let wording = Wording::load();
        for class in [
            &wording.lead,
            &wording.purpose,
            &wording.principle,
            &wording.organise,
            &wording.part,
            &wording.instrument,
        ] {
            assert!(!class.is_empty());
        }
    }

    #[test]
    fn strips_leads_but_never_all() {
        let wording = Wording::load();
        assert_eq!(wording.strip_lead("要求着力优化布局"), "着力优化布局");
        assert_eq!(wording.strip_lead("一是要优化布局"), "优化布局");
        assert_eq!(wording.strip_lead("要"), "要");
    }
}
