//! The place of a case on its day: every local figure as the rules read it, from a pack or typed in.
//!
//! Where a figure is published and binds, the pack decides. Where only a floor or guidance is known, or
//! nothing, what the person typed in decides; without it the figure stays open.

mod family;
mod subsidies;
mod tekun;
mod temporary_assistance;

use jiff_core::civil::Date;

pub use family::Family;
pub use subsidies::{Leads, SubsidyKind};

use crate::{
    answer::{Answer, Askable},
    case::Case,
    facts::{Area, Household, Person},
    local::{Figures, LocalFigure},
    packs::{
        Areas, Criterion, DisposableIncome, Exemption, ExitStep, Height, LiquidLimit, Local, Measure, Row, Status,
        Tables, TopUp, WorkCost, row_for, rows_by,
    },
    place::{NATIONAL, PlaceCode},
    reckoning::{
        choice::Choice,
        exact::Exact,
        money::{Money, Monthly, Once, Period, Yearly},
        order::in_order,
        span::Span,
        step::How,
        traced::{Amount, Condition, Number, People, Traced, all, any, highest_of, over_readings, truth_over_readings},
        truth::Truth,
        world::World,
    },
    term::Term,
};

/// No source we know sets a savings limit lower than this many months of the standard for each person (DB-AST-4).
const LOWEST_KNOWN_LIQUID_MONTHS: u32 = 24;

/// The figures of a case's place on its day.
#[derive(Clone, Copy)]
pub struct Locality<'c, W: World> {
    pub world: W,
    pub case: &'c Case,
    /// Which standards are possible for the household.
    areas: Choice<Area>,
    /// The dibao standard, which most rules ask for.
    standard: Option<Amount<W, Monthly>>,
}

impl<'c, W: World> Locality<'c, W> {
    pub fn of(world: W, case: &'c Case) -> Self {
        let areas = Household { world, answers: &case.household }.area().value();
        let locality = Locality { world, case, areas, standard: None };
        Locality { standard: Some(locality.dibao_standard()), ..locality }
    }

    fn place(&self) -> PlaceCode {
        self.case.place
    }

    fn day(&self) -> Date {
        self.case.day
    }

