//! What the page asks, and what is answered.

use jiuzhu_packs::NATIONAL;
use jiuzhu_rules::{
    case::day_from_text,
    local::LocalFigures,
    packs::{Pack, Packs},
    place::PlaceCode,
};
use jiuzhu_screening::{
    Screening,
    columns::Columns,
    matching::{Difference, List, Why, headers, written},
    safe::read_row,
    table::{Table, Unreadable},
    template::template,
    workbook::MOST_HOUSEHOLDS,
};
use jiuzhu_words::Texts;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    file::{self, File, Which},
    found,
    making::Making,
    run::{Run, Went},
    told,
};

/// What is handed over that is no file to read from ([`file::Which`]).
const WORKBOOK: u32 = 4;
/// The column of a difference that is for programs.
const KIND: usize = 6;

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// What is said in a language, by its tag.
    Words(String),
    /// The empty table to fill in.
    Template,
    /// A list of so many bytes was opened, as the first or the second.
    Open(u8, u64),
    /// Where households live that do not say it, and the day.
    Frame {
        place: u32,
        day: String,
    },
    /// What each column means, such as `wage/year`.
    Begin {
        columns: Vec<String>,
        place: u32,
        day: String,
        quick: bool,
    },
    Progress,
    Summary,
    /// Which households are shown, in which order, by a part of their number.
    Show {
        which: found::Which,
        order: found::Order,
        number: String,
    },
    /// Some of those that are shown.
    Households {
        from: usize,
        count: usize,
    },
    Mistakes {
        from: usize,
        count: usize,
    },
    /// The household whose rows begin here, as the bytes of a case.
    Case(u64),
    /// The results are made into a workbook, some of them at a time: which share of them is in it.
    Workbook,
    /// Both lists are held against each other by a column of each.
    Match([String; 2]),
    Differences {
        from: usize,
        count: usize,
    },
    /// All of them, as CSV.
    DifferencesWritten,
}

#[derive(Default)]
pub struct Desk {
    texts: Option<&'static Texts>,
    provinces: Vec<Pack>,
    packs: Option<&'static Packs>,
    tables: [Option<Table>; 2],
    run: Option<Run>,
    making: Option<Making>,
    differences: Vec<Difference>,
}

impl Desk {
    pub fn take_pack(&mut self, bytes: Vec<u8>) {
        self.provinces.extend(Pack::read(bytes.leak()));
    }

    /// As JSON, but for what is a file.
    pub fn answer(&mut self, asked: Asked) -> Vec<u8> {
        match asked {
            Asked::Template => template(self.texts()),
            Asked::DifferencesWritten => written(&self.differences, self.texts()),
            asked => self.told(asked).to_string().into_bytes(),
        }
    }

    pub fn go_on(&mut self, households: usize) -> Went {
        let [Some(table), _] = &self.tables else { return Went::Done };
        self.run.as_mut().map_or(Went::Done, |run| run.go_on(table, households))
    }

    /// What was written since the last time.
    pub fn take(&mut self, which: u32) -> Vec<u8> {
        if which == WORKBOOK {
            return self.making.as_mut().map(Making::take).unwrap_or_default();
        }
        let Some(run) = &mut self.run else { return Vec::new() };
        core::mem::take(if which == file::Which::Mistakes as u32 { &mut run.mistakes } else { &mut run.written })
    }

