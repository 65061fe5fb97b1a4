//! The tables of a pack: what a row of each may say, and what tells its figure from others of the same table.

use jiuzhu_reading::Fields;
use jiuzhu_rules::{
    answer::Kind,
    facts::{Disability, Grade, Study, TekunMode},
    local::LocalFigure,
    packs::{
        Aid, AidKind, Areas, BasicPension, Criterion, DerivedRounding, DisposableIncome, Effect, Exemption, ExitStep,
        Figure, HomesLimit, LeastPayment, LiquidLimit, Listed, Local, LocalValue, MarginLine, PaymentMode, Per,
        RegistrationLimit, Row, SelfCare, Standard, Status, Subsidy, Tables, TekunStandard, Tier, TopUp, VehicleLimit,
        WorkCost,
    },
    reckoning::{choice::Variants, exact::Rounding},
};

use super::amounts::{
    Amount, IF_SERIOUSLY_ILL, LEAST, MONTHLY, MONTHLY_LINE, MOST, NUMBER, SHARE, SHARE_OF_WAGE, SUM, YUAN,
    YUAN_EACH_MONTH, YUAN_OF_A_YEAR, amount, amount_if_any,
};

/// A table of a pack, and how its rows are read.
pub struct Table {
    pub name: &'static str,
    /// Its amounts are reviewed every year: one that is not new any more may have been raised.
    pub yearly: bool,
    read: fn(&Fields<'_>) -> Said,
}

impl Table {
    pub fn read(&self, row: &Fields<'_>) -> Said {
        (self.read)(row)
    }
}

/// Puts a row where it belongs.
type Put = Box<dyn FnOnce(Figure, &mut Tables)>;

/// What a row says.
pub struct Said {
    pub areas: Areas,
    /// What tells the figure from others of its table besides the area: a tier, a status, a category.
    pub which: String,
    /// Where rows of the table can be compared with each other and with a floor.
    pub yuan: Option<Amount>,
    pub put: Put,
}

impl Said {
    fn of<T: 'static>(which: impl Into<String>, what: T, table: fn(&mut Tables) -> &mut Vec<Row<T>>) -> Said {
        let put: Put = Box::new(move |figure, tables| table(tables).push(Row { figure, what }));
        Said { areas: Areas::Both, which: which.into(), yuan: None, put }
    }

    /// A row that cannot be read; what is wrong with it was reported.
    fn nothing(which: impl Into<String>) -> Said {
        Said { areas: Areas::Both, which: which.into(), yuan: None, put: Box::new(|_, _| {}) }
    }

    fn in_areas(self, areas: Areas) -> Said {
        Said { areas, ..self }
    }

    fn of_yuan(self, yuan: Option<Amount>) -> Said {
        Said { yuan, ..self }
    }
}

/// Whether a figure of the one holds wherever one of the other does.
pub fn cover(one: Areas, other: Areas) -> bool {
    one == Areas::Both || one == other
}

pub fn overlap(one: Areas, other: Areas) -> bool {
    cover(one, other) || cover(other, one)
}

const fn table(name: &'static str, read: fn(&Fields<'_>) -> Said) -> Table {
    Table { name, yearly: false, read }
}

const fn yearly(name: &'static str, read: fn(&Fields<'_>) -> Said) -> Table {
    Table { name, yearly: true, read }
}

