//! What a pack may contain, and where a figure is looked up: county → prefecture → province → national → unknown.
//!
//! A figure of basis `standard` decides by itself. A `floor` or `guidance` figure is the range "at least this".

use jiff_core::civil::Date;

use crate::{
    answer::Given,
    facts::{Area, Disability, Grade, Study, TekunMode},
    local::LocalFigure,
    reckoning::exact::{Exact, Rounding},
};

/// A region by its GB/T 2260 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceCode(pub u32);

/// 全国
pub const NATIONAL: PlaceCode = PlaceCode(0);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Nation,
    Province,
    Prefecture,
    County,
}

impl PlaceCode {
    pub const fn level(self) -> Level {
        match self.0 {
            0 => Level::Nation,
            code if code.is_multiple_of(10_000) => Level::Province,
            code if code.is_multiple_of(100) => Level::Prefecture,
            _ => Level::County,
        }
    }

    /// The next wider place.
    pub const fn parent(self) -> Option<PlaceCode> {
        match self.level() {
            Level::Nation => None,
            Level::Province => Some(NATIONAL),
            Level::Prefecture => Some(PlaceCode(self.0 / 10_000 * 10_000)),
            Level::County => Some(PlaceCode(self.0 / 100 * 100)),
        }
    }

    /// The place itself and every wider one, narrowest first.
    pub fn chain(self) -> impl Iterator<Item = PlaceCode> {
        core::iter::successors(Some(self), |code| code.parent())
    }

    /// The places directly inside, in the order of their codes. The districts of a municipality have no prefecture
    /// between.
    pub fn inside(self) -> impl Iterator<Item = PlaceCode> {
        let next_wider =
            |code: PlaceCode| code.chain().skip(1).find(|wider| *wider == NATIONAL || PLACES.contains(wider));
        PLACES.iter().copied().filter(move |place| *place != self && next_wider(*place) == Some(self))
    }
}

/// How far a figure binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// In force for the place.
    Standard,
    /// 低限: the local amount may be higher.
    Floor,
    /// 指导标准: the local amount may be higher.
    Guidance,
    /// Generally known but read in no source; read as "at least this" and shown as unverified.
    Unverified,
}

/// Where a source was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publisher {
    Government,
    Press,
    Repost,
    Aggregator,
    /// Nothing was read: general knowledge.
    Unread,
}

#[derive(Debug)]
pub struct Source {
    pub title: &'static str,
    pub publisher: Publisher,
    /// Only on an official host.
    pub link: Option<&'static str>,
}

/// One row of a pack, as it is shown beside a result.
#[derive(Debug)]
pub struct Figure {
    /// The table of the pack it stands in, such as `dibao_standard`.
    pub table: &'static str,
    pub place: PlaceCode,
    pub from: Date,
    pub until: Option<Date>,
    /// The start as the source gives it: a day, a month or a year.
    pub dated: &'static str,
    pub basis: Basis,
    pub source: u16,
    pub note: &'static str,
    /// For top-ups: the category, which the locales name; else empty.
    pub category: &'static str,
}

/// A [`Figure`] on file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureId(pub u16);

impl FigureId {
    pub fn figure(self) -> Option<&'static Figure> {
        FIGURES.get(usize::from(self.0))
    }

    pub fn source(self) -> Option<&'static Source> {
        SOURCES.get(usize::from(self.figure()?.source))
    }
}

/// A dated row and what it says.
#[derive(Debug)]
pub struct Row<T> {
    pub place: PlaceCode,
    pub from: Date,
    pub until: Option<Date>,
    pub basis: Basis,
    pub figure: FigureId,
    pub what: T,
}

/// Urban, rural, or one for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Areas {
    Both,
    Only(Area),
}

impl Areas {
    pub fn cover(self, area: Area) -> bool {
        match self {
            Areas::Both => true,
            Areas::Only(only) => only == area,
        }
    }
}

/// A height given in yuan or measured by another figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Height {
    /// Per month where the figure is monthly, else once.
    Yuan(Exact),
    TimesStandard(Exact),
    /// The urban standard of the place, wherever the household lives.
    TimesUrbanStandard(Exact),
    TimesMarginLine(Exact),
    TimesMinimumWage(Exact),
}

