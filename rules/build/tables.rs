//! The tables of a pack: what a row of each may say, and what tells its figure from others of the same table.

use super::{
    amounts::{
        Amount, IF_SERIOUSLY_ILL, LEAST, MONTHLY, MONTHLY_LINE, MOST, NUMBER, SHARE, SHARE_OF_WAGE, SUM, YUAN,
        YUAN_EACH_MONTH, YUAN_OF_A_YEAR, amount, amount_if_any,
    },
    locals::{Kind, choices, declared},
    reading::Fields,
};

/// A table of a pack, and how its rows are read.
pub struct Table {
    pub name: &'static str,
    /// The type of its rows in the rules.
    pub rows: &'static str,
    read: fn(&Fields<'_>) -> Said,
}

impl Table {
    pub fn read(&self, row: &Fields<'_>) -> Said {
        (self.read)(row)
    }
}

/// What a row says.
pub struct Said {
    pub areas: Areas,
    /// What tells the figure from others of its table besides the area: a tier, a status, a category.
    pub which: String,
    /// The value as the rules write it.
    pub value: String,
    /// Where rows of the table can be compared with a floor.
    pub yuan: Option<Amount>,
}

impl Said {
    fn of(which: impl Into<String>, value: String) -> Said {
        Said { areas: Areas::Both, which: which.into(), value, yuan: None }
    }

    fn in_areas(self, areas: Areas) -> Said {
        Said { areas, ..self }
    }

    fn of_yuan(self, yuan: Amount) -> Said {
        Said { yuan: Some(yuan), ..self }
    }
}

/// Where a figure holds: in town, in the country, or in both.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Areas {
    Both,
    Urban,
    Rural,
}

impl Areas {
    pub fn cover(self, other: Areas) -> bool {
        self == Areas::Both || self == other
    }

    pub fn overlap(self, other: Areas) -> bool {
        self.cover(other) || other.cover(self)
    }

    fn constant(self) -> &'static str {
        match self {
            Areas::Both => "Areas::Both",
            Areas::Urban => "Areas::Only(Area::Urban)",
            Areas::Rural => "Areas::Only(Area::Rural)",
        }
    }
}