pub static TABLES: &[Table] = &[
    yearly("dibao_standard", dibao_standard),
    table("payment_mode", payment_mode),
    yearly("tier", tier),
    table("least_payment", least_payment),
    table("exit_grace", exit_grace),
    yearly("margin_line", margin_line),
    // Only what is paid in place of the common standard is reviewed with it.
    yearly("category_topup", category_topup),
    yearly("liquid_limit", liquid_limit),
    table("vehicle_limit", vehicle_limit),
    table("homes_limit", homes_limit),
    table("registration_limit", registration_limit),
    table("living_subsidy", |row| subsidy(row, statuses_if_any(row), |tables| &mut tables.living_subsidy)),
    table("care_subsidy", |row| subsidy(row, statuses_if_any(row), |tables| &mut tables.care_subsidy)),
    // The basic part is the same whatever the person can do alone (TK-9).
    yearly("tekun_basic", |row| tekun_standard(row, None, |tables| &mut tables.tekun_basic)),
    yearly("tekun_care", |row| tekun_standard(row, self_care(row), |tables| &mut tables.tekun_care)),
    // Both parts in one amount; the place has none of either then.
    yearly("tekun_combined", |row| {
        let self_care = row.has("self_care").then(|| self_care(row)).flatten();
        tekun_standard(row, self_care, |tables| &mut tables.tekun_combined)
    }),
    table("derived_rounding", derived_rounding),
    table("work_cost", work_cost),
    table("basic_pension", basic_pension),
    table("basic_pension_exempt", |row| exemption(row, |tables| &mut tables.basic_pension_exempt)),
    table("old_age_allowance_exempt", |row| exemption(row, |tables| &mut tables.old_age_allowance_exempt)),
    table("temporary_aid", temporary_aid),
    table("disposable_income", disposable_income),
    table("local", local),
];

fn dibao_standard(row: &Fields<'_>) -> Said {
    let (area, given) = (areas(row), amount(row, YUAN_EACH_MONTH));
    let standard = Standard { area, height: given.height_up_to(row) };
    Said::of("", standard, |tables| &mut tables.dibao_standard).in_areas(area).of_yuan(given.yuan())
}

fn payment_mode(row: &Fields<'_>) -> Said {
    let area = areas(row);
    let by_tier = row.word("mode", &[("difference", false), ("tier", true)]).unwrap_or_default();
    Said::of("", PaymentMode { area, by_tier }, |tables| &mut tables.payment_mode).in_areas(area)
}

fn tier(row: &Fields<'_>) -> Said {
    let (area, name, monthly) = (areas(row), kept(row.full_text("tier")), amount(row, YUAN_EACH_MONTH).amount);
    let tier = Tier { area, name, monthly: monthly.exact() };
    Said::of(name, tier, |tables| &mut tables.tier).in_areas(area).of_yuan(Some(monthly))
}

fn least_payment(row: &Fields<'_>) -> Said {
    let (area, height) = (areas(row), amount(row, MONTHLY_LINE).height_up_to(row));
    Said::of("", LeastPayment { area, height }, |tables| &mut tables.least_payment).in_areas(area)
}

fn exit_grace(row: &Fields<'_>) -> Said {
    let (within_months, share) = (row.count("within_months"), amount(row, SHARE).amount.exact());
    let step = ExitStep { within_months, share };
    Said::of(within_months.to_string(), step, |tables| &mut tables.exit_grace)
}

fn margin_line(row: &Fields<'_>) -> Said {
    let (area, given) = (areas(row), amount(row, MONTHLY_LINE));
    let line = MarginLine { area, height: given.height_up_to(row) };
    Said::of("", line, |tables| &mut tables.margin_line).in_areas(area).of_yuan(given.yuan())
}

fn category_topup(row: &Fields<'_>) -> Said {
    let (category, area, who) = (kept(row.full_text("category")), areas(row), who(row));
    let (statuses, group) = (statuses(row), kept(row.full_text("group")));
    let effects =
        [("adds", Effect::Adds), ("whole_payment", Effect::WholePayment), ("own_standard", Effect::OwnStandard)];
    let effect = row.has("effect").then(|| row.word("effect", &effects)).flatten().unwrap_or(Effect::Adds);
    if effect != Effect::Adds && statuses != [Status::Dibao] {
        row.wrong_in(
            "statuses",
            "only families on dibao are paid a difference; expected [\"dibao\"] beside this effect",
        );
    }
    let given = amount(row, MONTHLY);
    let (height, standard) = (given.height_up_to(row), given.yuan().filter(|_| effect != Effect::Adds));
    let topup = TopUp { category, area, who, statuses, group, effect, height };
    Said::of(category, topup, |tables| &mut tables.category_topup).in_areas(area).of_yuan(standard)
}

