//! `packs/*.toml`: the figures of a province and the places inside it.

use std::fmt::Write;

use super::reading::{Day, Fields, Problems, SourceFile};

/// Every figure table of a pack: its name in the pack, the type of its rows, and how one row is written.
type Writer = for<'a, 'b> fn(&'b Fields<'a>) -> (String, String);

const TABLES: &[(&str, &str, Writer)] = &[
    ("dibao_standard", "Standard", standard),
    ("payment_mode", "PaymentMode", payment_mode),
    ("tier", "Tier", tier),
    ("margin_line", "MarginLine", margin_line),
    ("category_topup", "TopUp", category_topup),
    ("liquid_limit", "LiquidLimit", liquid_limit),
    ("vehicle_limit", "VehicleLimit", vehicle_limit),
    ("homes_limit", "HomesLimit", homes_limit),
    ("registration_limit", "RegistrationLimit", registration_limit),
    ("living_subsidy", "Subsidy", subsidy),
    ("care_subsidy", "Subsidy", subsidy),
    ("derived_rounding", "DerivedRounding", derived_rounding),
    ("work_cost", "WorkCost", work_cost),
    ("basic_pension", "BasicPension", basic_pension),
    ("basic_pension_exempt", "Exemption", exemption),
    ("old_age_allowance_exempt", "Exemption", exemption),
    ("temporary_aid", "Aid", temporary_aid),
    ("disposable_income", "DisposableIncome", disposable_income),
];

/// One row, ready to be written, with what it takes to compare it with others.
struct Row {
    table: &'static str,
    place: u32,
    from: Day,
    until: Option<Day>,
    basis: &'static str,
    /// What distinguishes the figure from others of its table, such as area or tier.
    key: String,
    what: String,
    source: usize,
    note: String,
    file: usize,
    at: usize,
}

impl Row {
    /// Of a top-up, the category that the locales name.
    fn category(&self) -> &str {
        if self.table == "category_topup" { self.key.split('/').next().unwrap_or_default() } else { "" }
    }
}

/// Writes the places, the sources, the figures and one table of rows for each kind of figure.
pub fn compile(files: &[SourceFile], problems: &Problems) -> String {
    let (mut places, mut sources, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for (number, file) in files.iter().enumerate() {
        let Some(root) = file.root(problems) else { continue };
        let own = read_places(&root, &mut places);
        let first_source = sources.len();
        let keys = read_sources(&root, &mut sources);
        let known: Vec<u32> = places.iter().map(|(code, _)| *code).collect();
        for (table, _, write) in TABLES {
            for fields in root.rows(table) {
                rows.extend(
                    read_row(table, *write, &fields, own, &known, &keys, &sources[first_source..]).map(|row| Row {
                        source: row.source + first_source,
                        file: number,
                        ..row
                    }),
                );
            }
        }
        root.finish();
    }
    rows.sort_by(|a, b| (a.table, a.place, &a.key, &a.from).cmp(&(b.table, b.place, &b.key, &b.from)));
    refuse_contradictions(&rows, files, problems);
    // The rules read the rows of a place from the oldest to the newest.
    rows.sort_by(|a, b| (a.table, a.place, &a.from, &a.key).cmp(&(b.table, b.place, &b.from, &b.key)));
    written(places, &sources, &rows)
}

// ---- Places and sources -------------------------------------------------------------------------

fn read_places(root: &Fields<'_>, places: &mut Vec<(u32, String)>) -> u32 {
    let own = code(root, "code").unwrap_or_default();
    let mut add = |fields: &Fields<'_>, code: u32| {
        let name = fields.words("name");
        if places.iter().any(|(other, _)| *other == code) {
            fields.wrong_in("code", format_args!("{code:06} stands twice; expected each place once"));
        }
        places.push((code, name));
    };
    add(root, own);
    for below in root.rows("below") {
        let Some(code) = code(&below, "code") else { continue };
        if own != 0 && code / 10_000 != own / 10_000 {
            below.wrong_in(
                "code",
                format_args!("{code:06} is not inside {own:06}; expected a code that begins with {:02}", own / 10_000),
            );
        }
        add(&below, code);
        below.finish();
    }
    own
}

