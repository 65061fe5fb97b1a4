//! What rows come to, once they are read.

use std::num::NonZeroU32;

use jiuzhu_packs::{
    outside::{self, Refused, Why},
    source::ReadPack,
};
use jiuzhu_rules::{
    case::day,
    facts::TekunMode,
    packs::{Areas, Basis, Effect, Figure, Height, LocalValue, Measure, SelfCare, Status},
    place::PlaceCode,
    reckoning::exact::Exact,
};

const HEAD: &str = "code = \"500000\"\nname = { zh-Hans = \"重庆市\", en = \"Chongqing\" }\npinyin = \"chong qing shi\"\n\
    [places]\n500112 = { zh-Hans = \"渝北区\", pinyin = \"yu bei qu\", en = \"Yubei District\" }\n\
    [source.notice]\ntitle = \"通知\"\npublisher = \"press\"\n";

/// A sound pack with these tables.
pub fn read(tables: &str) -> ReadPack {
    outside::read("sample.toml", format!("{HEAD}{tables}").as_bytes()).unwrap_or_else(|wrong| panic!("{wrong:#?}"))
}

pub fn standard(from: &str, amount: &str, more: &str) -> String {
    format!("[[dibao_standard]]\narea = \"urban\"\nfrom = {from}\n{amount}\nsource = \"notice\"\n{more}\n")
}

fn row(table: &str, says: &str) -> String {
    format!("[[{table}]]\nfrom = 2025-03-01\n{says}\nbasis = \"standard\"\nsource = \"notice\"\n")
}

fn yuan(text: &str) -> Exact {
    jiuzhu_rules::exchange::yuan_from_text(text).expect("an amount")
}

fn by(measure: Measure, text: &str) -> Height {
    Height::exactly(measure, yuan(text))
}

fn first(read: &ReadPack) -> Figure {
    read.pack.tables.rows().next().expect("a row").0.clone()
}

#[test]
fn an_amount_by_the_year_is_kept_undivided() {
    let read = read(&standard("2025-07-01", "yuan_per_year = \"6400.5\"", "basis = \"standard\""));
    let row = &read.pack.tables.dibao_standard[0];
    let monthly = yuan("6400.5").split(NonZeroU32::new(12).expect("twelve")).expect("it fits");
    assert_eq!((row.what.area, row.what.height), (Areas::Urban, Height::exactly(Measure::Yuan, monthly)));
    assert_eq!(monthly.times(12), Some(yuan("6400.5")));
}

#[test]
fn a_range_keeps_both_ends() {
    let read = read(&standard("2025-07-01", "yuan_per_month = \"700\"\nup_to = \"770\"", "basis = \"standard\""));
    let height = read.pack.tables.dibao_standard[0].what.height;
    assert_eq!((height.least, height.most), (yuan("700"), yuan("770")));
}

#[test]
fn the_least_payment_may_be_a_share_of_the_standard() {
    let read = read(&row("least_payment", "area = \"both\"\ntimes_standard = \"0.2\""));
    assert_eq!(read.pack.tables.least_payment[0].what.height, by(Measure::Standard, "0.2"));
}

/// The steps are figures of their own: none is taken for a repetition of another.
#[test]
fn a_grace_period_runs_out_in_steps() {
    let step = |months: u16, share: &str| row("exit_grace", &format!("within_months = {months}\nshare = \"{share}\""));
    let read = read(&(step(2, "1") + &step(4, "0.8") + &step(6, "0.6")));
    let steps: Vec<_> = read.pack.tables.exit_grace.iter().map(|it| (it.what.within_months, it.what.share)).collect();
    assert_eq!(steps, [(2, yuan("1")), (4, yuan("0.8")), (6, yuan("0.6"))]);
}

#[test]
fn a_month_is_sure_from_its_last_day_and_keeps_its_text() {
    let figure = first(&read(&standard("\"2024-02\"", "yuan_per_month = \"700\"", "basis = \"standard\"")));
    assert_eq!((figure.from, figure.until, figure.dated), (day(2024, 2, 29), None, "2024-02"));
}

#[test]
fn a_standard_ends_where_its_successor_may_have_begun() {
    let older = |basis: &str| standard("2022-01-01", "yuan_per_month = \"700\"", &format!("basis = \"{basis}\""));
    let newer = |from: &str, basis: &str| standard(from, "yuan_per_month = \"720\"", &format!("basis = \"{basis}\""));
    let until = |tables: String| first(&read(&tables)).until;
    assert_eq!(until(older("standard") + &newer("\"2023\"", "standard")), Some(day(2023, 1, 1)));
    assert_eq!(until(older("standard") + &newer("2023-01-01", "standard")), Some(day(2023, 1, 1)));
    // Nor does it come back where the newer one ends. A floor stays true.
    let ended = newer("2023-01-01", "standard\"\nuntil = 2024-01-01\nnote = \"");
    assert_eq!(until(older("standard") + &ended), Some(day(2023, 1, 1)));
    assert_eq!(until(older("floor") + &newer("\"2023\"", "floor")), None);
}