fn liquid_limit(row: &Fields<'_>) -> Said {
    let (status, given) = (status(row), amount(row, SUM));
    let per_person = row.word("per", &[("person", true), ("household", false)]).unwrap_or_default();
    let if_seriously_ill = amount_if_any(row, IF_SERIOUSLY_ILL).map(|given| given.amount.exact());
    let limit = LiquidLimit { status, per_person, height: given.height_up_to(row), if_seriously_ill };
    Said::of(status.name(), limit, |tables| &mut tables.liquid_limit).of_yuan(given.yuan())
}

fn vehicle_limit(row: &Fields<'_>) -> Said {
    let (status, height) = (status(row), amount(row, SUM).height_up_to(row));
    Said::of(status.name(), VehicleLimit { status, height }, |tables| &mut tables.vehicle_limit)
}

fn homes_limit(row: &Fields<'_>) -> Said {
    let (status, most) = (status(row), row.count("most"));
    Said::of(status.name(), HomesLimit { status, most }, |tables| &mut tables.homes_limit)
}

fn registration_limit(row: &Fields<'_>) -> Said {
    let (status, allowed) = (status(row), row.yes_no("allowed"));
    Said::of(status.name(), RegistrationLimit { status, allowed }, |tables| &mut tables.registration_limit)
}

fn subsidy(row: &Fields<'_>, statuses: Vec<Status>, table: fn(&mut Tables) -> &mut Vec<Row<Subsidy>>) -> Said {
    let (area, who, height) = (areas(row), who(row), amount(row, MONTHLY).height_up_to(row));
    let outside = row.has("outside") && row.yes_no("outside");
    if outside && statuses.is_empty() {
        row.wrong_in("outside", "of which statuses? expected a list `statuses` beside it");
    }
    let which = format!("{who:?} {statuses:?} {outside}");
    Said::of(which, Subsidy { area, who, statuses, outside, height }, table).in_areas(area)
}

fn self_care(row: &Fields<'_>) -> Option<SelfCare> {
    let grades = [("able", SelfCare::Able), ("partly_able", SelfCare::PartlyAble), ("unable", SelfCare::Unable)];
    row.word("self_care", &grades)
}

fn tekun_standard(
    row: &Fields<'_>,
    self_care: Option<SelfCare>,
    table: fn(&mut Tables) -> &mut Vec<Row<TekunStandard>>,
) -> Said {
    let (area, amount) = (areas(row), amount(row, MONTHLY));
    let modes = [("home", TekunMode::Home), ("institution", TekunMode::Institution)];
    let mode = Listed(Vec::from_iter(row.has("mode").then(|| row.word("mode", &modes)).flatten()));
    let which = format!("{mode:?} {self_care:?}");
    let standard = TekunStandard { area, mode, self_care, height: amount.height_up_to(row) };
    Said::of(which, standard, table).in_areas(area).of_yuan(amount.yuan())
}

fn derived_rounding(row: &Fields<'_>) -> Said {
    let ways = [
        ("up_to_yuan", Rounding::UpToYuan),
        ("up_to_five", Rounding::UpToFive),
        ("up_to_ten", Rounding::UpToTen),
        ("nearest_yuan", Rounding::NearestYuan),
    ];
    let how = row.word("how", &ways).unwrap_or(Rounding::UpToYuan);
    Said::of("", DerivedRounding { how }, |tables| &mut tables.derived_rounding)
}