fn code(fields: &Fields<'_>, key: &'static str) -> Option<u32> {
    let text = fields.text(key);
    let code = text.parse().ok().filter(|_| text.len() == 6);
    if code.is_none() && fields.has(key) {
        fields.wrong_in(key, format_args!("\"{text}\" is no place; expected six digits"));
    }
    code
}

struct Source {
    key: String,
    unread: bool,
    written: String,
}

fn read_sources(root: &Fields<'_>, sources: &mut Vec<Source>) -> Vec<String> {
    let Some(table) = root.table("source") else {
        return Vec::new();
    };
    let publishers = [
        ("government", "Government"),
        ("press", "Press"),
        ("repost", "Repost"),
        ("aggregator", "Aggregator"),
        ("unread", "Unread"),
    ];
    let mut keys = Vec::new();
    for (key, fields) in table.tables_inside() {
        let title = fields.text("title");
        let publisher = fields.word("publisher", &publishers).unwrap_or("Unread");
        let link = fields.official_link();
        fields.finish();
        let written = format!("Source {{ title: {title:?}, publisher: Publisher::{publisher}, link: {link} }}");
        sources.push(Source { key: key.to_owned(), unread: publisher == "Unread", written });
        keys.push(key.to_owned());
    }
    keys
}

// ---- Rows ---------------------------------------------------------------------------------------

fn read_row(
    table: &'static str,
    write: Writer,
    fields: &Fields<'_>,
    own: u32,
    known: &[u32],
    keys: &[String],
    sources: &[Source],
) -> Option<Row> {
    let place = if fields.has("place") { code(fields, "place").unwrap_or(own) } else { own };
    if !known.contains(&place) || (own != 0 && place / 10_000 != own / 10_000) {
        fields.wrong_in(
            "place",
            format_args!("{place:06} is not in this file; expected its own code or one of its [[below]]"),
        );
    }
    let from = fields.day("from");
    if !fields.has("from") {
        fields.wrong("from is missing; expected the day from which the figure holds");
    }
    let until = fields.day("until");
    if let (Some(from), Some(until)) = (&from, &until)
        && until <= from
    {
        fields.wrong_in("until", "is not after from; expected a later day");
    }
    let bases = [
        ("standard", "Standard"),
        ("floor", "Floor"),
        ("guidance", "Guidance"),
        ("unverified", "Unverified"),
        ("average", "average"),
    ];
    let basis = fields.word("basis", &bases)?;
    if basis == "average" {
        fields.wrong_in(
            "basis",
            "an average over places is nobody's figure; expected standard, floor, guidance or unverified",
        );
    }
    let named = fields.text("source");
    let source = keys.iter().position(|key| key == named);
    match source.map(|index| &sources[index]) {
        None if fields.has("source") => {
            fields.wrong_in("source", format_args!("\"{named}\" is no [source] of this file"))
        }
        Some(source) if source.unread != (basis == "Unverified") => fields.wrong_in(
            "basis",
            format_args!(
                "[source.{}] and basis disagree; expected publisher = \"unread\" exactly with basis = \"unverified\"",
                source.key
            ),
        ),
        _ => {}
    }
    let note = fields.text_if_any("note").unwrap_or_default().to_owned();
    let (key, what) = write(fields);
    fields.finish();
    let (from, source) = (from?, source?);
    Some(Row { table, place, from, until, basis, key, what, source, note, file: 0, at: fields.at })
}

