//! A household's rows become a case, and the case is assessed.

use jiff_core::civil::Date;
use jiuzhu_rules::{
    Case, Payment, Programme, Verdict,
    answer::{Answer, Flow, Given},
    assess,
    case::MOST_PEOPLE,
    estimate,
    facts::{Area, Asked, HouseholdFact, PersonAnswers, PersonFact, Relation},
    local::LocalFigures,
    packs::{Packs, row_for},
    place::{NATIONAL, PlaceCode},
    reckoning::{
        choice::{Choice, Variants},
        exact::Exact,
        money::{Cadence, Money},
        span::Span,
        step::How,
        truth::Truth,
    },
};

use crate::{
    cells::{self, Born, CellReader, Expected, age_on},
    columns::{Columns, Meaning},
    households::Gathered,
    mistakes::{Mistake, Wrong},
    remembered::Remembered,
};

/// How many programmes there are.
pub const PROGRAMMES: usize = Programme::ALL.len();

/// What is the same for every household of a list.
pub struct Screening {
    pub columns: Columns,
    readers: Vec<Reading>,
    day: Date,
    place: Option<PlaceCode>,
    packs: &'static Packs,
    local: LocalFigures,
    tells_open: bool,
    keeps: Vec<usize>,
    name: Option<usize>,
    relation: Option<usize>,
}

/// How the cells of a column are read.
enum Reading {
    Household(HouseholdFact, CellReader),
    Person(PersonFact, CellReader),
    BirthDate,
    Place,
    Standard(CellReader),
    /// By whoever gathers the rows, or not at all.
    Elsewhere,
}

/// What was found of one household.
#[derive(Clone, Debug)]
pub struct Screened {
    pub number: String,
    /// Where it begins; none where only rows without a household number stand here.
    pub row: Option<u64>,
    /// What stands in the columns that are kept.
    pub kept: Vec<String>,
    pub people: usize,
    pub place: Option<PlaceCode>,
    /// As the table says.
    pub on_dibao_now: Option<bool>,
    pub mistakes: Vec<Mistake>,
    /// None where a mistake leaves nothing to be told.
    pub outcome: Option<Outcome>,
}

/// What the rules say of one household.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// In the order of [`Programme::ALL`].
    pub programmes: [Told; PROGRAMMES],
    /// All that is paid each month.
    pub monthly: Span<Exact>,
    pub present: Present,
    /// What an open verdict on dibao hangs on; nothing where it is settled.
    pub open: Vec<OpenFact>,
    /// Whether these alone keep it open.
    pub only_these: bool,
    pub standard: Option<StandardCompared>,
}

/// What one programme says of a household and its people taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The best of all it concerns; none where it concerns nobody.
    pub verdict: Option<Verdict>,
    /// Yuan each month, or once, of all together. None where it pays no cash or is unlikely.
    pub pays: Option<Span<Exact>>,
    /// For whom it is not unlikely, where it goes to single people: a bit for each, by their rows.
    pub people: u32,
}

/// How present dibao and the data agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Present {
    /// The table does not say whether they are on it, or the data leave open whether it is due.
    NotTold,
    Agrees,
    /// Likely, and not on it: somebody should go and see.
    PossiblyMissed,
    /// On it, and unlikely by these figures: to be verified, nothing more.
    ToBeVerified,
}

/// A fact or local figure, of whomever it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OpenFact {
    pub name: &'static str,
    /// A local figure, not a question.
    pub is_figure: bool,
}

/// The dibao standard of the table against the published one, yuan each month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StandardCompared {
    pub place: PlaceCode,
    /// None where the table does not say it.
    pub area: Option<&'static str>,
    pub table: Exact,
    /// The least and the most of what is published; none where nothing is.
    pub published: Option<(Exact, Exact)>,
}

impl StandardCompared {
    pub fn agrees(&self) -> bool {
        self.published.is_none_or(|(least, most)| (least..=most).contains(&self.table))
    }
}

