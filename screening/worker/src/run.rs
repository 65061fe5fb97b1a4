//! A list goes through household by household, and stops whenever it is told to.

use jiuzhu_screening::{
    Gatherer, Judge, Scattered, Screening,
    mistakes::write_headers,
    results::Results,
    summary::Summary,
    table::{Row, Table, Unreadable},
};
use jiuzhu_words::Texts;

use crate::found::Found;

/// How it went on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Went {
    /// There is more.
    On = 0,
    Done = 1,
    /// Rows of one household stand apart: what was written counts no more, and it begins again to tell the first of them too.
    Anew = 2,
    /// The list cannot be read further.
    Broken = 3,
}

type Rows = Box<dyn Iterator<Item = Result<Row, Unreadable>>>;

pub struct Run {
    screening: &'static Screening,
    results: Results<'static>,
    texts: &'static Texts,
    judge: Judge<'static>,
    rows: Rows,
    gatherer: Option<Gatherer>,
    /// It was read before, and this is known from then.
    again: bool,
    pub summary: Summary,
    pub found: Found,
    pub written: Vec<u8>,
    pub mistakes: Vec<u8>,
    pub broken: Option<Unreadable>,
}

impl Run {
    pub fn of(table: &Table, screening: &'static Screening, texts: &'static Texts) -> Result<Run, Unreadable> {
        let mut run = Run {
            screening,
            results: Results::of(screening, texts),
            texts,
            judge: Judge::of(screening),
            rows: Box::new(table.below()?),
            gatherer: None,
            again: false,
            summary: Summary::default(),
            found: Found::default(),
            written: Vec::new(),
            mistakes: Vec::new(),
            broken: None,
        };
        run.begin(Scattered::default());
        Ok(run)
    }

    fn begin(&mut self, known: Scattered) {
        self.gatherer = Some(Gatherer::of(&self.screening.columns, known));
        self.summary = Summary::default();
        // The mark by which spreadsheets know UTF-8.
        self.written = b"\xef\xbb\xbf".to_vec();
        self.results.write_headers(&mut self.written);
        self.mistakes.clear();
        write_headers(self.texts, &mut self.mistakes);
        self.found = Found::after(self.written.len(), self.mistakes.len());
    }

    /// Goes on with so many households.
    pub fn go_on(&mut self, table: &Table, households: usize) -> Went {
        match self.some(table, households) {
            Ok(went) => went,
            Err(broken) => {
                self.broken = Some(broken);
                Went::Broken
            }
        }
    }

    fn some(&mut self, table: &Table, households: usize) -> Result<Went, Unreadable> {
        let mut left = households;
        while left > 0 {
            let Some(gatherer) = &mut self.gatherer else { return Ok(Went::Done) };
            if let Some(row) = self.rows.next() {
                if let Some(gathered) = gatherer.take(row?) {
                    self.one(&gathered);
                    left -= 1;
                }
                continue;
            }
            let (last, scattered) = self.gatherer.take().map(Gatherer::finish).unwrap_or_default();
            if let Some(last) = last {
                self.one(&last);
            }
            if scattered.is_empty() || self.again {
                return Ok(Went::Done);
            }
            self.again = true;
            self.rows = Box::new(table.below()?);
            self.begin(scattered);
            return Ok(Went::Anew);
        }
        Ok(Went::On)
    }

    fn one(&mut self, gathered: &jiuzhu_screening::Gathered) {
        let household = self.judge.judge(gathered);
        self.summary.add(&household);
        if household.row.is_some() {
            let before = self.written.len();
            self.results.write(&household, &mut self.written);
            self.found.add(&household, self.written.len() - before);
        }
        for mistake in &household.mistakes {
            let before = self.mistakes.len();
            mistake.write(&self.screening.columns, self.texts, &mut self.mistakes);
            self.found.add_mistake(self.mistakes.len() - before);
        }
    }

    /// The household whose rows begin here, as a case.
    pub fn case(&mut self, table: &Table, row: u64) -> Result<Vec<u8>, Unreadable> {
        let mut gatherer = Gatherer::of(&self.screening.columns, Scattered::default());
        let mut gathered = None;
        for it in table.below()? {
            let it = it?;
            if it.number >= row {
                gathered = gatherer.take(it);
            }
            if gathered.is_some() {
                break;
            }
        }
        let Some(gathered) = gathered.or_else(|| gatherer.finish().0) else { return Ok(Vec::new()) };
        self.judge.judge(&gathered);
        Ok(self.judge.case().to_bytes())
    }

    /// Where the columns that are shown stand among the results: after the number, and what is kept of the list.
    pub fn dibao_column(&self) -> Option<usize> {
        let name = self.texts.programme(jiuzhu_rules::Programme::Dibao).official;
        self.results.columns.iter().position(|(header, _)| header == name)
    }

    pub fn results(&self) -> &Results<'static> {
        &self.results
    }

    pub fn kept(&self) -> usize {
        self.screening.kept().count()
    }
}