/// Two rows for one figure from one day, or a row that outlasts the next one.
fn refuse_contradictions(rows: &[Row], files: &[SourceFile], problems: &Problems) {
    for pair in rows.windows(2) {
        let [earlier, later] = pair else { continue };
        let same = |row: &Row| (row.table, row.place, row.basis == "Standard", row.key.clone());
        if same(earlier) != same(later) {
            continue;
        }
        let (place, table) = (later.place, later.table);
        if earlier.from == later.from || (earlier.from.constant() == later.from.constant()) {
            problems.add(
                &files[later.file],
                later.at,
                format_args!("{table}: {place:06} has this figure twice from {}; expected one row", later.from.dated),
            );
        } else if earlier.until.as_ref().is_some_and(|until| *until > later.from) {
            problems.add(
                &files[earlier.file],
                earlier.at,
                format_args!("{table}: until is after the next row's from ({}); expected no overlap", later.from.dated),
            );
        }
    }
}

fn written(mut places: Vec<(u32, String)>, sources: &[Source], rows: &[Row]) -> String {
    let mut out = String::new();
    places.sort();
    out.push_str("pub static PLACES: &[PlaceName] = &[\n");
    for (code, name) in &places {
        let _ = writeln!(out, "PlaceName {{ code: PlaceCode({code}), name: {name} }},");
    }
    out.push_str("];\npub static SOURCES: &[Source] = &[\n");
    for source in sources {
        let _ = writeln!(out, "{},", source.written);
    }
    out.push_str("];\npub static FIGURES: &[Figure] = &[\n");
    for row in rows {
        let (table, place, dated, basis, source, note) =
            (row.table, row.place, &row.from.dated, row.basis, row.source, &row.note);
        let (from, until) = (row.from.constant(), until(row));
        let _ = writeln!(
            out,
            "Figure {{ table: {table:?}, place: PlaceCode({place}), from: {from}, until: {until}, dated: {dated:?}, \
             basis: Basis::{basis}, source: {source}, note: {note:?}, category: {:?} }},",
            row.category()
        );
    }
    out.push_str("];\n");
    for (table, kind, _) in TABLES {
        let _ = writeln!(out, "pub static {}: &[Row<{kind}>] = &[", table.to_uppercase());
        for (figure, row) in rows.iter().enumerate().filter(|(_, row)| row.table == *table) {
            let (place, basis, from, until, what) = (row.place, row.basis, row.from.constant(), until(row), &row.what);
            let _ = writeln!(
                out,
                "Row {{ place: PlaceCode({place}), from: {from}, until: {until}, basis: Basis::{basis}, \
                 figure: FigureId({figure}), what: {what} }},"
            );
        }
        out.push_str("];\n");
    }
    let mut categories: Vec<&str> = rows.iter().map(Row::category).filter(|it| !it.is_empty()).collect();
    categories.sort_unstable();
    categories.dedup();
    let _ = writeln!(out, "pub static TOPUP_CATEGORIES: &[&str] = &{categories:?};");
    out
}

fn until(row: &Row) -> String {
    row.until.as_ref().map_or("None".to_owned(), |day| format!("Some({})", day.constant()))
}

// ---- What a row of each table says: its key among others of the table, and its value ------------

fn standard(row: &Fields<'_>) -> (String, String) {
    let (area, monthly) = (area(row), monthly(row));
    (area.clone(), format!("Standard {{ area: {area}, monthly: {monthly} }}"))
}

fn payment_mode(row: &Fields<'_>) -> (String, String) {
    let area = area(row);
    let by_tier = row.word("mode", &[("difference", false), ("tier", true)]).unwrap_or(false);
    (area.clone(), format!("PaymentMode {{ area: {area}, by_tier: {by_tier} }}"))
}

fn tier(row: &Fields<'_>) -> (String, String) {
    let (area, name, monthly) = (area(row), row.text("tier"), monthly(row));
    (format!("{area}/{name}"), format!("Tier {{ area: {area}, name: {name:?}, monthly: {monthly} }}"))
}

fn margin_line(row: &Fields<'_>) -> (String, String) {
    let (area, height) = (area(row), height(row, ""));
    (area.clone(), format!("MarginLine {{ area: {area}, height: {height} }}"))
}

