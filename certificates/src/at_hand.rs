//! The packs, the law and the names that a certificate is held against: those of this program.

use std::collections::HashMap;

use jiuzhu_checker::{
    at_hand::{Figure, Figures, Kind, Names, Part, Provisions, Row, span},
    canonical::sha256,
};
use jiuzhu_rules::{
    answer,
    case::{day_from_text, day_to_text},
    facts::{HouseholdFact, PersonFact, SupporterFact},
    law::{Article, INSTRUMENTS, PROVISIONS},
    local::LocalFigure,
    packs::{self, Basis, FigureId, Packs, row_for},
    place::PlaceCode,
    term::Term,
};
use jiuzhu_words::Texts;
use serde_json::{Value as Json, json};

use crate::certificate::{exact, rounding_word};

pub struct AtHand {
    packs: &'static Packs,
    /// Chinese: names and places of provisions are those of the law itself.
    texts: &'static Texts,
    /// By table and place.
    rows: HashMap<(&'static str, PlaceCode), Vec<(&'static packs::Figure, Row)>>,
    /// By instrument and place in it.
    articles: HashMap<(&'static str, &'static str), Article>,
    law: String,
}

impl AtHand {
    pub fn of(packs: &'static Packs) -> Self {
        let mut at_hand = AtHand {
            packs,
            texts: Texts::chinese(),
            rows: HashMap::new(),
            articles: HashMap::new(),
            law: String::new(),
        };
        for (figure, row) in packs.tables.rows().filter_map(|(figure, says)| Some((figure, named(figure, &says)?))) {
            at_hand.rows.entry((figure.table, figure.place)).or_default().push((figure, row));
        }
        for limit in &packs.tables.liquid_limit {
            let yuan = limit.what.if_seriously_ill.and_then(exact).and_then(|it| span(&it, &it));
            let rows = at_hand.rows.get_mut(&(limit.figure.table, limit.figure.place)).into_iter().flatten();
            rows.filter(|(it, _)| it.id == limit.figure.id).for_each(|(_, row)| row.amounts.extend(yuan));
        }
        for article in (0..PROVISIONS.len()).filter_map(Article::numbered) {
            at_hand.articles.entry(at_hand.named(article)).or_insert(article);
        }
        at_hand.law = sha256(at_hand.law_in_words().as_bytes());
        at_hand
    }

    /// A figure as a certificate names it.
    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        let figure = self.packs.figure(id)?;
        let rows = self.rows.get(&(figure.table, figure.place))?;
        rows.iter().find(|(it, _)| it.id == id).map(|(_, row)| &row.figure)
    }

    /// All of the law, a line for each instrument and each provision. How we word what one says is no part of it.
    fn law_in_words(&self) -> String {
        let day = |it| day_to_text(it);
        let mut law = String::new();
        for (place, it) in INSTRUMENTS.iter().enumerate() {
            let until = it.until.map(day).unwrap_or_default();
            let title = self.texts.instrument(place);
            law += &format!("{}\t{title}\t{}\t{}\t{until}\n", it.id, it.number, day(it.from));
        }
        for article in (0..PROVISIONS.len()).filter_map(Article::numbered) {
            let (instrument, place) = self.named(article);
            law += &format!("{instrument}\t{place}\n");
        }
        law
    }

    /// An article as a certificate names it.
    pub fn cited(&self, article: Article) -> Json {
        let (instrument, place) = self.named(article);
        json!({ "instrument": instrument, "place": place })
    }

    fn named(&self, article: Article) -> (&'static str, &'static str) {
        (article.instrument().map_or("", |it| it.id), self.texts.citation(article).place)
    }
}

/// A row of a pack as a certificate names it; whether it binds depends on the day.
fn named(figure: &packs::Figure, says: &packs::Says) -> Option<Row> {
    let ends = |it: packs::Height| span(exact(it.least)?.as_str(), exact(it.most)?.as_str());
    let heights = [says.amount, says.up_to].into_iter().flatten();
    let (which, words) = says.of.split_at_checked(says.which)?;
    let named = Figure {
        table: figure.table.to_owned(),
        place: figure.place.to_string(),
        area: says.areas.map(|it| area_word(it).to_owned()),
        which: which.to_vec(),
        from: day_to_text(figure.from),
        basis: basis_word(figure.basis).to_owned(),
    };
    Some(Row { figure: named, binds: false, amounts: heights.filter_map(ends).collect(), words: words.to_vec() })
}