/// Eighteen months after it was last known to hold.
#[test]
fn a_yearly_standard_goes_without_news_for_eighteen_months_at_the_most() {
    let overdue = |from: &str, more: &str| first(&read(&standard(from, "yuan_per_month = \"700\"", more))).overdue;
    assert_eq!(overdue("2023-08-31", "basis = \"standard\""), Some(day(2025, 2, 28)));
    assert_eq!(overdue("2023-07-01", "basis = \"standard\"\nconfirmed = \"2024-07\""), Some(day(2026, 1, 31)));
    assert_eq!(overdue("2023-07-01", "basis = \"floor\""), None);
    let figure = first(&read(&standard("2023-07-01", "yuan_per_month = \"700\"", "basis = \"standard\"")));
    assert!(figure.binds(day(2024, 12, 31)) && !figure.binds(day(2025, 1, 1)));
    assert!(figure.in_force(day(2025, 1, 1)), "it still says that it is no less");
    let limit = row("vehicle_limit", "status = \"dibao\"\nyuan = \"0\"");
    assert_eq!(first(&read(&limit)).overdue, None, "limits are not reviewed every year");
}

#[test]
fn why_a_figure_lies_below_its_floor_is_shown_beside_it() {
    let floor = standard("2022-01-01", "yuan_per_month = \"700\"", "basis = \"floor\"");
    let more = "basis = \"standard\"\nnote = \"五区\"\nbelow_floor = \"过渡一年\"";
    let read = read(&(floor + &standard("2022-07-01", "yuan_per_month = \"690\"", more)));
    assert_eq!(read.pack.tables.dibao_standard[1].figure.note, "五区；过渡一年");
}

#[test]
fn what_is_overruled_is_kept_and_never_in_force() {
    let stands = standard("2022-01-01", "yuan_per_month = \"700\"", "basis = \"standard\"");
    let more = "basis = \"standard\"\noverruled = \"转载有误\"";
    let read = read(&(stands + &standard("2022-01-01", "yuan_per_month = \"690\"", more)));
    let in_force: Vec<_> = read.pack.tables.rows().map(|(figure, _)| figure.in_force(day(2022, 6, 1))).collect();
    assert_eq!(in_force.iter().filter(|it| **it).count(), 1);
    assert_eq!(in_force.len(), 2);
}

#[test]
fn further_sources_are_kept_beside_the_first() {
    let more = "basis = \"standard\"\nalso_in = [\"report\"]";
    let report = "[source.report]\ntitle = \"报道\"\npublisher = \"press\"\n";
    let read = read(&(report.to_owned() + &standard("2022-01-01", "yuan_per_month = \"700\"", more)));
    let figure = first(&read);
    let title = |index: u16| read.pack.sources[usize::from(index)].title;
    assert_eq!((title(figure.source), title(figure.also_in[0])), ("通知", "报道"));
}

#[test]
fn support_may_be_a_share_of_the_minimum_wage_for_one_mode_and_grade() {
    let says = "area = \"both\"\nmode = \"institution\"\nself_care = \"partly_able\"\ntimes_minimum_wage = \"0.3\"";
    let read = read(&row("tekun_care", says));
    let what = &read.pack.tables.tekun_care[0].what;
    assert_eq!((what.area, &what.mode[..]), (Areas::Both, &[TekunMode::Institution][..]));
    assert_eq!((what.self_care, what.height), (Some(SelfCare::PartlyAble), by(Measure::MinimumWage, "0.3")));
}

#[test]
fn support_in_one_amount_holds_for_every_mode_and_grade_unless_it_says_so() {
    let read = read(&row("tekun_combined", "area = \"rural\"\nyuan_per_year = \"15000\""));
    let what = &read.pack.tables.tekun_combined[0].what;
    assert_eq!((what.area, what.mode.is_empty(), what.self_care), (Areas::Rural, true, None));
    assert_eq!(what.height, by(Measure::Yuan, "1250"));
}

#[test]
fn a_top_up_says_how_it_goes_with_the_difference() {
    let says = |effect: &str| {
        row(
            "category_topup",
            &format!(
                "category = \"elder_70\"\narea = \"both\"\nwho = [{{ from_age = 70, also = \"一户多残\" }}]\n\
                 statuses = [\"dibao\"]\ngroup = \"main\"\n{effect}\nyuan_per_month = \"60\""
            ),
        )
    };
    for (effect, expected) in [
        ("", Effect::Adds),
        ("effect = \"whole_payment\"", Effect::WholePayment),
        ("effect = \"own_standard\"", Effect::OwnStandard),
    ] {
        let read = read(&says(effect));
        let what = &read.pack.tables.category_topup[0].what;
        assert_eq!((what.effect, what.who[0].also), (expected, "一户多残"));
    }
}