fn category_topup(row: &Fields<'_>) -> (String, String) {
    let (category, area, who) = (row.text("category"), area(row), who(row));
    let (statuses, group, height) = (statuses(row), row.text_if_any("group").unwrap_or("main"), height(row, ""));
    let what = format!(
        "TopUp {{ category: {category:?}, area: {area}, who: {who}, statuses: {statuses}, group: {group:?}, height: {height} }}"
    );
    (format!("{category}/{area}"), what)
}

fn liquid_limit(row: &Fields<'_>) -> (String, String) {
    let status = status(row);
    let per_person = row.word("per", &[("person", true), ("household", false)]).unwrap_or(true);
    let if_ill = match row.text_if_any("if_seriously_ill_yuan") {
        Some(text) => format!("Some({})", exact(row, "if_seriously_ill_yuan", text, 1)),
        None => "None".to_owned(),
    };
    let height = height(row, "");
    let what = format!(
        "LiquidLimit {{ status: {status}, per_person: {per_person}, height: {height}, if_seriously_ill: {if_ill} }}"
    );
    (status, what)
}

fn vehicle_limit(row: &Fields<'_>) -> (String, String) {
    let status = status(row);
    let yuan = exact(row, "yuan", row.text("yuan"), 1);
    (status.clone(), format!("VehicleLimit {{ status: {status}, yuan: {yuan} }}"))
}

fn homes_limit(row: &Fields<'_>) -> (String, String) {
    let status = status(row);
    let most = row.count("most").unwrap_or_else(|| {
        row.wrong("most is missing; expected how many dwellings are allowed");
        0
    });
    (status.clone(), format!("HomesLimit {{ status: {status}, most: {most} }}"))
}

fn registration_limit(row: &Fields<'_>) -> (String, String) {
    let (status, allowed) = (status(row), required_yes_no(row, "allowed"));
    (status.clone(), format!("RegistrationLimit {{ status: {status}, allowed: {allowed} }}"))
}

fn subsidy(row: &Fields<'_>) -> (String, String) {
    let (area, who) = (area(row), who(row));
    let statuses = if row.has("statuses") { statuses(row) } else { "&[]".to_owned() };
    let height = height(row, "");
    (
        format!("{area}/{who}/{statuses}"),
        format!("Subsidy {{ area: {area}, who: {who}, statuses: {statuses}, height: {height} }}"),
    )
}

fn derived_rounding(row: &Fields<'_>) -> (String, String) {
    let how = [
        ("up_to_yuan", "UpToYuan"),
        ("up_to_five", "UpToFive"),
        ("up_to_ten", "UpToTen"),
        ("nearest_yuan", "NearestYuan"),
    ];
    let how = row.word("how", &how).unwrap_or("UpToYuan");
    (String::new(), format!("DerivedRounding {{ how: Rounding::{how} }}"))
}

fn work_cost(row: &Fields<'_>) -> (String, String) {
    let kinds = [("nothing", 0), ("actual", 1), ("share_of_wage", 2), ("level", 3)];
    let what = match row.word("kind", &kinds) {
        Some(1) if HEIGHTS.iter().any(|(unit, _)| row.has(unit)) => {
            format!("WorkCost::Actual {{ limit: Some({}) }}", height(row, ""))
        }
        Some(1) => "WorkCost::Actual { limit: None }".to_owned(),
        Some(2) => format!("WorkCost::ShareOfWage({})", exact(row, "share_of_wage", row.text("share_of_wage"), 1)),
        Some(3) => format!("WorkCost::Level({})", height(row, "")),
        _ => "WorkCost::Nothing".to_owned(),
    };
    (String::new(), what)
}

fn basic_pension(row: &Fields<'_>) -> (String, String) {
    (String::new(), format!("BasicPension {{ monthly: {} }}", monthly(row)))
}

fn exemption(row: &Fields<'_>) -> (String, String) {
    (String::new(), format!("Exemption {{ exempt: {} }}", required_yes_no(row, "exempt")))
}

