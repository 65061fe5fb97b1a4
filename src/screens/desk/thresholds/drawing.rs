//! The curves of help and of income with help, and below them what the household has over which stretch.

use std::rc::Rc;

use jiuzhu_rules::{
    Programme,
    explore::thresholds::{Curve, Fen, Line, Piece, Response, Thresholds},
    reckoning::exact::Exact,
};
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use super::{
    patterns::{HELP, MAY, of_verdict, patterns},
    places::Place,
    scale::{BOTTOM, LEFT, RIGHT, Scale, TOP, WIDE, fen_of},
};
use crate::{parts::Page, screens::results::card::in_short};

/// Below the curves there is room for the marks.
const HIGH: i64 = BOTTOM + 260;
/// What the strips below need, each with its name.
const STRIP: i64 = 380;
/// Numbers of edges do not stand closer together than this.
const APART: i64 = 190;

/// What is drawn, and to which scale.
pub struct Drawing<'a> {
    pub page: Page<'a>,
    pub found: &'a Rc<Thresholds>,
    pub places: &'a [Place],
    pub across: Scale,
    pub now: Option<Fen>,
    /// What the drawing is called, for those who do not see it.
    pub title: String,
}

/// As far as something changes, or the household stands, and somewhat further.
pub fn across(places: &[Place], now: Option<Fen>) -> Scale {
    let last = places.last().map_or(Fen(0), |it| it.at).max(now.unwrap_or(Fen(0)));
    let last = i64::try_from(last.0).unwrap_or(i64::MAX / 8).min(i64::MAX / 8);
    Scale::up_to(if last == 0 { 500_000 } else { last + last / 5 })
}