fn area_word(areas: packs::Areas) -> &'static str {
    match areas {
        packs::Areas::Both => "both",
        packs::Areas::Urban => "urban",
        packs::Areas::Rural => "rural",
    }
}

fn basis_word(basis: Basis) -> &'static str {
    match basis {
        Basis::Standard => "standard",
        Basis::Floor => "floor",
        Basis::Guidance => "guidance",
        Basis::Unverified => "unverified",
    }
}

fn code(place: &str) -> Option<PlaceCode> {
    place.parse().ok().map(PlaceCode)
}

impl Figures for AtHand {
    fn packs(&self, place: &str) -> Vec<(String, String)> {
        let Some(place) = code(place) else { return Vec::new() };
        let mut heads: Vec<_> = self.packs.heads.iter().collect();
        heads.retain(|head| place.chain().any(|wider| wider == head.code));
        heads.sort_by_key(|head| head.code);
        heads.into_iter().map(|head| (head.code.to_string(), head.hash.to_owned())).collect()
    }

    fn rows(&self, table: &str, place: &str, day: &str) -> Vec<Row> {
        let (Some(place), Some(day)) = (code(place), day_from_text(day)) else { return Vec::new() };
        let Some(table) = packs::Tables::NAMES.iter().find(|it| **it == table) else { return Vec::new() };
        let here = self.rows.get(&(*table, place)).into_iter().flatten().filter(|(it, _)| it.in_force(day));
        here.map(|(figure, row)| Row { binds: figure.binds(day), ..row.clone() }).collect()
    }

    fn has_condition(&self, says: &str) -> bool {
        let tables = &self.packs.tables;
        let of_topups = tables.category_topup.iter().flat_map(|row| &row.what.who);
        let of_subsidies = tables.living_subsidy.iter().chain(&tables.care_subsidy).flat_map(|row| &row.what.who);
        !says.is_empty() && of_topups.chain(of_subsidies).any(|criterion| criterion.also == says)
    }

    fn rounding(&self, place: &str, day: &str) -> Option<String> {
        let row = row_for(&self.packs.tables.derived_rounding, code(place)?, day_from_text(day)?, |_| true)?;
        Some(rounding_word(row.what.how).to_owned())
    }
}

impl Provisions for AtHand {
    fn hash(&self) -> String {
        self.law.clone()
    }

    fn in_force(&self, instrument: &str, place: &str, day: &str) -> Option<bool> {
        let day = day_from_text(day)?;
        self.articles.get(&(instrument, place)).map(|it| it.governs(day))
    }
}

impl Names for AtHand {
    fn version(&self) -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }

    fn term(&self, name: &str) -> Option<(String, String)> {
        let term = Term::ALL.iter().find(|it| it.name() == name)?;
        Some((term.rule().to_owned(), self.texts.term(*term).to_owned()))
    }

    fn question(&self, name: &str) -> Option<(Part, Kind)> {
        let household = HouseholdFact::ALL.iter().find(|it| it.name() == name).map(|it| (Part::Household, it.kind()));
        let person = PersonFact::ALL.iter().find(|it| it.name() == name).map(|it| (Part::Person, it.kind()));
        let supporter = SupporterFact::ALL.iter().find(|it| it.name() == name).map(|it| (Part::Supporter, it.kind()));
        household.or(person).or(supporter).map(|(part, it)| (part, kind(it)))
    }

    fn local_figure(&self, name: &str) -> Option<Kind> {
        LocalFigure::ALL.iter().find(|it| it.name() == name).map(|it| kind(it.kind()))
    }
}

fn kind(of: answer::Kind) -> Kind {
    match of {
        answer::Kind::YesNo => Kind::YesNo,
        answer::Kind::Choice(names) => Kind::Choice(names.iter().map(|it| (*it).to_owned()).collect()),
        answer::Kind::Yuan => Kind::Yuan,
        answer::Kind::Flow => Kind::Flow,
        answer::Kind::Years => Kind::Years,
        answer::Kind::Count => Kind::Count,
        answer::Kind::Number => Kind::Number,
    }
}