fn temporary_aid(row: &Fields<'_>) -> (String, String) {
    let kinds =
        [("fast", "AidKind::Fast"), ("emergency", "AidKind::Emergency"), ("expenditure", "AidKind::Expenditure")];
    let kind = row.word("kind", &kinds).unwrap_or("AidKind::Fast");
    let pers = [("person", "Per::Person"), ("household", "Per::Household"), ("unstated", "Per::Unstated")];
    let per = row.word("per", &pers).unwrap_or("Per::Unstated");
    let (least, most) = (height_if_any(row, "least_"), height_if_any(row, "most_"));
    if least.is_none() && most.is_none() {
        row.wrong("no amount; expected least_… or most_… such as most_times_standard");
    }
    let some = |height: Option<String>| height.map_or("None".to_owned(), |it| format!("Some({it})"));
    let (least, most) = (some(least), some(most));
    (kind.to_owned(), format!("Aid {{ kind: {kind}, per: {per}, least: {least}, most: {most} }}"))
}

fn disposable_income(row: &Fields<'_>) -> (String, String) {
    let year = row.count("year").unwrap_or_else(|| {
        row.wrong("year is missing; expected the calendar year it was earned in");
        0
    });
    let yearly = exact(row, "yuan_per_year", row.text("yuan_per_year"), 1);
    (year.to_string(), format!("DisposableIncome {{ year: {year}, yearly: {yearly} }}"))
}

// ---- Parts of rows ------------------------------------------------------------------------------

fn area(row: &Fields<'_>) -> String {
    let areas = [("urban", "Areas::Only(Area::Urban)"), ("rural", "Areas::Only(Area::Rural)"), ("both", "Areas::Both")];
    row.word("area", &areas).unwrap_or("Areas::Both").to_owned()
}

fn status(row: &Fields<'_>) -> String {
    row.word("status", &[("dibao", "Status::Dibao"), ("margin", "Status::Margin")])
        .unwrap_or("Status::Dibao")
        .to_owned()
}

fn statuses(row: &Fields<'_>) -> String {
    let named = |word: String| match word.as_str() {
        "dibao" => Some("Status::Dibao"),
        "margin" => Some("Status::Margin"),
        other => {
            row.wrong_in("statuses", format_args!("\"{other}\" is not known; expected dibao or margin"));
            None
        }
    };
    let statuses: Vec<_> = row.list("statuses").into_iter().filter_map(named).collect();
    if statuses.is_empty() {
        row.wrong("statuses is missing; expected a list such as [\"dibao\"]");
    }
    format!("&[{}]", statuses.join(", "))
}

fn required_yes_no(row: &Fields<'_>, key: &'static str) -> bool {
    row.yes_no(key).unwrap_or_else(|| {
        row.wrong(format_args!("{key} is missing; expected true or false"));
        false
    })
}

fn who(row: &Fields<'_>) -> String {
    let criteria = row.rows("who");
    if criteria.is_empty() {
        row.wrong("who is missing; expected a list such as [{ from_age = 70 }]");
    }
    format!("&[{}]", criteria.iter().map(criterion).collect::<Vec<_>>().join(", "))
}

fn criterion(row: &Fields<'_>) -> String {
    let years = |key| row.count(key).map_or("None".to_owned(), |years| format!("Some({years})"));
    let (from_age, under_age) = (years("from_age"), years("under_age"));
    let study = variants(
        row,
        "study",
        "Study",
        &[("preschool", "Preschool"), ("school", "School"), ("college", "College"), ("postgraduate", "Postgraduate")],
    );
    let kinds = [
        ("visual", "Visual"),
        ("hearing", "Hearing"),
        ("speech", "Speech"),
        ("physical", "Physical"),
        ("intellectual", "Intellectual"),
        ("psychiatric", "Psychiatric"),
        ("multiple", "Multiple"),
    ];
    let kinds = variants(row, "kinds", "Disability", &kinds);
    let grades = variants(row, "grades", "Grade", &[("1", "One"), ("2", "Two"), ("3", "Three"), ("4", "Four")]);
    let ill = row.yes_no("seriously_ill").unwrap_or(false);
    row.finish();
    format!(
        "Criterion {{ from_age: {from_age}, under_age: {under_age}, study: {study}, kinds: {kinds}, grades: {grades}, \
         seriously_ill: {ill} }}"
    )
}