fn work_cost(row: &Fields<'_>) -> Said {
    let kinds = ["nothing", "actual", "share_of_wage", "level"].map(|kind| (kind, kind));
    let cost = match row.word("kind", &kinds).unwrap_or("nothing") {
        "actual" => WorkCost::Actual { limit: amount_if_any(row, MONTHLY).map(|given| given.height_up_to(row)) },
        "share_of_wage" => WorkCost::ShareOfWage(amount(row, SHARE_OF_WAGE).amount.exact()),
        "level" => WorkCost::Level(amount(row, MONTHLY).height_up_to(row)),
        _ => WorkCost::Nothing,
    };
    Said::of("", cost, |tables| &mut tables.work_cost)
}

fn basic_pension(row: &Fields<'_>) -> Said {
    let monthly = amount(row, YUAN_EACH_MONTH).amount;
    let pension = BasicPension { monthly: monthly.exact() };
    Said::of("", pension, |tables| &mut tables.basic_pension).of_yuan(Some(monthly))
}

fn exemption(row: &Fields<'_>, table: fn(&mut Tables) -> &mut Vec<Row<Exemption>>) -> Said {
    Said::of("", Exemption { exempt: row.yes_no("exempt") }, table)
}

fn temporary_aid(row: &Fields<'_>) -> Said {
    let kinds = [("fast", AidKind::Fast), ("emergency", AidKind::Emergency), ("expenditure", AidKind::Expenditure)];
    let kind = row.word("kind", &kinds).unwrap_or(AidKind::Fast);
    let shares = [("person", Per::Person), ("household", Per::Household), ("unstated", Per::Unstated)];
    let per = row.word("per", &shares).unwrap_or(Per::Unstated);
    let (least, most) = (amount_if_any(row, LEAST), amount_if_any(row, MOST));
    if least.is_none() && most.is_none() {
        row.wrong("no amount; expected least_…, most_… or both, such as most_times_standard");
    }
    let (least, most) = (least.map(|it| it.height()), most.map(|it| it.height()));
    Said::of(format!("{kind:?}"), Aid { kind, per, least, most }, |tables| &mut tables.temporary_aid)
}

fn disposable_income(row: &Fields<'_>) -> Said {
    // All residents together are a figure of their own beside those of town and country.
    let area = if row.has("area") { areas(row) } else { Areas::Both };
    let (year, yearly) = (row.count("year"), amount(row, YUAN_OF_A_YEAR).amount.exact());
    let income = DisposableIncome { area, year: year as i16, yearly };
    Said::of(format!("{year} {area:?}"), income, |tables| &mut tables.disposable_income)
}

/// A parameter of the rules, by its name there.
fn local(row: &Fields<'_>) -> Said {
    let name = row.full_text("figure");
    let Some(figure) = LocalFigure::ALL.iter().copied().find(|it| it.name() == name) else {
        if row.has("figure") {
            let known = LocalFigure::ALL.iter().map(|it| it.name()).collect::<Vec<_>>().join(", ");
            row.wrong_in("figure", format_args!("\"{name}\" is no parameter; expected one of: {known}"));
        }
        return Said::nothing(name);
    };
    let range = |units| {
        let given = amount(row, units);
        (given.amount, given.up_to(row).exact())
    };
    let (value, yuan) = match figure.kind() {
        Kind::Flow if row.has("yuan_per_year") && !row.has("yuan_per_month") => {
            let (least, most) = range(YUAN_OF_A_YEAR);
            (LocalValue::YearlyFlow(least.exact(), most), Some(least.by_the_year()))
        }
        Kind::Flow => {
            let (least, most) = range(YUAN_EACH_MONTH);
            (LocalValue::Flow(least.exact(), most), Some(least))
        }
        Kind::Yuan => {
            let (least, most) = range(YUAN);
            (LocalValue::Yuan(least.exact(), most), Some(least))
        }
        Kind::Number => {
            let (least, most) = range(NUMBER);
            (LocalValue::Number(least.exact(), most), None)
        }
        Kind::Count | Kind::Years => {
            let least = row.count("count");
            let most = row.text_if_any("up_to").map_or(least, |text| {
                text.parse().unwrap_or_else(|_| {
                    row.wrong_in("up_to", format_args!("\"{text}\" is no count; expected a whole number in quotes"));
                    least
                })
            });
            (LocalValue::Count(least, most), None)
        }
        Kind::YesNo => (LocalValue::YesNo(row.yes_no("holds")), None),
        Kind::Choice(names) => {
            let words: Vec<_> = names.iter().copied().zip(0_u32..).collect();
            let possible = match row.has("among") {
                true => row.words_of("among", &words),
                false => Vec::from_iter(row.word("choice", &words)),
            };
            (LocalValue::Choice(possible.iter().fold(0, |bits, index| bits | 1 << index)), None)
        }
    };
    Said::of(name, Local { figure, value }, |tables| &mut tables.local).of_yuan(yuan)
}

