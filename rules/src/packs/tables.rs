//! What a pack may contain: one table for each kind of figure, one type for what its rows say.

use core::num::NonZeroU32;

use super::{
    Figure, FigureId, Row, Says,
    compact::{Listed, compact},
};
use crate::{
    answer::{Flow, Given},
    facts::{Area, Disability, Grade, Study, TekunMode},
    local::LocalFigure,
    reckoning::{
        exact::{Exact, Rounding},
        money::Cadence,
        span::Span,
    },
};

/// Declares the tables, in the order in which figures are listed.
macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident: $row:ty;)*) => {
        /// Every table of the packs in hand.
        #[derive(Debug, Default)]
        pub struct Tables {
            $($(#[$doc])* pub $name: Vec<Row<$row>>,)*
        }

        compact! { Tables { $($name),* } }

        impl Tables {
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            pub(super) fn absorb(&mut self, other: Tables) {
                $(self.$name.extend(other.$name);)*
            }

            /// Numbers the figures.
            pub(super) fn number(&mut self) {
                let mut next = 0;
                self.each_figure(&mut |figure| {
                    figure.id = FigureId(next);
                    next += 1;
                });
            }

            pub(super) fn each_figure(&mut self, see: &mut dyn FnMut(&mut Figure)) {
                $(self.$name.iter_mut().for_each(|row| see(&mut row.figure));)*
            }

            pub(super) fn figure(&self, id: FigureId) -> Option<&Figure> {
                let mut at = usize::from(id.0);
                $(match self.$name.get(at) {
                    Some(row) => return Some(&row.figure),
                    None => at -= self.$name.len(),
                })*
                let _ = at;
                None
            }

            /// Every figure with what it says, table by table.
            pub fn rows(&self) -> impl Iterator<Item = (&Figure, Says)> {
                core::iter::empty()$(.chain(self.$name.iter().map(|row| (&row.figure, row.what.says()))))*
            }
        }
    };
}

tables! {
    dibao_standard: Standard;
    payment_mode: PaymentMode;
    tier: Tier;
    least_payment: LeastPayment;
    exit_grace: ExitStep;
    margin_line: MarginLine;
    category_topup: TopUp;
    liquid_limit: LiquidLimit;
    vehicle_limit: VehicleLimit;
    homes_limit: HomesLimit;
    registration_limit: RegistrationLimit;
    living_subsidy: Subsidy;
    care_subsidy: Subsidy;
    tekun_basic: TekunStandard;
    tekun_care: TekunStandard;
    tekun_combined: TekunStandard;
    derived_rounding: DerivedRounding;
    work_cost: WorkCost;
    basic_pension: BasicPension;
    basic_pension_exempt: Exemption;
    old_age_allowance_exempt: Exemption;
    temporary_aid: Aid;
    disposable_income: DisposableIncome;
    local: Local;
}

/// Urban, rural, or one for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Areas {
    Both,
    Urban,
    Rural,
}

impl Areas {
    pub fn cover(self, area: Area) -> bool {
        match self {
            Areas::Both => true,
            Areas::Urban => area == Area::Urban,
            Areas::Rural => area == Area::Rural,
        }
    }
}

/// What a height is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Per month where the figure is monthly, else once.
    Yuan,
    Standard,
    /// The urban standard of the place, wherever the household lives.
    UrbanStandard,
    MarginLine,
    MinimumWage,
    /// Last year's disposable income per person, the whole year's.
    YearlyDisposableIncome,
}

/// A height given in yuan or measured by another figure; a range where the source gives one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Height {
    pub by: Measure,
    pub least: Exact,
    pub most: Exact,
}

impl Height {
    pub const fn exactly(by: Measure, number: Exact) -> Self {
        Height { by, least: number, most: number }
    }

    pub fn span(self) -> Span<Exact> {
        Span::between(self.least, self.most)
    }
}

/// Yuan per person and month; a range where the source gives one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standard {
    pub area: Areas,
    pub height: Height,
}

/// 补差 or 分档 (DB-BN-1, DB-BN-2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentMode {
    pub area: Areas,
    pub by_tier: bool,
}

/// Yuan per person and month in one tier (DB-BN-2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    pub area: Areas,
    pub name: &'static str,
    pub monthly: Exact,
}

/// 最低补差 (DB-BN-4): the least that is paid for each person and month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeastPayment {
    pub area: Areas,
    pub height: Height,
}

/// One step of 渐退期 (DB-EX-1): what part of dibao is paid until so many months have passed since the income rose to
/// the standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExitStep {
    pub within_months: u16,
    /// 1 is the whole.
    pub share: Exact,
}

/// 低保边缘线 (LM-1): per person and month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarginLine {
    pub area: Areas,
    pub height: Height,
}