fn variants(row: &Fields<'_>, key: &'static str, of: &str, words: &[(&str, &str)]) -> String {
    let variant = |word: String| match words.iter().find(|(known, _)| *known == word) {
        Some((_, variant)) => Some(format!("{of}::{variant}")),
        None => {
            let known: Vec<_> = words.iter().map(|(known, _)| *known).collect();
            row.wrong_in(key, format_args!("\"{word}\" is not known; expected some of: {}", known.join(", ")));
            None
        }
    };
    format!("&[{}]", row.list(key).into_iter().filter_map(variant).collect::<Vec<_>>().join(", "))
}

/// A rate each month, given by month or by year.
fn monthly(row: &Fields<'_>) -> String {
    match (row.text_if_any("yuan_per_month"), row.text_if_any("yuan_per_year")) {
        (Some(text), None) => exact(row, "yuan_per_month", text, 1),
        (None, Some(text)) => exact(row, "yuan_per_year", text, 12),
        _ => {
            row.wrong("expected exactly one of yuan_per_month, yuan_per_year");
            "Exact::ZERO".to_owned()
        }
    }
}

/// The units in which a height may be given, and how each is written.
const HEIGHTS: &[(&str, &str)] = &[
    ("yuan", "Yuan"),
    ("yuan_per_month", "Yuan"),
    ("times_standard", "TimesStandard"),
    ("times_urban_standard", "TimesUrbanStandard"),
    ("times_margin_line", "TimesMarginLine"),
];

/// The same units at the lower and the upper end of a range.
const LEAST: &[&str] = &[
    "least_yuan",
    "least_yuan_per_month",
    "least_times_standard",
    "least_times_urban_standard",
    "least_times_margin_line",
];
const MOST: &[&str] =
    &["most_yuan", "most_yuan_per_month", "most_times_standard", "most_times_urban_standard", "most_times_margin_line"];

fn height(row: &Fields<'_>, prefix: &str) -> String {
    height_if_any(row, prefix).unwrap_or_else(|| {
        let units: Vec<_> = HEIGHTS.iter().map(|(unit, _)| *unit).collect();
        row.wrong(format_args!("no amount; expected exactly one of {}", units.join(", ")));
        "Height::Yuan(Exact::ZERO)".to_owned()
    })
}

fn height_if_any(row: &Fields<'_>, prefix: &str) -> Option<String> {
    let keys: Vec<&'static str> = match prefix {
        "least_" => LEAST.to_vec(),
        "most_" => MOST.to_vec(),
        _ => HEIGHTS.iter().map(|(unit, _)| *unit).collect(),
    };
    let given: Vec<_> =
        keys.iter().zip(HEIGHTS).filter_map(|(key, (_, kind))| Some((*key, *kind, row.text_if_any(key)?))).collect();
    match given.as_slice() {
        [] => None,
        [(key, kind, text)] => Some(format!("Height::{kind}({})", exact(row, key, text, 1))),
        [_, (key, ..), ..] => {
            row.wrong_in(key, "a second amount; expected only one");
            None
        }
    }
}

/// A decimal in quotes, at most ten digits before the point.
fn exact(row: &Fields<'_>, key: &str, text: &str, divisor: u32) -> String {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|it| it.is_ascii_digit());
    let plain = !whole.is_empty() && whole.len() <= 10 && fraction.len() <= 4 && digits(whole) && digits(fraction);
    let mantissa = format!("{whole}{fraction}").parse::<u32>().ok().filter(|_| plain);
    match mantissa {
        Some(mantissa) => format!("Exact::from_parts({mantissa}, {}, {divisor})", fraction.len()),
        None => {
            row.wrong_in(key, format_args!("\"{text}\" is no amount; expected digits such as \"770\" or \"1.5\""));
            "Exact::ZERO".to_owned()
        }
    }
}
