//! Each amount at which something changes, in words, and every change in a table.

use jiuzhu_rules::explore::thresholds::{Change, Clause, Cliff, Edge, Fen, Of, Side, Thresholds};
use jiuzhu_rules::reckoning::exact::Exact;
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::{
    parts::{Fold, Page, citation, period, styled, text},
    screens::results::card::in_short,
};

/// An amount at which something changes, and all that changes there.
pub struct Place {
    pub at: Fen,
    pub edges: Vec<Edge>,
}

pub fn places(found: &Thresholds) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for edge in &found.edges {
        match places.last_mut() {
            Some(last) if last.at == edge.at => last.edges.push(*edge),
            _ => places.push(Place { at: edge.at, edges: vec![*edge] }),
        }
    }
    places
}

/// What the edges are of.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    pub page: Page<'a>,
    pub found: &'a Thresholds,
}

impl Told<'_> {
    fn yuan(self, yuan: Exact) -> String {
        self.page.texts.yuan(yuan)
    }

    /// An amount on the axis.
    pub fn amount(self, at: Fen) -> String {
        format!("{} {}", self.yuan(at.yuan()), period(self.page, self.found.cadence))
    }

    pub fn of(self, of: Of) -> String {
        let Of::Finding(index) = of else { return self.page.texts.page.curve_help.to_owned() };
        let Some(response) = self.found.responses.get(index) else { return String::new() };
        let name = self.page.texts.programme(response.programme).official;
        response.person.map_or(name.to_owned(), |person| format!("{}：{name}", self.page.person(person)))
    }

    /// Every place in sentences: what the household as a whole has from there on, and what becomes of all help.
    pub fn in_words(self, places: &[Place]) -> Html {
        let texts = &self.page.texts.page;
        html! {
            <ol class="places">
                for place in places {
                    <li key={place.at.0.to_string()}>
                        { text("strong", fill(texts.curve_from, &[("amount", &self.amount(place.at))])) }
                        <ul>for sentence in self.sentences(place) { { text("li", sentence) } }</ul>
                    </li>
                }
            </ol>
        }
    }

    fn sentences(self, place: &Place) -> Vec<String> {
        let is_of_household = |edge: &&Edge| match edge.of {
            Of::Finding(index) => self.found.responses.get(index).is_some_and(|it| it.person.is_none()),
            Of::MonthlyTotal => true,
        };
        let told = |edge: &&Edge| match edge.change {
            Change::Verdict { .. } => is_of_household(edge),
            _ => edge.of == Of::MonthlyTotal,
        };
        let mut said: Vec<String> = Vec::new();
        for edge in place.edges.iter().filter(told) {
            let sentence = self.sentence(edge);
            if !said.contains(&sentence) {
                said.push(sentence);
            }
        }
        // Where help as a whole stays as it is, what makes up for each other.
        if said.is_empty() {
            said.extend(place.edges.iter().map(|edge| self.sentence(edge)));
        }
        said
    }

    fn sentence(self, edge: &Edge) -> String {
        let texts = &self.page.texts.page;
        let what = self.of(edge.of);
        match edge.change {
            Change::Verdict { before, after } => {
                let (before, after) = (in_short(self.page, before), in_short(self.page, after));
                fill(texts.curve_turns, &[("what", &what), ("before", before), ("after", after)])
            }
            Change::Jump { side, left, at, .. } => {
                let what = self.with_side(what, side);
                match edge.change.rise() {
                    Some(rise) => {
                        let words = if rise.is_negative() { texts.curve_falls } else { texts.curve_rises };
                        fill(words, &[("what", &what), ("yuan", &self.yuan(rise.size()))])
                    }
                    None => {
                        let [before, after] = [left, at].map(|it| self.paid(it));
                        fill(texts.curve_turns, &[("what", &what), ("before", &before), ("after", &after)])
                    }
                }
            }
            Change::Slope { side, after, .. } => {
                fill(texts.curve_goes_on, &[("what", &self.with_side(what, side)), ("slope", &self.slope(after))])
            }
        }
    }

    fn with_side(self, what: String, side: Side) -> String {
        let texts = &self.page.texts.page;
        match side {
            Side::Least => fill(texts.curve_least, &[("what", &what)]),
            Side::Most => fill(texts.curve_most, &[("what", &what)]),
            Side::Both => what,
        }
    }

    fn paid(self, yuan: Option<Exact>) -> String {
        yuan.map_or(self.page.texts.page.curve_open.to_owned(), |yuan| {
            format!("{} {}", self.yuan(yuan), self.page.texts.unit.yuan)
        })
    }

    /// What becomes of an amount with each yuan more.
    fn slope(self, slope: Exact) -> String {
        let texts = &self.page.texts.page;
        if slope == Exact::ZERO {
            return texts.curve_level.to_owned();
        }
        let words = if slope.is_negative() { texts.curve_slope_down } else { texts.curve_slope_up };
        fill(words, &[("yuan", &self.yuan(slope.size()))])
    }

    /// Where a household is left with less although it has more.
    pub fn cliffs(self) -> Html {
        let texts = &self.page.texts.page;
        let cliff = |it: &Cliff| {
            let (from, to) = (self.amount(it.from), self.amount(it.to));
            let words = if it.side == Side::Both { texts.curve_cliff } else { texts.curve_cliff_may };
            fill(words, &[("from", &from), ("to", &to), ("drop", &self.yuan(it.drop))])
        };
        html! {
            if self.found.with_help.is_some() {
                { text("h2", texts.curve_cliffs) }
                if self.found.cliffs.is_empty() { { text("p", texts.curve_no_cliffs) } }
                <ul class="cliffs">for it in &self.found.cliffs { { text("li", cliff(it)) } }</ul>
            }
        }
    }

    /// Every change, with the clause that makes it.
    pub fn table(self, places: &[Place]) -> Html {
        let texts = &self.page.texts.page;
        let columns = [
            texts.table_number,
            texts.curve_column_from,
            texts.table_what,
            texts.curve_column_before,
            texts.curve_column_after,
            texts.curve_column_rise,
            texts.table_basis,
        ];
        let rows = (1..).zip(places).flat_map(|(number, place)| place.edges.iter().map(move |edge| (number, edge)));
        html! {
            <Fold id="edges" title={texts.curve_table} opened=true>
                <div class="table-scroll" tabindex="0" role="group" aria-label={texts.curve_table}>
                    <table>
                        <thead><tr>for column in columns { <th scope="col">{ column }</th> }</tr></thead>
                        <tbody>for (number, edge) in rows { { self.row(number, edge) } }</tbody>
                    </table>
                </div>
            </Fold>
        }
    }

    fn row(self, number: usize, edge: &Edge) -> Html {
        let what = self.of(edge.of);
        let (side, [before, after]) = match edge.change {
            Change::Verdict { before, after } => {
                (Side::Both, [before, after].map(|it| in_short(self.page, it).to_owned()))
            }
            Change::Jump { side, left, at, .. } => (side, [left, at].map(|it| self.paid(it))),
            Change::Slope { side, before, after } => (side, [before, after].map(|it| self.slope(it))),
        };
        let rise = edge.change.rise().map_or(String::new(), |rise| {
            format!("{} {}", if rise.is_negative() { "▼" } else { "▲" }, self.yuan(rise.size()))
        });
        html! {
            <tr data-of={self.programme(edge.of)}>
                <td>{ number }</td>
                <td class="value">{ self.yuan(edge.at.yuan()) }</td>
                <th scope="row">{ self.with_side(what, side) }</th>
                <td>{ before }</td>
                <td>{ after }</td>
                <td class="value">{ rise }</td>
                <td>if let Some(clause) = edge.clause { { self.clause(clause) } }</td>
            </tr>
        }
    }

    /// The programme's identifier, for those who look at the page with a program.
    fn programme(self, of: Of) -> Option<&'static str> {
        use jiuzhu_rules::{Programme, reckoning::choice::Variants};
        let Of::Finding(index) = of else { return None };
        let programme = self.found.responses.get(index)?.programme;
        Programme::NAMES.get(usize::from(programme.index())).copied()
    }

    fn clause(self, clause: Clause) -> Html {
        let rule = clause.term.map_or("", |term| term.rule());
        html! {
            <>
                if let Some(term) = clause.term { { text("span", self.page.texts.term(term)) } }
                if let Some(article) = clause.article {
                    { citation(self.page, article, rule) }
                } else {
                    { styled("small", "rule", rule) }
                }
            </>
        }
    }

    pub fn unproven(self) -> Html {
        match &self.found.unproven {
            Some(range) => {
                let from = self.amount(*range.start());
                styled("p", "notice", fill(self.page.texts.page.curve_unproven, &[("from", &from)]))
            }
            None => Html::default(),
        }
    }
}
