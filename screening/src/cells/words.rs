//! Answers that are words.

use jiuzhu_rules::{answer::Kind, facts::Asked};
use jiuzhu_words::Texts;

use crate::plain::plain;

/// The words of a question's choices, each with its bit in the order of the choices.
#[derive(Clone, Debug)]
pub struct Words(Vec<(String, u32)>);

/// Usual words for choices besides identifiers and labels: the question, the word, and the identifier of the choice.
const SYNONYMS: &[(&str, &str, &str)] = &[
    ("area", "城镇", "urban"),
    ("area", "城市", "urban"),
    ("area", "城里", "urban"),
    ("area", "非农业", "urban"),
    ("area", "乡村", "rural"),
    ("area", "农业", "rural"),
    ("relation", "户主", "applicant"),
    ("relation", "本人", "applicant"),
    ("relation", "head", "applicant"),
    ("relation", "妻子", "spouse"),
    ("relation", "妻", "spouse"),
    ("relation", "丈夫", "spouse"),
    ("relation", "夫", "spouse"),
    ("relation", "子女", "child"),
    ("relation", "儿子", "child"),
    ("relation", "女儿", "child"),
    ("relation", "子", "child"),
    ("relation", "女", "child"),
    ("relation", "长子", "child"),
    ("relation", "次子", "child"),
    ("relation", "长女", "child"),
    ("relation", "次女", "child"),
    ("relation", "父母", "parent"),
    ("relation", "父亲", "parent"),
    ("relation", "母亲", "parent"),
    ("relation", "父", "parent"),
    ("relation", "母", "parent"),
    ("relation", "孙子", "grandchild"),
    ("relation", "孙女", "grandchild"),
    ("relation", "外孙", "grandchild"),
    ("relation", "外孙女", "grandchild"),
    ("relation", "祖父", "grandparent"),
    ("relation", "祖母", "grandparent"),
    ("relation", "爷爷", "grandparent"),
    ("relation", "奶奶", "grandparent"),
    ("relation", "兄", "sibling"),
    ("relation", "弟", "sibling"),
    ("relation", "姐", "sibling"),
    ("relation", "妹", "sibling"),
    ("relation", "儿媳", "childs_spouse"),
    ("relation", "女婿", "childs_spouse"),
    ("relation", "其他", "other"),
    ("away", "无", "not"),
    ("away", "没有", "not"),
    ("away", "否", "not"),
    ("away", "服刑", "prison"),
    ("away", "义务兵", "conscript"),
    ("away", "特困", "tekun"),
    ("study", "无", "not"),
    ("study", "否", "not"),
    ("study", "不在读", "not"),
    ("study", "非在校生", "not"),
    ("study", "学龄前", "preschool"),
    ("study", "学龄前儿童", "preschool"),
    ("study", "幼儿园", "preschool"),
    ("study", "小学", "school"),
    ("study", "初中", "school"),
    ("study", "高中", "school"),
    ("study", "中职", "school"),
    ("study", "大专", "college"),
    ("study", "本科", "college"),
    ("study", "大学", "college"),
    ("disability", "无", "none"),
    ("disability", "否", "none"),
    ("disability", "没有", "none"),
    ("disability", "视力残疾", "visual"),
    ("disability", "听力残疾", "hearing"),
    ("disability", "言语残疾", "speech"),
    ("disability", "肢体残疾", "physical"),
    ("disability", "智力残疾", "intellectual"),
    ("disability", "精神残疾", "psychiatric"),
    ("disability", "多重残疾", "multiple"),
    ("disability_grade", "1级", "1"),
    ("disability_grade", "2级", "2"),
    ("disability_grade", "3级", "3"),
    ("disability_grade", "4级", "4"),
    ("disability_grade", "一", "1"),
    ("disability_grade", "二", "2"),
    ("disability_grade", "三", "3"),
    ("disability_grade", "四", "4"),
    ("work", "务工", "working"),
    ("work", "就业", "working"),
    ("work", "在业", "working"),
    ("work", "失业", "jobless"),
    ("work", "无业", "jobless"),
    ("work", "无劳动能力", "unable"),
    ("work", "丧失劳动能力", "unable"),
    ("vehicle", "无", "none"),
    ("vehicle", "摩托车", "exempt"),
    ("vehicle", "电动车", "exempt"),
    ("vehicle", "轿车", "car"),
    ("vehicle", "小汽车", "car"),
    ("homes", "无", "one"),
    ("homes", "一套", "one"),
    ("homes", "1套", "one"),
    ("homes", "2套", "two"),
    ("homes", "3套", "three"),
    ("registration", "无", "none"),
    ("event", "无", "none"),
    ("relapse_target", "无", "none"),
    ("relapse_target", "否", "none"),
    ("hindrance", "无", "none"),
    ("work_refusals", "无", "none"),
];

impl Words {
    pub fn of(asked: Asked) -> Words {
        let Kind::Choice(names) = asked.kind() else { return Words(Vec::new()) };
        let fact = asked.name();
        let mut words = Vec::new();
        for (index, name) in names.iter().enumerate() {
            let mut means = |word: &str| {
                let word = plain(word);
                // What one choice is called first, no other is.
                if !word.is_empty() && !words.iter().any(|(known, _)| *known == word) {
                    words.push((word, 1 << index));
                }
            };
            means(name);
            Texts::of_every_language().iter().for_each(|texts| means(texts.choice(fact, index)));
            SYNONYMS.iter().filter(|(of, _, means)| *of == fact && means == name).for_each(|(_, word, _)| means(word));
        }
        Words(words)
    }

    /// The choices that a text names, as bits: one, or several with 或, `|` or `or` between.
    pub fn choices(&self, text: &str) -> Option<u32> {
        self.choice(text).or_else(|| {
            let each = text.split(['或', '|']).flat_map(|part| part.split(" or "));
            each.map(|part| self.choice(part.trim())).try_fold(0, |bits, choice| Some(bits | choice?))
        })
    }

    fn choice(&self, text: &str) -> Option<u32> {
        self.0.iter().find(|(word, _)| word == text).map(|(_, bits)| *bits)
    }
}

const UNSURE: [&str; 9] = ["unsure", "不清楚", "说不准", "不知道", "不详", "未知", "unknown", "not sure", "?"];
const YES: [&str; 11] = ["是", "有", "yes", "y", "true", "1", "√", "✓", "对", "真", "已"];
const NO: [&str; 11] = ["否", "无", "没有", "不是", "no", "n", "false", "0", "×", "不", "未"];

pub fn is_unsure(text: &str) -> bool {
    UNSURE.contains(&text)
}

pub fn yes_or_no(text: &str) -> Option<bool> {
    match (YES.contains(&text), NO.contains(&text)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiuzhu_rules::facts::{HouseholdFact, PersonFact};

    use super::*;

    #[test]
    fn every_synonym_names_a_choice() {
        let household = HouseholdFact::ALL.iter().map(|fact| Asked::Household(*fact));
        let questions: Vec<_> = household.chain(PersonFact::ALL.iter().map(|fact| Asked::Person(*fact, 0))).collect();
        for (fact, word, means) in SYNONYMS {
            let asked = questions.iter().find(|it| it.name() == *fact);
            let Some(Kind::Choice(names)) = asked.map(|it| it.kind()) else { unreachable!("{fact} is no choice") };
            let bits = names.iter().position(|name| name == means).map(|index| 1 << index);
            assert_eq!(asked.and_then(|it| Words::of(*it).choices(&plain(word))), bits, "{fact}: {word}");
            assert!(bits.is_some(), "{fact}: {word}");
        }
    }
}