impl Screening {
    /// Every household is assessed on `day` by `packs`, in its own place, or in `place` where the table names none. The local
    /// figures are those typed in for all of them, used where none is published.
    pub fn new(
        columns: Columns,
        day: Date,
        place: Option<PlaceCode>,
        packs: &'static Packs,
        local: LocalFigures,
    ) -> Self {
        let readers = columns.all.iter().map(|column| match column.meaning {
            Meaning::Household(fact) => {
                Reading::Household(fact, CellReader::of(Asked::Household(fact), column.cadence))
            }
            Meaning::Person(fact) => Reading::Person(fact, CellReader::of(Asked::Person(fact, 0), column.cadence)),
            Meaning::BirthDate => Reading::BirthDate,
            Meaning::Place => Reading::Place,
            Meaning::DibaoStandard => Reading::Standard(CellReader::of(
                Asked::Household(HouseholdFact::DibaoNow),
                column.cadence.or(Some(Cadence::Monthly)),
            )),
            Meaning::HouseholdNumber | Meaning::PersonNumber | Meaning::Name | Meaning::Kept | Meaning::Ignored => {
                Reading::Elsewhere
            }
        });
        let readers = readers.collect();
        let keeps = columns.all.iter().enumerate().filter(|(_, it)| it.meaning == Meaning::Kept).map(|(at, _)| at);
        let keeps = keeps.collect();
        // People are told apart by their numbers where the table has them.
        let name = columns.position(Meaning::PersonNumber).is_none().then(|| columns.position(Meaning::Name)).flatten();
        let relation = columns.position(Meaning::Person(PersonFact::Relation));
        Screening { readers, day, place, packs, local, tells_open: true, keeps, name, relation, columns }
    }

    /// Leaves out what open verdicts hang on: that takes every step of the assessment, and most of the time.
    pub fn without_what_is_open(self) -> Self {
        Screening { tells_open: false, ..self }
    }

    /// The headers of the columns that are kept.
    pub fn kept(&self) -> impl Iterator<Item = &str> {
        self.keeps.iter().filter_map(|at| self.columns.all.get(*at)).map(|it| it.header.as_str())
    }
}

/// Judges one household after the other.
pub struct Judge<'s> {
    screening: &'s Screening,
    remembered: Vec<Remembered>,
    case: Case,
}

/// What is found while the rows of one household are read.
struct Found<'g> {
    gathered: &'g Gathered,
    mistakes: Vec<Mistake>,
    place: Option<PlaceCode>,
    applicant: Option<usize>,
    standard: Option<Flow>,
}

impl<'s> Judge<'s> {
    pub fn of(screening: &'s Screening) -> Self {
        let mut case = Case::new(screening.place.unwrap_or(NATIONAL), screening.day, screening.packs);
        case.local = screening.local;
        let remembered = screening.columns.all.iter().map(|_| Remembered::default()).collect();
        Judge { screening, remembered, case }
    }

    /// The case that the household's rows made, as it was assessed.
    pub fn case(&self) -> &Case {
        &self.case
    }

    pub fn judge(&mut self, gathered: &Gathered) -> Screened {
        let mut found = Found { gathered, mistakes: Vec::new(), place: None, applicant: None, standard: None };
        for row in &gathered.strays {
            found.mistakes.push(Mistake {
                row: *row,
                column: self.screening.columns.position(Meaning::HouseholdNumber),
                wrong: Wrong::NoHouseholdNumber,
                found: String::new(),
                household: String::new(),
            });
        }
        let is_household = !gathered.rows.is_empty();
        if is_household {
            self.read(&mut found);
        }
        let place = found.place.or(self.screening.place);
        if is_household && place.is_none() && !found.mistakes.iter().any(|it| it.wrong == Wrong::Cell(Expected::Place))
        {
            found.wrong(0, self.screening.columns.position(Meaning::Place), Wrong::NoPlace);
        }
        let stopped = found.mistakes.iter().any(|it| it.wrong.stops()) || found.applicant.is_none();
        let standard = found.standard;
        let outcome = place.filter(|_| is_household && !stopped).map(|place| {
            self.case.place = place;
            self.outcome(found.applicant.unwrap_or(0), standard)
        });
        let on_dibao_now = match self.case.household.on_dibao_now {
            Answer::Given(answer) if is_household => Some(answer),
            _ => None,
        };
        let mut mistakes = found.mistakes;
        mistakes.sort_by_key(|it| (it.row, it.column));
        Screened {
            number: gathered.number.clone(),
            row: gathered.rows.first().map(|it| it.number),
            kept: self.screening.keeps.iter().map(|at| gathered.kept(*at)).collect(),
            people: gathered.rows.len(),
            place,
            on_dibao_now,
            mistakes,
            outcome,
        }
    }

