//! [`Wording`]: the words of `data/wording.txt` by class.

/// The word classes of extraction.
pub(super) struct Wording {
    lead: Vec<&'static str>,
    purpose: Vec<&'static str>,
    principle: Vec<&'static str>,
    organise: Vec<&'static str>,
    part: Vec<&'static str>,
    instrument: Vec<&'static str>,
    thought: Vec<&'static str>,
    argument: Vec<&'static str>,
    statement: Vec<&'static str>,
    emphasis: Vec<&'static str>,
    demand: Vec<&'static str>,
    territory: Vec<&'static str>,
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
            thought: class("thought"),
            argument: class("argument"),
            statement: class("statement"),
            emphasis: class("emphasis"),
            demand: class("demand"),
            territory: class("territory"),
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
        begins_with(&self.principle, sentence) || holds(&self.thought, sentence)
    }

    /// Whether a clause organises the work.
    pub(super) fn organises(&self, clause: &str) -> bool {
        holds(&self.organise, clause)
    }

    /// Whether a clause argues for an aim.
    pub(super) fn argues(&self, clause: &str) -> bool {
        holds(&self.argument, clause)
    }

    /// Whether a clause says how things are, or argues.
    pub(super) fn states(&self, clause: &str) -> bool {
        let emphasised = self
            .emphasis
            .iter()
            .map(|word| clause.matches(word).count());
        self.argues(clause)
            || holds(&self.statement, clause)
            || clause.matches('是').count() > emphasised.sum()
    }

    /// Whether a clause asks for something again, whatever was stated before it.
    pub(super) fn demands(&self, clause: &str) -> bool {
        begins_with(&self.demand, clause)
    }

    /// The text without 全市 at its beginning, unless that is only a part of a word.
    pub(super) fn strip_territory<'a>(&self, text: &'a str) -> &'a str {
        let stripped = self
            .territory
            .iter()
            .find_map(|word| text.strip_prefix(word));
        stripped
            .filter(|rest| !rest.starts_with('域'))
            .unwrap_or(text)
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

fn holds(words: &[&str], text: &str) -> bool {
    words.iter().any(|word| text.contains(word))
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
            &wording.thought,
            &wording.argument,
            &wording.statement,
            &wording.emphasis,
            &wording.demand,
            &wording.territory,
        ] {
            assert!(!class.is_empty());
        }
    }

    #[test]
    fn tells_statements_from_demands() {
        let wording = Wording::load();
        for statement in ["稳是大局和基础", "并与规划目标相衔接", "我市具有区位优势"]
        {
            assert!(wording.states(statement), "{statement}");
        }
        for demand in ["支持企业特别是小微企业融资", "一是健全机制"] {
            assert!(!wording.states(demand), "{demand}");
        }
    }

    #[test]
    fn strips_the_territory_but_no_part_of_a_word() {
        let wording = Wording::load();
        assert_eq!(wording.strip_territory("全市总产值"), "总产值");
        assert_eq!(wording.strip_territory("全市域统筹"), "全市域统筹");
    }

    #[test]
    fn strips_leads_but_never_all() {
        let wording = Wording::load();
        assert_eq!(wording.strip_lead("要求着力优化布局"), "着力优化布局");
        assert_eq!(wording.strip_lead("一是要优化布局"), "优化布局");
        assert_eq!(wording.strip_lead("要"), "要");
    }
}