#[test]
fn a_subsidy_may_be_for_families_of_no_status() {
    let who = "area = \"both\"\nwho = [{ grades = [1, 2] }]\nyuan_per_month = \"60\"";
    let read = read(&row("living_subsidy", &format!("{who}\nstatuses = [\"dibao\"]\noutside = true")));
    let what = &read.pack.tables.living_subsidy[0].what;
    assert_eq!((&what.statuses[..], what.outside), (&[Status::Dibao][..], true));
}

/// Town, country and all together are three figures of the same year.
#[test]
fn incomes_of_town_and_country_stand_beside_each_other() {
    let income = |area: &str| row("disposable_income", &format!("{area}year = 2024\nyuan_per_year = \"41314\""));
    let read = read(&(income("area = \"urban\"\n") + &income("area = \"rural\"\n")));
    let areas: Vec<_> = read.pack.tables.disposable_income.iter().map(|row| row.what.area).collect();
    assert!(areas.contains(&Areas::Urban) && areas.contains(&Areas::Rural));
    let all = super::reading::read(&income(""));
    assert_eq!(all.pack.tables.disposable_income[0].what.area, Areas::Both);
}

#[test]
fn a_parameter_keeps_its_range_its_unit_and_its_choices() {
    let value = |says: &str| read(&row("local", says)).pack.tables.local[0].what.value;
    let flow = "figure = \"imputed_wage\"\n";
    let year = value(&format!("{flow}yuan_per_year = \"6400\"\nup_to = \"7000\""));
    assert_eq!(year, LocalValue::YearlyFlow(yuan("6400"), yuan("7000")));
    assert_eq!(value(&format!("{flow}yuan_per_month = \"600\"")), LocalValue::Flow(yuan("600"), yuan("600")));
    assert_eq!(value("figure = \"exit_months\"\ncount = 3\nup_to = \"6\""), LocalValue::Count(3, 6));
    assert_eq!(
        value("figure = \"payment_rounding\"\namong = [\"up_to_yuan\", \"not_rounded\"]"),
        LocalValue::Choice(0b101)
    );
}

#[test]
fn what_no_table_reckons_with_is_kept_as_it_is_said() {
    let said = "[[said]]\nabout = \"category_topup\"\nsays = \"80 岁以上的另外多给。\"\nplace = \"500112\"\nsource = \"notice\"\n";
    let read = read(said);
    let said = &read.pack.said[0];
    assert_eq!((said.about, said.place, said.dated), ("category_topup", PlaceCode(500112), ""));
}

#[test]
fn a_file_of_this_format_may_say_so() {
    let file = format!("format = 1\n{HEAD}{}", standard("\"2025\"", "yuan_per_month = \"700\"", "basis = \"floor\""));
    let read = outside::read("sample.toml", file.as_bytes()).unwrap_or_else(|wrong| panic!("{wrong:#?}"));
    assert_eq!(first(&read).basis, Basis::Floor);
}

/// As they stand in the file, table by table.
#[test]
fn every_row_knows_its_line() {
    let floor = standard("2022-01-01", "yuan_per_month = \"700\"", "basis = \"floor\"");
    let limit = row("vehicle_limit", "status = \"dibao\"\nyuan = \"0\"");
    let head = HEAD.lines().count();
    assert_eq!(read(&(limit + &floor)).lines, [head + 7, head + 1]);
}

#[test]
fn what_is_no_pack_is_told() {
    let refused = |bytes: &[u8]| outside::read("x.toml", bytes).map(|_| ()).expect_err("no pack");
    let wrong = |bytes: &[u8]| refused(bytes).problems;
    for (why, bytes, told) in [
        (Why::NotText, b"\xff".to_vec(), "x.toml: byte 0: not UTF-8; expected text"),
        (Why::TooLarge, vec![b'#'; 2 << 20], "x.toml: larger than any pack; expected 1024 kB at the most"),
        (
            Why::LaterVersion,
            b"format = 2\n".to_vec(),
            "x.toml:1: the file: format: 2 is of a later version; expected 1",
        ),
    ] {
        assert_eq!(refused(&bytes), Refused { why, problems: vec![told.to_owned()] });
    }
    assert_eq!(refused(b"code = ").why, Why::Mistakes);
    assert!(wrong(b"code = ")[0].starts_with("x.toml:1: not TOML: "));
    let many: String =
        (0..4001).map(|_| standard("2025-07-01", "yuan_per_month = \"1\"", "basis = \"floor\"")).collect();
    assert_eq!(wrong(format!("{HEAD}{many}").as_bytes()), ["x.toml:1: the file: 4001 rows; expected 4000 at the most"]);
    let unknown: String = (0..5000).map(|number| format!("key-{number} = 1\n")).collect();
    assert_eq!(wrong(unknown.as_bytes()).len(), 1000);
    assert_eq!(wrong(format!("a = {}", "[".repeat(500_000)).as_bytes()).len(), 1, "however deep");
}