    fn read(&mut self, found: &mut Found<'_>) {
        let gathered = found.gathered;
        self.case.household = Default::default();
        self.case.people.clear();
        if gathered.is_scattered {
            found.wrong(0, None, Wrong::NotTogether);
        }
        if gathered.rows.len() > MOST_PEOPLE {
            found.wrong(MOST_PEOPLE, None, Wrong::TooManyPeople);
        }
        let people = gathered.rows.len().min(MOST_PEOPLE);
        self.case.people.resize_with(people, PersonAnswers::default);
        for (at, reading) in self.screening.readers.iter().enumerate() {
            let Some(remembered) = self.remembered.get_mut(at) else { continue };
            match reading {
                Reading::Elsewhere => {}
                Reading::Person(fact, reader) => {
                    for (index, person) in self.case.people.iter_mut().enumerate() {
                        let cell = gathered.cell(index, at);
                        match remembered.read(cell, reader) {
                            Ok(Answer::NotAsked) => {}
                            Ok(answer) => person.set(*fact, answer),
                            Err(expected) => found.wrong(index, Some(at), Wrong::Cell(expected)),
                        }
                    }
                }
                Reading::BirthDate => {
                    for (index, person) in self.case.people.iter_mut().enumerate() {
                        match age_of(gathered.cell(index, at), self.screening.day) {
                            // An age that is told goes before it.
                            Ok(age) if person.age == Answer::NotAsked => person.set(PersonFact::Age, age),
                            Ok(_) => {}
                            Err(expected) => found.wrong(index, Some(at), Wrong::Cell(expected)),
                        }
                    }
                }
                Reading::Household(fact, reader) => {
                    let answer = found.said_once(at, people, |cell| remembered.read(cell, reader));
                    if let Some(answer) = answer {
                        self.case.household.set(*fact, answer);
                    }
                }
                Reading::Standard(reader) => {
                    if let Some(Answer::Given(Given::Flow(flow))) =
                        found.said_once(at, people, |cell| reader.read(cell))
                    {
                        found.standard = Some(flow);
                    }
                }
                Reading::Place => {
                    let packs = self.screening.packs;
                    found.place = found.said_once(at, people, |cell| place_of(cell, packs)).flatten();
                }
            }
        }
        self.find_the_applicant(found);
        self.find_who_stands_twice(found);
    }

    fn find_the_applicant(&self, found: &mut Found<'_>) {
        let mut unclear = false;
        for (index, person) in self.case.people.iter().enumerate() {
            match (person.relation, found.applicant) {
                (Answer::Given(relation), None) if relation.single() == Some(Relation::Applicant) => {
                    found.applicant = Some(index);
                }
                (Answer::Given(relation), Some(first)) if relation.single() == Some(Relation::Applicant) => {
                    let row = found.gathered.rows.get(first).map_or(0, |it| it.number);
                    found.wrong(index, self.screening.relation, Wrong::SecondApplicant { row });
                }
                (Answer::Given(_) | Answer::Unsure, _) => {}
                (Answer::NotAsked, _) => {
                    unclear = true;
                    let row = found.gathered.rows.get(index).map(|it| it.number);
                    // A cell that is wrong was told already.
                    if !found.mistakes.iter().any(|it| (Some(it.row), it.column) == (row, self.screening.relation)) {
                        found.wrong(index, self.screening.relation, Wrong::NoRelation);
                    }
                }
            }
        }
        let stops = found.mistakes.iter().any(|it| it.wrong.stops());
        if found.applicant.is_none() && !unclear && !stops {
            found.wrong(0, self.screening.relation, Wrong::NoApplicant);
        }
    }

    fn find_who_stands_twice(&self, found: &mut Found<'_>) {
        let gathered = found.gathered;
        let number = self.screening.columns.position(Meaning::PersonNumber);
        for index in &gathered.seen_before {
            found.wrong(*index, number, Wrong::DuplicatePerson);
        }
        if let Some(name) = self.screening.name {
            for index in 1..gathered.rows.len() {
                let own = gathered.cell(index, name).trim_ascii();
                if !own.is_empty() && (0..index).any(|other| gathered.cell(other, name).trim_ascii() == own) {
                    found.wrong(index, Some(name), Wrong::DuplicatePerson);
                }
            }
        }
    }