    fn texts(&self) -> &'static Texts {
        self.texts.unwrap_or_else(Texts::chinese)
    }

    fn packs(&mut self) -> &'static Packs {
        let provinces = &mut self.provinces;
        self.packs.get_or_insert_with(|| Packs::of(Pack::read(NATIONAL).into_iter().chain(provinces.drain(..))))
    }

    fn told(&mut self, asked: Asked) -> Value {
        let texts = self.texts();
        match asked {
            Asked::Words(tag) => {
                self.texts = Texts::of_every_language().iter().find(|it| it.language.tag == tag);
                let texts = self.texts();
                json!({ "words": told::words(texts), "meanings": told::meanings(texts), "packs": told::packs() })
            }
            Asked::Open(which, size) => self.open(which, size),
            Asked::Frame { place, day } => {
                let name = self.place_of(place).and_then(|it| texts.place(self.packs(), it));
                told::frame(name, day_of(&day), texts)
            }
            Asked::Begin { columns, place, day, quick } => self.begin(&columns, place, &day, quick),
            Asked::Progress => {
                let (run, read) = (self.run.as_ref(), file::furthest(Which::First));
                let counted = run.map(|it| (it.summary.households, it.summary.people)).unwrap_or_default();
                json!({ "households": counted.0, "people": counted.1, "read": read, "broken": run.and_then(|it| it.broken.as_ref()).map(told::unreadable) })
            }
            Asked::Summary => {
                let packs = self.packs();
                let told = |run: &Run| told::summary(&run.summary, &run.found, packs, texts);
                self.run.as_ref().map(told).into()
            }
            Asked::Show { which, order, number } => {
                let shown = self.run.as_mut().map(|it| it.found.show(which, order, number.trim()));
                json!({ "count": shown })
            }
            Asked::Households { from, count } => self.run.as_ref().map(|run| households(run, from, count)).into(),
            Asked::Mistakes { from, count } => {
                let rows = |run: &Run| run.found.mistakes_at(from, count).map(|it| row(Which::Mistakes, it)).collect();
                self.run.as_ref().map(|run| -> Vec<_> { rows(run) }).into()
            }
            Asked::Case(row) => {
                let ([Some(table), _], Some(run)) = (&self.tables, &mut self.run) else { return Value::Null };
                run.case(table, row).unwrap_or_default().into()
            }
            Asked::Workbook => self.workbook(),
            Asked::Match(keys) => self.hold_against(&keys),
            Asked::Differences { from, count } => {
                let one = |it: &Difference| {
                    json!([it.key, it.rows[0], it.rows[1], it.column, it.said[0], it.said[1], it.why.told(texts)])
                };
                self.differences.iter().skip(from).take(count).map(one).collect()
            }
            Asked::Template | Asked::DifferencesWritten => Value::Null,
        }
    }

    fn open(&mut self, which: u8, size: u64) -> Value {
        let which = if which == 0 { Which::First } else { Which::Second };
        self.run = None;
        self.making = None;
        self.differences.clear();
        let table = Table::open(Box::new(move || Ok(Box::new(File::open(which, size)))));
        let told = match &table {
            Ok(table) => told::table(table),
            Err(wrong) => json!({ "refused": told::unreadable(wrong) }),
        };
        if let Some(place) = self.tables.get_mut(which as usize) {
            *place = table.ok();
        }
        told
    }

    fn place_of(&mut self, code: u32) -> Option<PlaceCode> {
        let place = PlaceCode(code);
        (code != 0 && self.packs().narrowest_around(place).is_some()).then_some(place)
    }

    fn begin(&mut self, columns: &[String], place: u32, day: &str, quick: bool) -> Value {
        let (packs, texts) = (self.packs(), self.texts());
        let place = self.place_of(place);
        let [Some(table), _] = &self.tables else { return Value::Null };
        let columns = match Columns::of_told(&table.headers, columns) {
            Ok(columns) => columns,
            Err(wrong) => return json!({ "refused": told::mismatch(&wrong) }),
        };
        let screening = Screening::new(columns, day_of(day), place, packs, LocalFigures::default());
        let screening = if quick { screening.without_what_is_open() } else { screening };
        // For as long as the module lives, which is one list, or a few.
        match Run::of(table, Box::leak(Box::new(screening)), texts) {
            Ok(run) => {
                self.run = Some(run);
                self.making = None;
                json!({})
            }
            Err(wrong) => json!({ "refused": told::unreadable(&wrong) }),
        }
    }

    /// Begins it, or goes on with it.
    fn workbook(&mut self) -> Value {
        let Some(run) = &self.run else { return Value::Null };
        let (results, all) = (run.results(), run.found.households());
        if all as u64 > MOST_HOUSEHOLDS {
            return json!({ "refused": { "why": "workbook_full", "most": MOST_HOUSEHOLDS } });
        }
        let making = match self.making.take() {
            Some(making) => Ok(making),
            None => Making::of(results, run.found.results_end()),
        };
        let went = making.and_then(|mut making| Ok((making.go_on(results)?, making)));
        let Ok((done, making)) = went else { return json!({ "refused": { "why": "not_read" } }) };
        let told = json!({ "share": making.households as f64 / all.max(1) as f64, "done": done });
        self.making = Some(making);
        told
    }

    fn hold_against(&mut self, keys: &[String; 2]) -> Value {
        let read = |which: usize| -> Result<Option<List>, Unreadable> {
            let (Some(Some(table)), Some(key)) = (self.tables.get(which), keys.get(which)) else { return Ok(None) };
            List::read(table, key, which)
        };
        match (read(0), read(1)) {
            (Ok(Some(first)), Ok(Some(second))) => {
                self.differences = first.against(&second);
                let texts = self.texts();
                let count = |why: &Why| self.differences.iter().filter(|it| it.why == *why).count();
                let counts: Vec<_> = Why::ALL.iter().map(|it| json!([it.told(texts), count(it)])).collect();
                let headers: Vec<_> =
                    headers(texts).into_iter().enumerate().filter(|(at, _)| *at != KIND).map(|(_, it)| it).collect();
                json!({ "first": first.len(), "second": second.len(), "counts": counts, "all": self.differences.len(), "headers": headers })
            }
            (Err(wrong), _) | (_, Err(wrong)) => json!({ "refused": told::unreadable(&wrong) }),
            _ => json!({ "refused": { "why": "not_read" } }),
        }
    }
}

/// Households as they are shown: a few of their values, from what was written of them.
fn households(run: &Run, from: usize, count: usize) -> Vec<Value> {
    let (kept, dibao) = (run.kept(), run.dibao_column().unwrap_or(usize::MAX));
    let one = |place: found::Place| {
        let cells = row(Which::Results, place.at..place.at + place.bytes as u64);
        let cell = |at: usize| cells.get(at).map_or("", String::as_str);
        let after = |at: usize| cell(kept + at);
        json!({
            "row": place.row, "people": place.people, "assessed": place.assessed, "number": cell(0),
            "kept": cells.get(1..=kept), "mistakes": after(4), "now": after(6), "present": after(7),
            "least": after(8), "most": after(9), "dibao": cell(dibao), "open": cells.last(),
        })
    };
    run.found.places(from, count).map(one).collect()
}

fn row(of: Which, place: core::ops::Range<u64>) -> Vec<String> {
    let bytes = usize::try_from(place.end - place.start).unwrap_or_default();
    read_row(&file::bytes_of(of, place.start, bytes))
}

fn day_of(text: &str) -> jiff_core::civil::Date {
    day_from_text(text).unwrap_or(jiuzhu_rules::case::FIRST_DAY)
}