const fn table(name: &'static str, rows: &'static str, read: fn(&Fields<'_>) -> Said) -> Table {
    Table { name, rows, read }
}

pub static TABLES: &[Table] = &[
    table("dibao_standard", "Standard", dibao_standard),
    table("payment_mode", "PaymentMode", payment_mode),
    table("tier", "Tier", tier),
    table("least_payment", "LeastPayment", least_payment),
    table("exit_grace", "ExitStep", exit_grace),
    table("margin_line", "MarginLine", margin_line),
    table("category_topup", "TopUp", category_topup),
    table("liquid_limit", "LiquidLimit", liquid_limit),
    table("vehicle_limit", "VehicleLimit", vehicle_limit),
    table("homes_limit", "HomesLimit", homes_limit),
    table("registration_limit", "RegistrationLimit", registration_limit),
    table("living_subsidy", "Subsidy", living_subsidy),
    table("care_subsidy", "Subsidy", care_subsidy),
    table("tekun_basic", "TekunStandard", tekun_basic),
    table("tekun_care", "TekunStandard", tekun_care),
    table("tekun_combined", "TekunStandard", tekun_combined),
    table("derived_rounding", "DerivedRounding", derived_rounding),
    table("work_cost", "WorkCost", work_cost),
    table("basic_pension", "BasicPension", basic_pension),
    table("basic_pension_exempt", "Exemption", exemption),
    table("old_age_allowance_exempt", "Exemption", exemption),
    table("temporary_aid", "Aid", temporary_aid),
    table("disposable_income", "DisposableIncome", disposable_income),
    table("local", "Local", local),
];

fn dibao_standard(row: &Fields<'_>) -> Said {
    let (areas, monthly) = (areas(row), amount(row, YUAN_EACH_MONTH).amount);
    let value = format!("Standard {{ area: {}, monthly: {} }}", areas.constant(), monthly.constant());
    Said::of("", value).in_areas(areas).of_yuan(monthly)
}

fn payment_mode(row: &Fields<'_>) -> Said {
    let areas = areas(row);
    let by_tier = row.word("mode", &[("difference", false), ("tier", true)]).unwrap_or_default();
    Said::of("", format!("PaymentMode {{ area: {}, by_tier: {by_tier} }}", areas.constant())).in_areas(areas)
}

fn tier(row: &Fields<'_>) -> Said {
    let (areas, name, monthly) = (areas(row), row.full_text("tier"), amount(row, YUAN_EACH_MONTH).amount);
    let value = format!("Tier {{ area: {}, name: {name:?}, monthly: {} }}", areas.constant(), monthly.constant());
    Said::of(name, value).in_areas(areas).of_yuan(monthly)
}

fn least_payment(row: &Fields<'_>) -> Said {
    let (areas, height) = (areas(row), amount(row, MONTHLY_LINE).height());
    Said::of("", format!("LeastPayment {{ area: {}, height: {height} }}", areas.constant())).in_areas(areas)
}

fn exit_grace(row: &Fields<'_>) -> Said {
    let (months, share) = (row.count("within_months"), amount(row, SHARE).amount.constant());
    Said::of(months.to_string(), format!("ExitStep {{ within_months: {months}, share: {share} }}"))
}

fn margin_line(row: &Fields<'_>) -> Said {
    let (areas, height) = (areas(row), amount(row, MONTHLY_LINE).height());
    Said::of("", format!("MarginLine {{ area: {}, height: {height} }}", areas.constant())).in_areas(areas)
}

fn category_topup(row: &Fields<'_>) -> Said {
    let (category, areas, who) = (row.full_text("category"), areas(row), who(row));
    let (statuses, group, height) = (statuses(row), row.full_text("group"), amount(row, MONTHLY).height());
    let value = format!(
        "TopUp {{ category: {category:?}, area: {}, who: {who}, statuses: {statuses}, group: {group:?}, \
         height: {height} }}",
        areas.constant()
    );
    Said::of(category, value).in_areas(areas)
}

fn liquid_limit(row: &Fields<'_>) -> Said {
    let (status, height) = (status(row), amount(row, SUM).height());
    let per_person = row.word("per", &[("person", true), ("household", false)]).unwrap_or_default();
    let if_ill = optional(amount_if_any(row, IF_SERIOUSLY_ILL).map(|given| given.amount.constant()));
    let value = format!(
        "LiquidLimit {{ status: {status}, per_person: {per_person}, height: {height}, if_seriously_ill: {if_ill} }}"
    );
    Said::of(status, value)
}

fn vehicle_limit(row: &Fields<'_>) -> Said {
    let (status, yuan) = (status(row), amount(row, YUAN).amount.constant());
    Said::of(status, format!("VehicleLimit {{ status: {status}, yuan: {yuan} }}"))
}

fn homes_limit(row: &Fields<'_>) -> Said {
    let (status, most) = (status(row), row.count("most"));
    Said::of(status, format!("HomesLimit {{ status: {status}, most: {most} }}"))
}

fn registration_limit(row: &Fields<'_>) -> Said {
    let (status, allowed) = (status(row), row.yes_no("allowed"));
    Said::of(status, format!("RegistrationLimit {{ status: {status}, allowed: {allowed} }}"))
}

fn living_subsidy(row: &Fields<'_>) -> Said {
    subsidy(row, statuses(row))
}

/// Without a test of the family's income (DS-3).
fn care_subsidy(row: &Fields<'_>) -> Said {
    subsidy(row, "&[]".to_owned())
}

fn subsidy(row: &Fields<'_>, statuses: String) -> Said {
    let (areas, who, height) = (areas(row), who(row), amount(row, MONTHLY).height());
    let area = areas.constant();
    let value = format!("Subsidy {{ area: {area}, who: {who}, statuses: {statuses}, height: {height} }}");
    Said::of(format!("{who} {statuses}"), value).in_areas(areas)
}

/// The same whatever the person can do alone (TK-9).
fn tekun_basic(row: &Fields<'_>) -> Said {
    tekun_standard(row, None)
}

fn tekun_care(row: &Fields<'_>) -> Said {
    tekun_standard(row, self_care(row))
}

/// Both parts in one amount; the place has none of either then.
fn tekun_combined(row: &Fields<'_>) -> Said {
    tekun_standard(row, row.has("self_care").then(|| self_care(row)).flatten())
}

fn self_care(row: &Fields<'_>) -> Option<&'static str> {
    let grades = [("able", "SelfCare::Able"), ("partly_able", "SelfCare::PartlyAble"), ("unable", "SelfCare::Unable")];
    row.word("self_care", &grades)
}

fn tekun_standard(row: &Fields<'_>, self_care: Option<&str>) -> Said {
    let (areas, height) = (areas(row), amount(row, MONTHLY));
    let modes = [("home", "TekunMode::Home"), ("institution", "TekunMode::Institution")];
    let mode = row.has("mode").then(|| row.word("mode", &modes)).flatten();
    let which = format!("{} {}", mode.unwrap_or_default(), self_care.unwrap_or_default());
    let some = |value: Option<&str>| optional(value.map(str::to_owned));
    let value = format!(
        "TekunStandard {{ area: {}, mode: {}, self_care: {}, height: {} }}",
        areas.constant(),
        some(mode),
        some(self_care),
        height.height()
    );
    Said { yuan: height.yuan(), ..Said::of(which, value).in_areas(areas) }
}

fn derived_rounding(row: &Fields<'_>) -> Said {
    let how = [
        ("up_to_yuan", "UpToYuan"),
        ("up_to_five", "UpToFive"),
        ("up_to_ten", "UpToTen"),
        ("nearest_yuan", "NearestYuan"),
    ];
    let how = row.word("how", &how).unwrap_or("UpToYuan");
    Said::of("", format!("DerivedRounding {{ how: Rounding::{how} }}"))
}

fn work_cost(row: &Fields<'_>) -> Said {
    let kinds = [("nothing", "Nothing"), ("actual", "Actual"), ("share_of_wage", "ShareOfWage"), ("level", "Level")];
    let kind = row.word("kind", &kinds).unwrap_or("Nothing");
    let value = match kind {
        "Actual" => {
            let limit = optional(amount_if_any(row, MONTHLY).map(|given| given.height()));
            format!("WorkCost::Actual {{ limit: {limit} }}")
        }
        "ShareOfWage" => format!("WorkCost::ShareOfWage({})", amount(row, SHARE_OF_WAGE).amount.constant()),
        "Level" => format!("WorkCost::Level({})", amount(row, MONTHLY).height()),
        _ => "WorkCost::Nothing".to_owned(),
    };
    Said::of("", value)
}

fn basic_pension(row: &Fields<'_>) -> Said {
    Said::of("", format!("BasicPension {{ monthly: {} }}", amount(row, YUAN_EACH_MONTH).amount.constant()))
}

fn exemption(row: &Fields<'_>) -> Said {
    Said::of("", format!("Exemption {{ exempt: {} }}", row.yes_no("exempt")))
}

fn temporary_aid(row: &Fields<'_>) -> Said {
    let kinds = [("fast", "Fast"), ("emergency", "Emergency"), ("expenditure", "Expenditure")];
    let kind = row.word("kind", &kinds).unwrap_or("Fast");
    let shares = [("person", "Person"), ("household", "Household"), ("unstated", "Unstated")];
    let per = row.word("per", &shares).unwrap_or("Unstated");
    let (least, most) = (amount_if_any(row, LEAST), amount_if_any(row, MOST));
    if least.is_none() && most.is_none() {
        row.wrong("no amount; expected least_…, most_… or both, such as most_times_standard");
    }
    let (least, most) = (optional(least.map(|it| it.height())), optional(most.map(|it| it.height())));
    Said::of(kind, format!("Aid {{ kind: AidKind::{kind}, per: Per::{per}, least: {least}, most: {most} }}"))
}

fn disposable_income(row: &Fields<'_>) -> Said {
    let (year, yearly) = (row.count("year"), amount(row, YUAN_OF_A_YEAR).amount.constant());
    Said::of(year.to_string(), format!("DisposableIncome {{ year: {year}, yearly: {yearly} }}"))
}

/// A parameter of `rules/src/local.rs`, by its name there.
fn local(row: &Fields<'_>) -> Said {
    let name = row.full_text("figure");
    let Some(parameter) = declared().find(|it| it.name == name) else {
        if row.has("figure") {
            let known = declared().map(|it| it.name).collect::<Vec<_>>().join(", ");
            row.wrong_in("figure", format_args!("\"{name}\" is no parameter; expected one of: {known}"));
        }
        return Said::of(name, String::new());
    };
    let exactly = |amount: Amount| format!("crate::reckoning::span::Span::exactly({})", amount.constant());
    let (given, yuan) = match parameter.kind {
        Kind::Flow => {
            let monthly = amount(row, YUAN_EACH_MONTH).amount;
            let yuan = exactly(monthly);
            (
                format!(
                    "Given::Flow(crate::answer::Flow {{ cadence: crate::reckoning::money::Cadence::Monthly, yuan: {yuan} }})"
                ),
                Some(monthly),
            )
        }
        Kind::Yuan => {
            let yuan = amount(row, YUAN).amount;
            (format!("Given::Yuan({})", exactly(yuan)), Some(yuan))
        }
        Kind::Number => (format!("Given::Number({})", exactly(amount(row, NUMBER).amount)), None),
        Kind::Count => (format!("Given::Count(crate::reckoning::span::Span::exactly({}))", row.count("count")), None),
        Kind::YesNo => (format!("Given::YesNo({})", row.yes_no("holds")), None),
        Kind::Choice(of) => {
            let words: Vec<_> = choices(of).into_iter().zip(0..).collect();
            let index: u32 = row.word("choice", &words).unwrap_or_default();
            (format!("Given::Choice({})", 1_u32 << index), None)
        }
    };
    let value = format!("Local {{ figure: LocalFigure::{}, given: {given} }}", parameter.variant);
    Said { yuan, ..Said::of(name, value) }
}

// ---- Parts of rows ----------------------------------------------------------------------------------------------

fn areas(row: &Fields<'_>) -> Areas {
    let areas = [("urban", Areas::Urban), ("rural", Areas::Rural), ("both", Areas::Both)];
    row.word("area", &areas).unwrap_or(Areas::Both)
}

const STATUSES: &[(&str, &str)] = &[
    ("dibao", "Status::Dibao"),
    ("margin", "Status::Margin"),
    ("rigid_expenditure", "Status::Rigid"),
    ("tekun", "Status::Tekun"),
];

fn status(row: &Fields<'_>) -> &'static str {
    row.word("status", STATUSES).unwrap_or("Status::Dibao")
}

fn statuses(row: &Fields<'_>) -> String {
    let statuses = row.words_of("statuses", STATUSES);
    if statuses.is_empty() {
        row.wrong_in("statuses", "names nobody; expected a list such as [\"dibao\"]");
    }
    slice(&statuses)
}

const STUDIES: &[(&str, &str)] = &[
    ("preschool", "Study::Preschool"),
    ("school", "Study::School"),
    ("college", "Study::College"),
    ("postgraduate", "Study::Postgraduate"),
];

const DISABILITIES: &[(&str, &str)] = &[
    ("visual", "Disability::Visual"),
    ("hearing", "Disability::Hearing"),
    ("speech", "Disability::Speech"),
    ("physical", "Disability::Physical"),
    ("intellectual", "Disability::Intellectual"),
    ("psychiatric", "Disability::Psychiatric"),
    ("multiple", "Disability::Multiple"),
];

const GRADES: &[(&str, &str)] =
    &[("1", "Grade::One"), ("2", "Grade::Two"), ("3", "Grade::Three"), ("4", "Grade::Four")];

/// The ways to belong to a group; whoever fits one of them does.
fn who(row: &Fields<'_>) -> String {
    let criteria = row.rows("who");
    if criteria.is_empty() {
        row.wrong_in("who", "names nobody; expected a list such as [{ from_age = 70 }]");
    }
    slice(&criteria.iter().map(criterion).collect::<Vec<_>>())
}

fn criterion(who: &Fields<'_>) -> String {
    if who.is_empty() {
        who.wrong("everybody would fit; expected a condition such as from_age = 70");
    }
    let years = |key| optional(who.count_if_any(key).map(|years| years.to_string()));
    let (from_age, under_age) = (years("from_age"), years("under_age"));
    let study = slice(&who.words_of("study", STUDIES));
    let kinds = slice(&who.words_of("kinds", DISABILITIES));
    let grades = slice(&who.words_of("grades", GRADES));
    let seriously_ill = who.has("seriously_ill") && who.yes_no("seriously_ill");
    if who.has("seriously_ill") && !seriously_ill {
        who.wrong_in("seriously_ill", "says nothing; expected true, or no such key");
    }
    who.finish();
    format!(
        "Criterion {{ from_age: {from_age}, under_age: {under_age}, study: {study}, kinds: {kinds}, \
         grades: {grades}, seriously_ill: {seriously_ill} }}"
    )
}

fn slice<T: AsRef<str>>(items: &[T]) -> String {
    format!("&[{}]", items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "))
}

fn optional(value: Option<String>) -> String {
    value.map_or("None".to_owned(), |value| format!("Some({value})"))
}