    fn tables(&self) -> &'static Tables {
        &self.case.packs.tables
    }

    fn binds<T>(&self, row: &Row<T>) -> bool {
        row.figure.binds(self.day())
    }

    // ---- From rows to values ----------------------------------------------------------------

    /// What a row says, taken as "at least this" unless it binds.
    fn published<T, P: Period>(&self, row: &Row<T>, yuan: Exact) -> Amount<W, P> {
        self.published_range(row, Span::exactly(yuan))
    }

    fn published_range<T, P: Period>(&self, row: &Row<T>, yuan: Span<Exact>) -> Amount<W, P> {
        let span = self.number(row, yuan).rising(|yuan| Some(Money::new(yuan)));
        Traced::leaf(self.world, How::Published(row.figure.id), span)
    }

    /// A parameter: published for the place, else typed in, else what binds nationally, else open, but at least what is
    /// known of it.
    pub fn local<T: Askable>(&self, typed: Answer<T>, figure: LocalFigure) -> Traced<W, T::Quantity> {
        self.known_local(typed, figure).unwrap_or_else(|| {
            let known = self.local_row(figure).and_then(|row| T::take(row.what.value.given()));
            Traced::leaf(self.world, How::NotPublished(figure), known.map_or(T::OPEN, Askable::at_least))
        })
    }

    /// A parameter that somebody has published or typed in.
    pub fn known_local<T: Askable>(&self, typed: Answer<T>, figure: LocalFigure) -> Option<Traced<W, T::Quantity>> {
        let row = self.local_row(figure).filter(|row| self.binds(row));
        let value = |row: &Row<Local>| {
            let given = T::take(row.what.value.given())?;
            Some(Traced::leaf(self.world, How::Published(row.figure.id), given.possible()))
        };
        row.filter(|row| row.figure.place != NATIONAL)
            .and_then(value)
            .or_else(|| self.typed_in(typed, figure))
            .or_else(|| row.and_then(value))
    }

    fn local_row(&self, figure: LocalFigure) -> Option<&'c Row<Local>> {
        row_for(&self.tables().local, self.place(), self.day(), |it| it.figure == figure)
    }

    /// Whether a parameter is published for the place in a `[[local]]` row, or typed in.
    pub fn is_told(&self, figure: LocalFigure) -> bool {
        matches!(self.case.local.get(figure), Answer::Given(_)) || self.local_row(figure).is_some()
    }

    /// The parameters of the place, by name.
    pub fn figures(&self) -> Figures<'c, W> {
        Figures { locality: *self, case: self.case }
    }

    fn typed_in<T: Askable>(&self, answer: Answer<T>, figure: LocalFigure) -> Option<Traced<W, T::Quantity>> {
        match answer {
            Answer::Given(given) => Some(Traced::leaf(self.world, How::TypedIn(figure), given.possible())),
            _ => None,
        }
    }

    /// A published figure that binds, else what was typed in, else what is known of it, else open.
    fn figure<T, A, P>(
        &self,
        row: Option<&Row<T>>,
        value: impl Fn(&Row<T>) -> Amount<W, P>,
        typed: Answer<A>,
        figure: LocalFigure,
    ) -> Amount<W, P>
    where
        P: Period,
        A: Askable<Quantity = Money<P>>,
    {
        let binds = |row: &&Row<T>| self.binds(row);
        // GEN-8: what the place itself has published decides; a national figure only where nothing local is known.
        let local = row.filter(|row| binds(row) && row.figure.place != NATIONAL).map(&value);
        let typed = || {
            self.typed_in(typed, figure)
                .map(|typed| self.not_below_floor(typed, row.filter(|row| row.figure.place != NATIONAL).map(&value)))
        };
        local
            .or_else(typed)
            .or_else(|| row.filter(binds).map(&value))
            .or_else(|| row.map(|row| self.at_least_known(value(row), figure)))
            .unwrap_or_else(|| self.not_published(figure))
    }

    /// A place may not go under the floor of the province around it (GEN-8).
    fn not_below_floor<P: Period>(&self, typed: Amount<W, P>, floor: Option<Amount<W, P>>) -> Amount<W, P> {
        match floor {
            Some(floor) if typed.may_undercut(&floor) => highest_of(self.world, &[typed, floor.at_its_least()]),
            _ => typed,
        }
    }

    /// A floor, kept beside the question for the local figure.
    fn at_least_known<P: Period>(&self, floor: Amount<W, P>, figure: LocalFigure) -> Amount<W, P> {
        highest_of(self.world, &[floor, self.not_published(figure)])
    }

    fn not_published<P: Period>(&self, figure: LocalFigure) -> Amount<W, P> {
        Traced::leaf(self.world, How::NotPublished(figure), Span::at_least(Money::ZERO))
    }

    /// Whether the place has a rule: typed in, else open.
    pub fn allows(&self, answer: Answer<bool>, figure: LocalFigure) -> Condition<W> {
        self.typed_in(answer, figure).unwrap_or_else(|| self.unpublished(figure))
    }

    /// A local rule that nobody has published.
    pub fn unpublished(&self, figure: LocalFigure) -> Condition<W> {
        Traced::leaf(self.world, How::NotPublished(figure), Truth::Either)
    }

    /// The same figure for each possible area, joined.
    pub fn over_areas<P: Period>(&self, of: impl Fn(Area) -> Amount<W, P>) -> Amount<W, P> {
        if let Some(area) = self.areas.single() {
            return of(area);
        }
        let amounts = self.areas.possible().map(of);
        over_readings(self.world, &self.open_area(), &Vec::from_iter(amounts))
            .unwrap_or_else(|| Amount::fixed(self.world, Money::ZERO))
    }

    /// Whether something is paid, and how much, in each possible area, joined.
    pub fn paid_over_areas(
        &self,
        of: impl Fn(Area) -> (Condition<W>, Amount<W, Monthly>),
    ) -> (Condition<W>, Amount<W, Monthly>) {
        if let Some(area) = self.areas.single() {
            return of(area);
        }
        let (holds, amounts): (Vec<_>, Vec<_>) = self.areas.possible().map(of).unzip();
        let open = self.open_area();
        (
            truth_over_readings(self.world, &open, &holds)
                .unwrap_or_else(|| Condition::fixed(self.world, How::Fixed, false)),
            over_readings(self.world, &open, &amounts).unwrap_or_else(|| Amount::fixed(self.world, Money::ZERO)),
        )
    }

    /// The area, where it is not settled which standard applies.
    fn open_area(&self) -> Vec<Condition<W>> {
        let area = Household { world: self.world, answers: &self.case.household }.area();
        let urban = (!area.value().is_one_of(&[Area::Urban]).is_settled()).then(|| area.is(Area::Urban));
        urban.into_iter().collect()
    }

    fn height<T>(&self, row: &Row<T>, height: Height, standard: Amount<W, Monthly>) -> Amount<W, Monthly> {
        let times = |base: Amount<W, Monthly>| {
            let factor = Traced::leaf(self.world, How::Published(row.figure.id), self.number(row, height.span()));
            self.rounded_as_derived(base.scaled(factor))
        };
        match height.by {
            Measure::Yuan => self.published_range(row, height.span()),
            Measure::Standard => times(standard),
            Measure::UrbanStandard => times(self.standard_of(Area::Urban)),
            Measure::MarginLine => times(self.margin_line()),
            Measure::MinimumWage => times(self.figures().minimum_wage()),
            Measure::YearlyDisposableIncome => times(self.disposable_income().scaled(self.months_of_a_year())),
        }
    }

    fn months_of_a_year(&self) -> Number<W> {
        Traced::leaf(self.world, How::Fixed, Span::exactly(Exact::from(12)))
    }

    fn number<T>(&self, row: &Row<T>, number: Span<Exact>) -> Span<Exact> {
        if self.binds(row) { number } else { Span::new(number.least(), None) }
    }

    /// DB-BN-4: an amount made from another figure, rounded the way the place rounds.
    fn rounded_as_derived(&self, amount: Amount<W, Monthly>) -> Amount<W, Monthly> {
        match row_for(&self.tables().derived_rounding, self.place(), self.day(), |_| true) {
            Some(row) => amount.rounded(row.what.how),
            None => amount,
        }
    }

    // ---- Dibao ------------------------------------------------------------------------------

    /// DB-EL-2: the dibao standard, per person and month.
    pub fn dibao_standard(&self) -> Amount<W, Monthly> {
        let found = || self.over_areas(|area| self.standard_of(area)).named(Term::DibaoStandard);
        self.standard.unwrap_or_else(found)
    }

    pub fn standard_of(&self, area: Area) -> Amount<W, Monthly> {
        let row = row_for(&self.tables().dibao_standard, self.place(), self.day(), |it| it.area.cover(area));
        self.figure(
            row,
            |row| self.published_range(row, row.what.height.span()),
            self.case.local.dibao_standard,
            LocalFigure::DibaoStandard,
        )
    }

    /// DB-BN-1, DB-BN-2: whether dibao is paid by tier. Where nothing is known, the difference is assumed.
    pub fn paid_by_tier(&self) -> Condition<W> {
        let of = |area| match row_for(&self.tables().payment_mode, self.place(), self.day(), |it| it.area.cover(area)) {
            Some(row) => Traced::leaf(self.world, How::Published(row.figure.id), Truth::from(row.what.by_tier)),
            None => self
                .typed_in(self.case.local.paid_by_tier, LocalFigure::PaidByTier)
                .unwrap_or_else(|| Traced::leaf(self.world, How::Assumed(LocalFigure::PaidByTier), Truth::No)),
        };
        let modes = self.areas.possible().map(of);
        truth_over_readings(self.world, &self.open_area(), &Vec::from_iter(modes))
            .unwrap_or_else(|| Condition::fixed(self.world, How::Fixed, false))
            .named(Term::ByTier)
    }

    /// DB-BN-2: what one person may get by tier, from the lowest to the highest tier.
    pub fn tier_amount(&self) -> Amount<W, Monthly> {
        let typed = self.typed_in(self.case.local.tier_amount, LocalFigure::TierAmount);
        typed.unwrap_or_else(|| self.over_areas(|area| self.tiers_of(area))).named(Term::TierAmount)
    }

    fn tiers_of(&self, area: Area) -> Amount<W, Monthly> {
        let rows = rows_by(&self.tables().tier, self.place(), self.day(), |it| it.area.cover(area), |it| it.name);
        let tiers = rows.iter().map(|row| self.published(row, row.what.monthly));
        over_readings(self.world, &[self.unpublished(LocalFigure::TierAmount)], &Vec::from_iter(tiers))
            .unwrap_or_else(|| self.not_published(LocalFigure::TierAmount))
    }

    /// DB-BN-4: the least that is paid for one person however small the difference, where the place has such a rule.
    pub fn least_payment(&self) -> Option<Amount<W, Monthly>> {
        let row_of = |area| row_for(&self.tables().least_payment, self.place(), self.day(), |it| it.area.cover(area));
        let told = self.is_told(LocalFigure::LeastPayment) || self.areas.possible().any(|area| row_of(area).is_some());
        let of = |area| match row_of(area) {
            Some(row) => self.height(row, row.what.height, self.standard_of(area)),
            None => self.figures().least_payment(),
        };
        told.then(|| self.over_areas(of).named(Term::LeastPayment))
    }

    /// DB-EX-1: the steps by which dibao runs out after work was found, the first one first.
    pub fn exit_steps(&self) -> Vec<&'c Row<ExitStep>> {
        let steps = rows_by(&self.tables().exit_grace, self.place(), self.day(), |_| true, |it| it.within_months);
        in_order(steps, |row| row.what.within_months)
    }

    /// DB-EX-1: the share that a step pays.
    pub fn exit_share(&self, row: &Row<ExitStep>) -> Number<W> {
        Traced::leaf(self.world, How::Published(row.figure.id), self.number(row, Span::exactly(row.what.share)))
    }

    /// DB-TU-2: the categories of top-ups on file here.
    pub fn topups(&self, area: Area) -> Vec<&'c Row<TopUp>> {
        rows_by(&self.tables().category_topup, self.place(), self.day(), |it| it.area.cover(area), |it| it.category)
    }

    /// DB-TU-2: what was typed in where the place has no table on file. Any amount above nothing says that it is paid.
    pub fn topup_typed_in(&self) -> (Condition<W>, Amount<W, Monthly>) {
        match self.typed_in(self.case.local.category_topup, LocalFigure::CategoryTopup) {
            Some(amount) => (amount.above(Amount::fixed(self.world, Money::ZERO)), amount),
            None => (self.unpublished(LocalFigure::CategoryTopup), self.not_published(LocalFigure::CategoryTopup)),
        }
    }

    pub fn topup_amount(&self, row: &Row<TopUp>) -> Amount<W, Monthly> {
        self.height(row, row.what.height, self.dibao_standard())
    }

    // ---- Margin -----------------------------------------------------------------------------

    /// LM-1, DOC-R1: the margin line, per person and month.
    pub fn margin_line(&self) -> Amount<W, Monthly> {
        let of = |area| {
            let row = row_for(&self.tables().margin_line, self.place(), self.day(), |it| it.area.cover(area));
            self.figure(
                row,
                |row| self.height(row, row.what.height, self.standard_of(area)),
                self.case.local.margin_line,
                LocalFigure::MarginLine,
            )
        };
        self.over_areas(of).named(Term::MarginLine)
    }

    // ---- Income -----------------------------------------------------------------------------

    /// DB-INC-7: the published rule for the cost of working.
    pub fn work_cost_rule(&self) -> Option<&'c Row<WorkCost>> {
        row_for(&self.tables().work_cost, self.place(), self.day(), |_| true)
    }

    /// DB-INC-7: the deduction typed in for each working person.
    pub fn typed_work_cost(&self) -> Option<Amount<W, Monthly>> {
        self.typed_in(self.case.local.work_cost_deduction, LocalFigure::WorkCostDeduction)
    }

    /// DB-INC-7: what the published rule takes off one person's wage.
    pub fn work_cost(
        &self,
        row: &Row<WorkCost>,
        wage: Amount<W, Monthly>,
        spent: Amount<W, Monthly>,
    ) -> Amount<W, Monthly> {
        let standard = self.dibao_standard();
        match row.what {
            WorkCost::Nothing => self.published(row, Exact::ZERO),
            WorkCost::Actual { limit: None } => spent,
            WorkCost::Actual { limit: Some(limit) } => spent.lower_of(self.height(row, limit, standard)),
            WorkCost::ShareOfWage(share) => wage.scaled(Traced::leaf(
                self.world,
                How::Published(row.figure.id),
                self.number(row, Span::exactly(share)),
            )),
            WorkCost::Level(height) => self.height(row, height, standard),
        }
    }

    /// DB-INC-4f: the centrally fixed part of the residents' pension.
    pub fn central_basic_pension(&self) -> Amount<W, Monthly> {
        let row = row_for(&self.tables().basic_pension, self.place(), self.day(), |_| true);
        self.figure(
            row,
            |row| self.published(row, row.what.monthly),
            self.case.local.central_basic_pension,
            LocalFigure::CentralBasicPension,
        )
    }

    /// DB-INC-4f: whether that part is left out of income on this day.
    pub fn basic_pension_exempt(&self) -> Condition<W> {
        self.exemption(
            &self.tables().basic_pension_exempt,
            self.case.local.basic_pension_exempt,
            LocalFigure::BasicPensionExempt,
        )
    }

    /// DB-INC-4i: whether the old-age allowance is left out of income here.
    pub fn old_age_allowance_exempt(&self) -> Condition<W> {
        self.exemption(
            &self.tables().old_age_allowance_exempt,
            self.case.local.old_age_allowance_exempt,
            LocalFigure::OldAgeAllowanceExempt,
        )
    }

    fn exemption(&self, table: &'c [Row<Exemption>], typed: Answer<bool>, figure: LocalFigure) -> Condition<W> {
        match row_for(table, self.place(), self.day(), |_| true) {
            Some(row) => Traced::leaf(self.world, How::Published(row.figure.id), Truth::from(row.what.exempt)),
            None => self.allows(typed, figure),
        }
    }

    /// TA-2, RE-5: last calendar year's disposable income per person, as a monthly figure: of all residents, else of those
    /// of the area.
    pub fn disposable_income(&self) -> Amount<W, Monthly> {
        let last_year = self.day().year() - 1;
        let row_of = |areas| {
            let wanted = |it: &DisposableIncome| it.year == last_year && it.area == areas;
            row_for(&self.tables().disposable_income, self.place(), self.day(), wanted)
        };
        let of = |area| {
            let own = if area == Area::Urban { Areas::Urban } else { Areas::Rural };
            self.figure(
                row_of(Areas::Both).or_else(|| row_of(own)),
                |row| self.published::<_, Yearly>(row, row.what.yearly).per_month(),
                self.case.local.disposable_income,
                LocalFigure::DisposableIncome,
            )
        };
        self.over_areas(of).named(Term::DisposableIncome)
    }

    // ---- Assets -----------------------------------------------------------------------------

    /// DB-AST-4: whether savings lie within the limit for `status`; `ill` tells of a seriously ill member.
    pub fn savings_within_limit(
        &self,
        status: Status,
        savings: Amount<W, Once>,
        members: People<W>,
        ill: Condition<W>,
    ) -> Condition<W> {
        let per_head = || savings.per_head(members).named(Term::SavingsPerHead);
        let row = row_for(&self.tables().liquid_limit, self.place(), self.day(), |it| it.status == status);
        let stricter = status.no_stricter_than().find_map(|stricter| {
            row_for(&self.tables().liquid_limit, self.place(), self.day(), |it| it.status == stricter)
        });
        let Some(row) = row else {
            let limit = self
                .typed_in(self.case.local.liquid_limit, LocalFigure::LiquidLimit)
                .or_else(|| stricter.filter(|row| row.what.per_person).map(|row| self.no_lower_than(row)))
                .unwrap_or_else(|| self.lowest_known_liquid_limit());
            return per_head().at_most(limit.named(Term::LiquidLimit));
        };
        let limit = self.height(row, row.what.height, self.dibao_standard()).as_one_payment().named(Term::LiquidLimit);
        let within = if row.what.per_person { per_head().at_most(limit) } else { savings.at_most(limit) };
        match row.what.if_seriously_ill {
            Some(yuan) => within | (ill & savings.at_most(self.published(row, yuan))),
            None => within,
        }
    }

    /// Whether one typed-in limit stands for every status, so that nothing can be within one and beyond another.
    pub fn has_one_limit_for_all(&self) -> bool {
        let typed = matches!(self.case.local.liquid_limit, Answer::Given(_));
        typed && row_for(&self.tables().liquid_limit, self.place(), self.day(), |_| true).is_none()
    }

    /// The limit for this status is unknown here; it is taken to be no lower than that of a stricter one.
    fn no_lower_than(&self, row: &Row<LiquidLimit>) -> Amount<W, Once> {
        let dibao = self.height(row, row.what.height, self.dibao_standard());
        self.at_least_known(dibao.as_one_payment(), LocalFigure::LiquidLimit)
    }

    fn lowest_known_liquid_limit(&self) -> Amount<W, Once> {
        let months = Traced::leaf(
            self.world,
            How::Assumed(LocalFigure::LiquidLimit),
            Span::at_least(Exact::from(LOWEST_KNOWN_LIQUID_MONTHS)),
        );
        let limit = self.dibao_standard().scaled(months).as_one_payment();
        self.at_least_known(limit, LocalFigure::LiquidLimit)
    }

    /// DB-AST-5: the highest value of a car that is still allowed, where published.
    pub fn vehicle_limit(&self, status: Status) -> Option<Amount<W, Once>> {
        let row = row_for(&self.tables().vehicle_limit, self.place(), self.day(), |it| it.status == status)?;
        Some(self.height(row, row.what.height, self.dibao_standard()).as_one_payment())
    }

    /// DB-AST-6: whether so many dwellings are allowed, where published.
    pub fn homes_allowed(&self, status: Status, homes: u16) -> Option<Condition<W>> {
        let row = row_for(&self.tables().homes_limit, self.place(), self.day(), |it| it.status == status)?;
        Some(Traced::leaf(self.world, How::Published(row.figure.id), Truth::from(homes <= row.what.most)))
    }

    /// DB-AST-7: whether a registered business is allowed, where published.
    pub fn registration_allowed(&self, status: Status) -> Option<Condition<W>> {
        let row = row_for(&self.tables().registration_limit, self.place(), self.day(), |it| it.status == status)?;
        Some(Traced::leaf(self.world, How::Published(row.figure.id), Truth::from(row.what.allowed)))
    }

    // ---- Groups of people -------------------------------------------------------------------

    /// Whether a person belongs to a group of a pack.
    pub fn belongs(&self, person: &Person<'c, W>, who: &[Criterion]) -> Condition<W> {
        any(self.world, who.iter().map(|criterion| self.meets(person, criterion)))
    }

    /// A condition of the place's own that nobody is asked about: it may hold, and never surely does.
    fn unasked(&self, condition: &'static str) -> Condition<W> {
        Traced::leaf(self.world, How::LocalCondition(condition), Truth::Either)
    }

    fn meets(&self, person: &Person<'c, W>, criterion: &Criterion) -> Condition<W> {
        let parts = [
            criterion.from_age.map(|years| person.age().at_least_years(years)),
            criterion.under_age.map(|years| person.age().under_years(years)),
            (!criterion.study.is_empty()).then(|| person.study().is_one_of(&criterion.study)),
            (!criterion.kinds.is_empty()).then(|| person.disability().is_one_of(&criterion.kinds)),
            (!criterion.grades.is_empty()).then(|| person.certified_grade(&criterion.grades)),
            criterion.seriously_ill.then(|| person.seriously_ill()),
            (!criterion.also.is_empty()).then(|| self.unasked(criterion.also)),
        ];
        all(self.world, parts.iter().flatten())
    }
}