    fn outcome(&mut self, applicant: usize, standard: Option<Flow>) -> Outcome {
        // The applicant comes first in a case.
        if let Some(first) = self.case.people.get_mut(..=applicant) {
            first.rotate_right(1);
        }
        self.case.local.dibao_standard = standard.map_or(self.screening.local.dibao_standard, Answer::Given);
        let estimate = estimate(&self.case);
        let mut programmes = [Told::NOTHING; PROGRAMMES];
        for finding in estimate.findings.iter().filter(|it| it.concerns != Truth::No) {
            if let Some(told) = programmes.get_mut(usize::from(finding.programme.index())) {
                told.add(finding.verdict, finding.payment, finding.person.map(|it| row_of(usize::from(it), applicant)));
            }
        }
        let (open, only_these) = match told_of(&programmes, Programme::Dibao).verdict {
            Some(Verdict::Depends) if self.screening.tells_open => hangs_on(&self.case),
            _ => (Vec::new(), false),
        };
        Outcome {
            present: self.present(&programmes),
            monthly: estimate.monthly_total.rising(|it| Some(it.yuan())),
            programmes,
            open,
            only_these,
            standard: standard.and_then(|it| self.compared(it)),
        }
    }

    fn present(&self, programmes: &[Told; PROGRAMMES]) -> Present {
        let Answer::Given(on_it) = self.case.household.on_dibao_now else { return Present::NotTold };
        let is = |programme, verdict| told_of(programmes, programme).verdict == Some(verdict);
        let ways = [Programme::Dibao, Programme::SinglePerson, Programme::GradualExit, Programme::Tekun];
        let likely = is(Programme::Dibao, Verdict::Likely) || is(Programme::SinglePerson, Verdict::Likely);
        let unlikely =
            ways.iter().all(|way| matches!(told_of(programmes, *way).verdict, None | Some(Verdict::Unlikely)));
        match (on_it, likely, unlikely) {
            (false, true, _) => Present::PossiblyMissed,
            (true, _, true) => Present::ToBeVerified,
            (true, true, _) | (false, _, true) => Present::Agrees,
            _ => Present::NotTold,
        }
    }

    fn compared(&self, standard: Flow) -> Option<StandardCompared> {
        let yuan = standard.yuan.single()?;
        let table = match standard.cadence {
            Cadence::Yearly => Money::<jiuzhu_rules::reckoning::money::Yearly>::new(yuan).per_month()?.yuan(),
            _ => yuan,
        };
        let area = match self.case.household.area {
            Answer::Given(area) => area.single(),
            _ => None,
        };
        let areas = area.map_or(Choice::any(), Choice::only);
        let rows = areas.possible().filter_map(|area: Area| {
            let (place, day) = (self.case.place, self.case.day);
            row_for(&self.case.packs.tables.dibao_standard, place, day, |it| it.area.cover(area))
        });
        let published = rows.map(|it| it.what.height.span()).reduce(Span::hull);
        Some(StandardCompared {
            place: self.case.place,
            area: area.and_then(|it| Area::NAMES.get(usize::from(it.index())).copied()),
            table,
            published: published.and_then(|it| Some((it.least()?, it.most()?))),
        })
    }
}

impl Found<'_> {
    fn wrong(&mut self, index: usize, column: Option<usize>, wrong: Wrong) {
        // Who stands twice is not told by name or number.
        let tells = matches!(wrong, Wrong::Cell(_) | Wrong::SaysOtherwise { .. } | Wrong::SecondApplicant { .. });
        let cell = column.filter(|_| tells).map(|at| self.gathered.cell(index, at)).unwrap_or_default();
        self.mistakes.push(Mistake {
            row: self.gathered.rows.get(index).map_or(0, |it| it.number),
            column,
            wrong,
            found: shortened(&String::from_utf8_lossy(cell)),
            household: self.gathered.number.clone(),
        });
    }

    /// What the household's rows say in a column that is about it as a whole: it stands in any of them, or is repeated.
    fn said_once<T: Copy + PartialEq + IsSaid>(
        &mut self,
        column: usize,
        people: usize,
        mut read: impl FnMut(&[u8]) -> Result<T, Expected>,
    ) -> Option<T> {
        let mut said: Option<(usize, T)> = None;
        let mut before: &[u8] = b"";
        let gathered = self.gathered;
        for index in 0..people {
            let cell = gathered.cell(index, column);
            if cell.is_empty() || cell == before {
                continue;
            }
            before = cell;
            match (read(cell), said) {
                (Ok(answer), _) if !answer.is_said() => {}
                (Ok(answer), None) => said = Some((index, answer)),
                (Ok(answer), Some((first, earlier))) if answer != earlier => {
                    let row = gathered.rows.get(first).map_or(0, |it| it.number);
                    self.wrong(index, Some(column), Wrong::SaysOtherwise { row });
                }
                (Ok(_), Some(_)) => {}
                (Err(expected), _) => self.wrong(index, Some(column), Wrong::Cell(expected)),
            }
        }
        said.map(|(_, answer)| answer)
    }
}