impl Drawing<'_> {
    pub fn curves(&self) -> Html {
        let (help, with_help) = (&self.found.monthly_total, self.found.with_help.as_ref());
        let up = self.up(with_help.unwrap_or(help));
        let open = help.most.iter().filter(|it| it.what.is_none());
        html! {
            <svg class="curves" viewBox={format!("0 0 {WIDE} {HIGH}")} role="img" aria-label={self.title.clone()} focusable="false">
                { patterns() }
                { self.grid(up) }
                // The most that it may be lies behind the least.
                for piece in open { { self.open_above(piece) } }
                for piece in &help.most { { self.area(up, piece, MAY) } }
                for piece in &help.least { { self.area(up, piece, "paper") } }
                for piece in &help.least { { self.area(up, piece, HELP) } }
                for cliff in &self.found.cliffs {
                    <rect class="cliff" x={self.across.across(cliff.from).to_string()} y={TOP.to_string()}
                        width={(self.across.across(cliff.to) - self.across.across(cliff.from)).max(24).to_string()} height={(BOTTOM - TOP).to_string()} />
                }
                { self.numbers() }
                if let Some(with_help) = with_help {
                    if with_help.most != with_help.least { { self.line(up, &with_help.most, "with-help may") } }
                    { self.line(up, &with_help.least, "with-help") }
                }
                if help.most != help.least { { self.line(up, &help.most, "help may") } }
                { self.line(up, &help.least, "help") }
                { self.now() }
            </svg>
        }
    }

    /// High enough for what is seen of a curve.
    fn up(&self, curve: &Curve) -> Scale {
        let pieces = curve.least.iter().chain(&curve.most).filter(|it| self.is_seen(it));
        let ends = pieces.filter_map(|it| self.seen_ends(it)).flatten();
        let most = ends.max().unwrap_or_default();
        Scale::up_to(most + most / 12)
    }

    fn is_seen(&self, piece: &Piece<Option<Line>>) -> bool {
        i64::try_from(piece.from.0).is_ok_and(|from| from <= self.across.most)
    }

    /// How high a piece begins, and how high it is where it ends or leaves the drawing.
    fn seen_ends(&self, piece: &Piece<Option<Line>>) -> Option<[i64; 2]> {
        let [from, to] = piece.ends()?.map(fen_of);
        let [left, right] = [piece.from.0, piece.to.0].map(|it| i64::try_from(it).unwrap_or(i64::MAX));
        if right <= self.across.most || right == left {
            return Some([from, to]);
        }
        let part = i128::from(to - from) * i128::from(self.across.most - left) / i128::from(right - left);
        Some([from, from + i64::try_from(part).unwrap_or_default()])
    }

    /// From where to where a piece runs.
    fn ends(&self, up: Scale, piece: &Piece<Option<Line>>) -> Option<[(i64, i64); 2]> {
        if !self.is_seen(piece) {
            return None;
        }
        let [from, to] = self.seen_ends(piece)?.map(|fen| up.up(Exact::of_hundredths(fen)));
        Some([(self.across.across(piece.from), from), (self.across.across(piece.to), to)])
    }

    fn area(&self, up: Scale, piece: &Piece<Option<Line>>, filled: &'static str) -> Html {
        let Some([(left, from), (right, to)]) = self.ends(up, piece) else { return Html::default() };
        let path = format!("M{left} {BOTTOM} V{from} L{right} {to} V{BOTTOM} Z");
        if filled == "paper" {
            html! { <path class="paper" d={path} /> }
        } else {
            html! { <path fill={filled} d={path} /> }
        }
    }

    /// Nobody knows how much more it may be.
    fn open_above(&self, piece: &Piece<Option<Line>>) -> Html {
        if !self.is_seen(piece) {
            return Html::default();
        }
        let (left, right) = (self.across.across(piece.from), self.across.across(piece.to));
        html! { <path fill={MAY} d={format!("M{left} {BOTTOM} V{TOP} H{right} V{BOTTOM} Z")} /> }
    }

    fn line(&self, up: Scale, pieces: &[Piece<Option<Line>>], class: &'static str) -> Html {
        let ends = pieces.iter().filter_map(|piece| self.ends(up, piece));
        let path: String =
            ends.map(|[(left, from), (right, to)]| format!("M{left} {from} L{} {to} ", right.max(left + 20))).collect();
        html! { <path class={class} d={path} /> }
    }

    fn grid(&self, up: Scale) -> Html {
        let yuan = |fen| self.page.texts.yuan(Exact::of_hundredths(fen));
        html! {
            <>
                for fen in up.marks() {
                    <path class="grid" d={format!("M{LEFT} {y} H{RIGHT}", y = up.up(Exact::of_hundredths(fen)))} />
                    <text class="mark-up" x={(LEFT - 60).to_string()} y={(up.up(Exact::of_hundredths(fen)) + 50).to_string()}>{ yuan(fen) }</text>
                }
                for fen in self.across.marks() {
                    { self.mark(fen, yuan(fen)) }
                }
                <path class="axis" d={format!("M{LEFT} {TOP} V{BOTTOM} H{RIGHT}")} />
            </>
        }
    }

    fn mark(&self, fen: i64, words: String) -> Html {
        let x = self.across.across(Fen(fen.unsigned_abs()));
        html! {
            <>
                <path class="axis" d={format!("M{x} {BOTTOM} v50")} />
                <text class="mark-across" x={x.to_string()} y={(BOTTOM + 210).to_string()}>{ words }</text>
            </>
        }
    }

    /// The number of each place at which something changes, as in the list; several where they stand close together.
    fn numbers(&self) -> Html {
        let mut shown: Vec<(i64, usize, usize)> = Vec::new();
        for (index, place) in self.places.iter().enumerate() {
            let x = self.across.across(place.at);
            match shown.last_mut() {
                Some((last, _, to)) if x - *last < APART => *to = index + 1,
                _ => shown.push((x, index + 1, index + 1)),
            }
        }
        html! {
            <>
                for place in self.places {
                    <path class="edge" d={format!("M{x} {TOP} V{BOTTOM}", x = self.across.across(place.at))} />
                }
                for (x, from, to) in shown {
                    <text class="number" x={x.to_string()} y={(TOP - 40).to_string()}>
                        { if from == to { from.to_string() } else { format!("{from}–{to}") } }
                    </text>
                }
            </>
        }
    }

    fn now(&self) -> Html {
        let Some(now) = self.now else { return Html::default() };
        let x = self.across.across(now);
        html! { <path class="now" d={format!("M{x} {BOTTOM} l-60 100 h120 Z")} /> }
    }

    /// Dibao, and whatever else of the household as a whole turns: over which stretch it has it, or may have it.
    pub fn strips(&self) -> Html {
        let has = |it: &&Response| it.person.is_none() && (it.verdicts.len() > 1 || it.programme == Programme::Dibao);
        let strips: Vec<&Response> = self.found.responses.iter().filter(has).collect();
        let high = STRIP * i64::try_from(strips.len()).unwrap_or_default();
        html! {
            if !strips.is_empty() {
                <svg class="strips" viewBox={format!("0 0 {WIDE} {high}")} aria-hidden="true" focusable="false">
                    for (row, response) in (0..).zip(strips) { { self.strip(row * STRIP, response) } }
                </svg>
            }
        }
    }

    fn strip(&self, top: i64, response: &Response) -> Html {
        let name = self.page.texts.programme(response.programme).official;
        html! {
            <>
                <text class="strip-name" x={LEFT.to_string()} y={(top + 120).to_string()}>{ name }</text>
                for piece in &response.verdicts {
                    { segment(self.across, top + 160, (piece.from, piece.to), of_verdict(piece.what), in_short(self.page, piece.what)) }
                }
            </>
        }
    }

    /// What the drawing's lines and areas are.
    pub fn legend(&self) -> Html {
        let (texts, help) = (&self.page.texts.page, &self.found.monthly_total);
        let line = |class: &'static str, words: String| {
            html! {
                <li>
                    <svg viewBox="0 0 400 160" aria-hidden="true" focusable="false"><path class={class} d="M0 80 H400" /></svg>
                    { words }
                </li>
            }
        };
        let area = |filled: &'static str, words: &'static str| {
            html! {
                <li>
                    <svg viewBox="0 0 400 160" aria-hidden="true" focusable="false"><rect class="segment" fill={filled} x="10" y="10" width="380" height="140" /></svg>
                    { words }
                </li>
            }
        };
        html! {
            <ul class="legend">
                { area(HELP, texts.curve_help) }
                if help.least != help.most { { area(MAY, texts.curve_may) } }
                if self.found.with_help.is_some() { { line("with-help", texts.curve_with_help.to_owned()) } }
                if !self.found.cliffs.is_empty() {
                    <li>
                        <svg viewBox="0 0 400 160" aria-hidden="true" focusable="false"><rect class="cliff" x="180" y="0" width="40" height="160" /></svg>
                        { texts.curve_cliffs }
                    </li>
                }
                if let Some(now) = self.now {
                    <li>
                        <svg viewBox="0 0 400 160" aria-hidden="true" focusable="false"><path class="now" d="M200 30 l-60 100 h120 Z" /></svg>
                        { fill(texts.curve_now, &[("amount", &self.page.texts.yuan(now.yuan()))]) }
                    </li>
                }
            </ul>
        }
    }
}

/// A stretch with what holds on it, in words where these have room.
pub fn segment(across: Scale, top: i64, (from, to): (Fen, Fen), filled: &'static str, words: &str) -> Html {
    if i64::try_from(from.0).is_ok_and(|from| from > across.most) {
        return Html::default();
    }
    let (left, right) = (across.across(from), across.across(to));
    let room = i64::try_from(words.chars().count()).unwrap_or_default() * 140 + 80;
    html! {
        <>
            <rect class="segment" fill={filled} x={left.to_string()} y={top.to_string()} width={(right - left).max(10).to_string()} height="200" />
            if room <= right - left {
                <text class="in-segment" x={((left + right) / 2).to_string()} y={(top + 150).to_string()}>{ words.to_owned() }</text>
            }
        </>
    }
}