/// Yuan per person and month.
#[derive(Debug)]
pub struct Standard {
    pub area: Areas,
    pub monthly: Exact,
}

/// 补差 or 分档 (DB-BN-1, DB-BN-2).
#[derive(Debug)]
pub struct PaymentMode {
    pub area: Areas,
    pub by_tier: bool,
}

/// Yuan per person and month in one tier (DB-BN-2).
#[derive(Debug)]
pub struct Tier {
    pub area: Areas,
    pub name: &'static str,
    pub monthly: Exact,
}

/// 最低补差 (DB-BN-4): the least that is paid for each person and month.
#[derive(Debug)]
pub struct LeastPayment {
    pub area: Areas,
    pub height: Height,
}

/// One step of 渐退期 (DB-EX-1): what part of dibao is paid until so many months have passed since the income rose to
/// the standard.
#[derive(Debug)]
pub struct ExitStep {
    pub within_months: u16,
    /// 1 is the whole.
    pub share: Exact,
}

/// 低保边缘线 (LM-1): per person and month.
#[derive(Debug)]
pub struct MarginLine {
    pub area: Areas,
    pub height: Height,
}

/// One way for a person to belong to a group; everything that is given must hold.
#[derive(Debug)]
pub struct Criterion {
    pub from_age: Option<u16>,
    pub under_age: Option<u16>,
    /// Empty: whatever the person studies.
    pub study: &'static [Study],
    /// Empty: any kind.
    pub kinds: &'static [Disability],
    /// Empty: no certificate needed.
    pub grades: &'static [Grade],
    pub seriously_ill: bool,
}

/// The status of the family that a figure is meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Dibao,
    Margin,
    Rigid,
    Tekun,
}

impl Status {
    /// The statuses whose limits on what is owned are no looser, the nearest first (LM-4): a limit that is not
    /// published is no lower than theirs.
    pub fn no_stricter_than(self) -> impl Iterator<Item = Status> {
        let stricter: &[Status] = match self {
            Status::Dibao | Status::Tekun => &[],
            Status::Margin => &[Status::Dibao],
            Status::Rigid => &[Status::Margin, Status::Dibao],
        };
        stricter.iter().copied()
    }
}

/// 分类施保 (DB-TU-2): yuan per person and month on top of dibao.
#[derive(Debug)]
pub struct TopUp {
    /// Names the category in the locales.
    pub category: &'static str,
    pub area: Areas,
    /// Any of these.
    pub who: &'static [Criterion],
    pub statuses: &'static [Status],
    /// Within a group only the highest is paid; groups add up.
    pub group: &'static str,
    pub height: Height,
}

/// 货币财产限额 (DB-AST-4).
#[derive(Debug)]
pub struct LiquidLimit {
    pub status: Status,
    /// Else for the whole household.
    pub per_person: bool,
    pub height: Height,
    /// A household limit in yuan that holds instead where a member is seriously ill.
    pub if_seriously_ill: Option<Exact>,
}

/// The highest value of a car that does not stand in the way (DB-AST-5); zero where no car is allowed.
#[derive(Debug)]
pub struct VehicleLimit {
    pub status: Status,
    pub yuan: Exact,
}

/// 住房套数 (DB-AST-6).
#[derive(Debug)]
pub struct HomesLimit {
    pub status: Status,
    pub most: u16,
}

/// 市场主体登记 (DB-AST-7).
#[derive(Debug)]
pub struct RegistrationLimit {
    pub status: Status,
    pub allowed: bool,
}

/// One of the two disability subsidies (DS-7), per person and month.
#[derive(Debug)]
pub struct Subsidy {
    pub area: Areas,
    /// Any of these.
    pub who: &'static [Criterion],
    /// Of whose family; ignored for the care subsidy, which asks for no income test.
    pub statuses: &'static [Status],
    pub height: Height,
}

/// 生活自理能力 (TK-8): how far a person can look after herself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelfCare {
    /// 全自理
    Able,
    /// 半护理
    PartlyAble,
    /// 全护理
    Unable,
}