/// Whether a cell says anything.
trait IsSaid {
    fn is_said(&self) -> bool;
}

impl IsSaid for Answer<Given> {
    fn is_said(&self) -> bool {
        !self.is_not_asked()
    }
}

impl IsSaid for Option<PlaceCode> {
    fn is_said(&self) -> bool {
        self.is_some()
    }
}

impl Gathered {
    fn cell(&self, index: usize, column: usize) -> &[u8] {
        self.rows.get(index).and_then(|it| it.cells.get(column)).unwrap_or_default()
    }

    fn kept(&self, column: usize) -> String {
        String::from_utf8_lossy(self.cell(0, column)).trim().to_owned()
    }
}

impl Told {
    const NOTHING: Told = Told { verdict: None, pays: None, people: 0 };

    fn add(&mut self, verdict: Verdict, payment: Payment, row: Option<usize>) {
        let rank = |it: Verdict| match it {
            Verdict::Likely => 2,
            Verdict::Depends => 1,
            Verdict::Unlikely => 0,
        };
        self.verdict = Some(self.verdict.filter(|it| rank(*it) >= rank(verdict)).unwrap_or(verdict));
        if verdict == Verdict::Unlikely {
            return;
        }
        self.people |= row.map_or(0, |row| 1 << row);
        let pays = match payment {
            Payment::Nothing => return,
            Payment::EachMonth(span) => span.rising(|it| Some(it.yuan())),
            Payment::Once(span) => span.rising(|it| Some(it.yuan())),
        };
        let sum = |before: Span<Exact>| before.rising_with(pays, Exact::checked_add);
        self.pays = Some(self.pays.map_or(pays, sum));
    }
}

fn told_of(programmes: &[Told; PROGRAMMES], programme: Programme) -> Told {
    programmes.get(usize::from(programme.index())).copied().unwrap_or(Told::NOTHING)
}

/// Where in the table somebody stands, the applicant being the first of the case.
fn row_of(person: usize, applicant: usize) -> usize {
    match person {
        0 => applicant,
        moved if moved <= applicant => moved - 1,
        stays => stays,
    }
}

/// What keeps the verdict on dibao open, each once, and whether these alone do.
fn hangs_on(case: &Case) -> (Vec<OpenFact>, bool) {
    let assessment = assess(case);
    let (mut open, mut only_these) = (Vec::new(), true);
    for (_, grounds) in assessment.findings().filter(|(it, _)| it.programme == Programme::Dibao) {
        for leaf in assessment.explanation.open_leaves(grounds.verdict) {
            let fact = match leaf {
                How::Answered(asked) | How::NotAsked(asked) | How::Declined(asked) => {
                    OpenFact { name: asked.name(), is_figure: false }
                }
                How::NotPublished(figure) | How::TypedIn(figure) => OpenFact { name: figure.name(), is_figure: true },
                _ => {
                    only_these = false;
                    continue;
                }
            };
            if !open.contains(&fact) {
                open.push(fact);
            }
        }
    }
    (open, only_these)
}

fn age_of(cell: &[u8], day: Date) -> Result<Answer<Given>, Expected> {
    let text = cells::text_of(cell)?;
    match text.as_str() {
        "" => Ok(Answer::NotAsked),
        text if cells::is_unsure(text) => Ok(Answer::Unsure),
        text => {
            let age = Born::of(text).and_then(|born| age_on(day, born));
            age.map(|it| Answer::Given(Given::Years(it))).ok_or(Expected::Day)
        }
    }
}

fn place_of(cell: &[u8], packs: &Packs) -> Result<Option<PlaceCode>, Expected> {
    let text = cells::text_of(cell)?;
    if text.is_empty() {
        return Ok(None);
    }
    let digits = text.len() == 6 && text.bytes().all(|it| it.is_ascii_digit());
    let code = digits.then(|| text.parse().ok()).flatten().map(PlaceCode);
    code.filter(|it| packs.narrowest_around(*it).is_some()).map(Some).ok_or(Expected::Place)
}

/// So many characters of a wrong cell are told.
const MOST_TOLD: usize = 40;

fn shortened(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(MOST_TOLD) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