/// One way for a person to belong to a group; everything that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Criterion {
    pub from_age: Option<u16>,
    pub under_age: Option<u16>,
    /// Empty: whatever the person studies.
    pub study: Listed<Study>,
    /// Empty: any kind.
    pub kinds: Listed<Disability>,
    /// Empty: no certificate needed.
    pub grades: Listed<Grade>,
    pub seriously_ill: bool,
    /// A further condition in the words of the source, which nobody is asked about; else empty.
    pub also: &'static str,
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
    /// As packs name them.
    pub const fn name(self) -> &'static str {
        match self {
            Status::Dibao => "dibao",
            Status::Margin => "margin",
            Status::Rigid => "rigid_expenditure",
            Status::Tekun => "tekun",
        }
    }

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

/// How a top-up goes with the difference that dibao pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// On top of it.
    Adds,
    /// In its place: the person is paid this much.
    WholePayment,
    /// A standard of the person's own, from which the difference is taken.
    OwnStandard,
}

/// 分类施保 (DB-TU-2): yuan per person and month beside dibao.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopUp {
    /// Names the category in the locales.
    pub category: &'static str,
    pub area: Areas,
    /// Any of these.
    pub who: Vec<Criterion>,
    pub statuses: Vec<Status>,
    /// Within a group only the highest is paid; groups add up.
    pub group: &'static str,
    pub effect: Effect,
    pub height: Height,
}

/// 货币财产限额 (DB-AST-4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiquidLimit {
    pub status: Status,
    /// Else for the whole household.
    pub per_person: bool,
    pub height: Height,
    /// A household limit in yuan that holds instead where a member is seriously ill.
    pub if_seriously_ill: Option<Exact>,
}

/// The highest value of a car that does not stand in the way (DB-AST-5); zero where no car is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VehicleLimit {
    pub status: Status,
    pub height: Height,
}

/// 住房套数 (DB-AST-6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomesLimit {
    pub status: Status,
    pub most: u16,
}

/// 市场主体登记 (DB-AST-7).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrationLimit {
    pub status: Status,
    pub allowed: bool,
}

/// One of the two disability subsidies (DS-7), per person and month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subsidy {
    pub area: Areas,
    /// Any of these.
    pub who: Vec<Criterion>,
    /// Of whose family; empty for any.
    pub statuses: Vec<Status>,
    /// Of a family of none of these statuses.
    pub outside: bool,
    pub height: Height,
}

impl Subsidy {
    /// Whether it is for members of families of this status; None: of no status at all.
    pub fn is_for(&self, status: Option<Status>) -> bool {
        let named = status.is_some_and(|status| self.statuses.contains(&status));
        self.statuses.is_empty() || named != self.outside
    }
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TekunStandard {
    pub area: Areas,
    /// Empty: at home and in an institution alike.
    pub mode: Listed<TekunMode>,
    /// None: whatever the person can do alone.
    pub self_care: Option<SelfCare>,
    pub height: Height,
}

/// How an amount that is derived from another figure is rounded (DB-BN-4).
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasicPension {
    pub monthly: Exact,
}

/// Whether a kind of income is left out (DB-INC-4).
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aid {
    pub kind: AidKind,
    pub per: Per,
    pub least: Option<Height>,
    pub most: Option<Height>,
}

/// 居民人均可支配收入 of a calendar year (RE-5), yuan per person and year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisposableIncome {
    pub area: Areas,
    /// The calendar year it was earned in.
    pub year: i16,
    pub yearly: Exact,
}

/// A parameter of [`crate::local`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Local {
    pub figure: LocalFigure,
    pub value: LocalValue,
}

/// What a parameter is set to; amounts and numbers from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalValue {
    /// Yuan each month.
    Flow(Exact, Exact),
    Yuan(Exact, Exact),
    Number(Exact, Exact),
    Count(u16, u16),
    YesNo(bool),
    /// As bits, in the order of the choices.
    Choice(u32),
    /// Yuan each year, where that is how it was told.
    YearlyFlow(Exact, Exact),
}

pub(super) const TWELVE: NonZeroU32 = NonZeroU32::MIN.saturating_add(11);

impl LocalValue {
    pub fn given(self) -> Given {
        match self {
            LocalValue::Flow(least, most) => {
                Given::Flow(Flow { cadence: Cadence::Monthly, yuan: Span::between(least, most) })
            }
            LocalValue::YearlyFlow(least, most) => {
                Given::Flow(Flow { cadence: Cadence::Yearly, yuan: Span::between(least, most) })
            }
            LocalValue::Yuan(least, most) => Given::Yuan(Span::between(least, most)),
            LocalValue::Number(least, most) => Given::Number(Span::between(least, most)),
            LocalValue::Count(least, most) => Given::Count(Span::between(least, most)),
            LocalValue::YesNo(holds) => Given::YesNo(holds),
            LocalValue::Choice(bits) => Given::Choice(bits),
        }
    }
}