/// 特困供养标准 (TK-9): the basic part, the part for care, or both in one amount; per person and month.
#[derive(Debug)]
pub struct TekunStandard {
    pub area: Areas,
    /// None: at home and in an institution alike.
    pub mode: Option<TekunMode>,
    /// None: whatever the person can do alone.
    pub self_care: Option<SelfCare>,
    pub height: Height,
}

/// How an amount that is derived from another figure is rounded (DB-BN-4).
#[derive(Debug)]
pub struct DerivedRounding {
    pub how: Rounding,
}

/// 就业成本扣减 (DB-INC-7), for each working member and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkCost {
    Nothing,
    /// What the person really spends, up to a limit where there is one.
    Actual {
        limit: Option<Height>,
    },
    ShareOfWage(Exact),
    Level(Height),
}

/// Yuan per person and month.
#[derive(Debug)]
pub struct BasicPension {
    pub monthly: Exact,
}

/// Whether a kind of income is left out (DB-INC-4).
#[derive(Debug)]
pub struct Exemption {
    pub exempt: bool,
}

/// A kind of temporary assistance (TA-2, TA-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AidKind {
    Fast,
    Emergency,
    Expenditure,
}

/// Whose share an amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    Person,
    Household,
    /// The source does not say.
    Unstated,
}

/// 临时救助 (TA-7): one payment, between two heights.
#[derive(Debug)]
pub struct Aid {
    pub kind: AidKind,
    pub per: Per,
    pub least: Option<Height>,
    pub most: Option<Height>,
}

/// 居民人均可支配收入 of a calendar year (RE-5), yuan per person and year.
#[derive(Debug)]
pub struct DisposableIncome {
    /// The calendar year it was earned in.
    pub year: i16,
    pub yearly: Exact,
}

/// A parameter of [`crate::local`].
#[derive(Debug)]
pub struct Local {
    pub figure: LocalFigure,
    pub given: Given,
}

impl<T> Row<T> {
    fn in_force(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    fn binds(&self) -> bool {
        self.basis == Basis::Standard
    }
}

/// The rows of one place; every table is sorted by place, then from the oldest to the newest.
fn rows_at<T>(table: &[Row<T>], place: PlaceCode) -> &[Row<T>] {
    let (start, end) =
        (table.partition_point(|row| row.place < place), table.partition_point(|row| row.place <= place));
    table.get(start..end).unwrap_or_default()
}

/// The rows of the narrowest place that has any in force on the day.
pub fn rows_for<T>(
    table: &[Row<T>],
    place: PlaceCode,
    day: Date,
    wanted: impl Fn(&T) -> bool,
) -> impl Iterator<Item = &Row<T>> {
    let standing = move |row: &&Row<T>| row.in_force(day) && wanted(&row.what);
    let of_places = place.chain().map(|code| rows_at(table, code));
    let narrowest = of_places.map(|rows| rows.iter()).find(|rows| rows.clone().any(|row| standing(&row)));
    narrowest.unwrap_or_default().filter(standing)
}

/// The row that stands for one figure on the day: the newest that binds, else the newest at all.
pub fn row_for<T>(table: &[Row<T>], place: PlaceCode, day: Date, wanted: impl Fn(&T) -> bool) -> Option<&Row<T>> {
    let standing = |row: &&Row<T>| row.in_force(day) && wanted(&row.what);
    let of_place = |code| rows_at(table, code).iter().filter(standing).max_by_key(|row| (row.binds(), row.from));
    place.chain().find_map(of_place)
}

/// The rows of several figures told apart by `key`, each standing for its own figure on the day.
pub fn rows_by<T, K: PartialEq>(
    table: &[Row<T>],
    place: PlaceCode,
    day: Date,
    wanted: impl Fn(&T) -> bool,
    key: impl Fn(&T) -> K,
) -> Vec<&Row<T>> {
    let mut standing: Vec<&Row<T>> = Vec::new();
    for row in rows_for(table, place, day, wanted) {
        match standing.iter_mut().find(|other| key(&other.what) == key(&row.what)) {
            Some(other) if (row.binds(), row.from) > (other.binds(), other.from) => *other = row,
            Some(_) => {}
            None => standing.push(row),
        }
    }
    standing
}

include!(concat!(env!("OUT_DIR"), "/packs.rs"));