// ---- Parts of rows ----------------------------------------------------------------------------------------------

/// A text for as long as the program runs, like the packs that it goes into.
pub fn kept(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn areas(row: &Fields<'_>) -> Areas {
    let areas = [("urban", Areas::Urban), ("rural", Areas::Rural), ("both", Areas::Both)];
    row.word("area", &areas).unwrap_or(Areas::Both)
}

const STATUSES: &[Status] = &[Status::Dibao, Status::Margin, Status::Rigid, Status::Tekun];

fn status_words() -> Vec<(&'static str, Status)> {
    STATUSES.iter().map(|status| (status.name(), *status)).collect()
}

fn status(row: &Fields<'_>) -> Status {
    row.word("status", &status_words()).unwrap_or(Status::Dibao)
}

fn statuses(row: &Fields<'_>) -> Vec<Status> {
    let statuses = row.words_of("statuses", &status_words());
    if statuses.is_empty() {
        row.wrong_in("statuses", "names nobody; expected a list such as [\"dibao\"]");
    }
    statuses
}

fn statuses_if_any(row: &Fields<'_>) -> Vec<Status> {
    if row.has("statuses") { statuses(row) } else { Vec::new() }
}

/// The variants of a closed list, by their names.
fn words_for<E: Variants>() -> Vec<(&'static str, E)> {
    E::NAMES.iter().copied().zip(E::ALL.iter().copied()).collect()
}

/// As the compact form keeps them: in the order of the closed list, each once.
fn in_order<E: Variants>(mut listed: Vec<E>) -> Vec<E> {
    listed.sort_by_key(|variant| variant.index());
    listed.dedup();
    listed
}

/// The ways to belong to a group; whoever fits one of them does.
fn who(row: &Fields<'_>) -> Vec<Criterion> {
    let criteria = row.rows("who");
    if criteria.is_empty() {
        row.wrong_in("who", "names nobody; expected a list such as [{ from_age = 70 }]");
    }
    criteria.iter().map(criterion).collect()
}

fn criterion(who: &Fields<'_>) -> Criterion {
    if who.is_empty() {
        who.wrong("everybody would fit; expected a condition such as from_age = 70");
    }
    // The first of either list says that there is none.
    let criterion = Criterion {
        from_age: who.count_if_any("from_age"),
        under_age: who.count_if_any("under_age"),
        study: Listed(in_order(who.words_of("study", &words_for::<Study>().split_off(1)))),
        kinds: Listed(in_order(who.words_of("kinds", &words_for::<Disability>().split_off(1)))),
        grades: Listed(in_order(who.words_of("grades", &words_for::<Grade>()))),
        seriously_ill: who.has("seriously_ill") && who.yes_no("seriously_ill"),
        also: who.text_if_any("also").map(kept).unwrap_or_default(),
    };
    if who.has("seriously_ill") && !criterion.seriously_ill {
        who.wrong_in("seriously_ill", "says nothing; expected true, or no such key");
    }
    who.finish();
    criterion
}
