//! What should be looked at, though it is no mistake; and what two packs say differently.

use jiuzhu_packs::{
    checks::{newest_day, warnings},
    difference::{self, Change, Part},
};
use jiuzhu_rules::case::day;

use super::reading::{read, standard};

fn told(tables: &str) -> Vec<String> {
    let read = read(tables);
    warnings(&read, newest_day(&read).expect("a day")).into_iter().map(|it| it.what).collect()
}

fn urban(from: &str, yuan: &str, more: &str) -> String {
    standard(from, &format!("yuan_per_month = \"{yuan}\""), more)
}

const STANDARD: &str = "basis = \"standard\"";

#[test]
fn a_series_that_rises_and_meets_needs_no_look() {
    let tables = urban("2022-01-01", "700", STANDARD)
        + &urban("2023-01-01", "700", STANDARD)
        + &urban("\"2024\"", "750", STANDARD)
        + &urban("2025-01-01", "760", &format!("until = 2025-03-01\n{STANDARD}"))
        + &urban("2025-03-01", "770", STANDARD);
    assert_eq!(told(&tables), Vec::<String>::new());
}

#[test]
fn a_later_standard_that_is_lower_names_both_sources() {
    let report = "[source.report]\ntitle = \"报道\"\npublisher = \"press\"\n";
    let later = urban("2023-01-01", "690", STANDARD).replace("\"notice\"", "\"report\"");
    let told = told(&(report.to_owned() + &urban("2022-01-01", "700", STANDARD) + &later));
    let expected = "dibao_standard 500000 urban: 690 is less than 700 from 2022-01-01 (line 12); “报道” against “通知”; \
                    expected a standard that rises, or one of them overruled";
    assert_eq!(told, [expected]);
    // A floor may be lower: it says only that it is no less.
    let floor = urban("2023-01-01", "690", "basis = \"floor\"");
    assert_eq!(self::told(&(urban("2022-01-01", "700", STANDARD) + &floor)), Vec::<String>::new());
}

#[test]
fn a_gap_between_two_rows_is_told() {
    let first = urban("2022-01-01", "700", &format!("until = 2022-12-01\n{STANDARD}"));
    let told = told(&(first + &urban("2023-01-01", "710", STANDARD)));
    let expected =
        "dibao_standard 500000 urban: ends on 2022-12-01, and the next begins on 2023-01-01 (line 16); expected no gap";
    assert_eq!(told, [expected]);
}

#[test]
fn a_standard_past_its_review_is_told_on_the_day_asked_for() {
    let read = read(&(urban("2021-01-01", "700", STANDARD) + &urban("2022-01-01", "710", STANDARD)));
    let on = |date| warnings(&read, date).into_iter().map(|it| (it.line, it.what)).collect::<Vec<_>>();
    assert_eq!(on(day(2023, 6, 30)), []);
    let expected = "dibao_standard 500000 urban: nothing new since 2022-01-01, so it counts as “at least”; expected a newer \
                    standard, or confirmed = …";
    assert_eq!(on(day(2023, 7, 1)), [(15, expected.to_owned())]);
}

#[test]
fn old_standards_of_one_place_are_told_in_one_line() {
    let urban = urban("2022-01-01", "700", STANDARD);
    let rural = urban.replace("urban", "rural").replace("2022", "2021").replace("700", "500");
    let read = read(&(rural + &urban));
    let told: Vec<_> = warnings(&read, day(2024, 1, 1)).into_iter().map(|it| (it.line, it.what)).collect();
    let expected = "dibao_standard 500000: nothing new since 2022-01-01, so 2 rows count as “at least”; expected a newer \
                    standard, or confirmed = …";
    assert_eq!(told, [(9, expected.to_owned())]);
}

#[test]
fn where_one_standard_holds_for_the_whole_province_in_between_there_is_no_gap() {
    let head = "code = \"500000\"\nname = { zh-Hans = \"重庆市\", en = \"Chongqing\" }\npinyin = \"chong qing shi\"\n";
    let county = "[places]\n500112 = { zh-Hans = \"渝北区\", pinyin = \"yu bei qu\", en = \"Yubei District\" }\n";
    let source = "[source.notice]\ntitle = \"通知\"\npublisher = \"press\"\n";
    let own = format!("{STANDARD}\nplace = \"500112\"");
    let told = |whole: &str| {
        let rows = urban("2021-01-01", "700", &format!("{own}\nuntil = 2022-01-01"))
            + &urban("2022-01-01", "710", whole)
            + &urban("2023-01-01", "720", &own);
        let text = format!("{head}{county}{source}{rows}");
        let read = jiuzhu_packs::outside::read("sample.toml", text.as_bytes()).expect("sound");
        warnings(&read, day(2023, 1, 1)).into_iter().map(|it| it.what).collect::<Vec<_>>()
    };
    assert_eq!(told(STANDARD), Vec::<String>::new());
    let expected =
        "dibao_standard 500112 urban: ends on 2022-01-01, and the next begins on 2023-01-01 (line 23); expected no gap";
    assert_eq!(told("basis = \"floor\""), [expected]);
}

/// The province's floor is a mistake; that of a prefecture is only looked at.
#[test]
fn a_county_under_the_floor_of_its_prefecture_is_told() {
    let place = "[places]\n500100 = { zh-Hans = \"市辖区\", pinyin = \"shi xia qu\", en = \"Districts\" }\n";
    let head = "code = \"500000\"\nname = { zh-Hans = \"重庆市\", en = \"Chongqing\" }\npinyin = \"chong qing shi\"\n";
    let county = "500112 = { zh-Hans = \"渝北区\", pinyin = \"yu bei qu\", en = \"Yubei District\" }\n";
    let source = "[source.notice]\ntitle = \"通知\"\npublisher = \"press\"\n";
    let rows = urban("2022-01-01", "720", "basis = \"floor\"\nplace = \"500100\"")
        + &urban("2022-01-01", "700", &format!("{STANDARD}\nplace = \"500112\""));
    let text = format!("{head}{place}{county}{source}{rows}");
    let read = jiuzhu_packs::outside::read("sample.toml", text.as_bytes()).expect("sound");
    let told: Vec<_> = warnings(&read, day(2022, 6, 1)).into_iter().map(|it| it.what).collect();
    let expected = "dibao_standard 500112 urban: 700 is under the floor of 500100, 720 from 2022-01-01; expected no less, or an end";
    assert_eq!(told, [expected]);
}

#[test]
fn rows_that_were_not_read_or_are_overruled_are_told() {
    let known = "[source.known]\ntitle = \"通常知识\"\npublisher = \"unread\"\n";
    let unread = urban("2022-01-01", "700", "basis = \"unverified\"").replace("\"notice\"", "\"known\"");
    let overruled = urban("2022-01-01", "690", &format!("{STANDARD}\noverruled = \"转载有误\""));
    let told = told(&(known.to_owned() + &unread + &overruled));
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains("read in no source") && told[1].contains("only shown, since another row stands: 转载有误")
    );
}

#[test]
fn a_difference_names_what_changed_and_how() {
    let old = read(&(urban("2022-01-01", "700", STANDARD) + &urban("2023-01-01", "710", STANDARD)));
    let more = format!("{STANDARD}\nconfirmed = 2023-06-01");
    let new = read(&(urban("2022-01-01", "705", &more) + &urban("2024-01-01", "720", STANDARD)));
    assert!(difference::between(&old.pack, &old.pack).is_none());
    let difference = difference::between(&old.pack, &new.pack);
    let rows: Vec<_> = difference.rows.iter().map(|row| (row.dated, &row.change)).collect();
    let part = |part, old: &str, new: &str| Part { part, old: old.to_owned(), new: new.to_owned() };
    let changed = vec![
        part("value", "700 yuan", "705 yuan"),
        part("until", "2023-01-01", "2024-01-01"),
        part("confirmed", "", "2023-06-01"),
    ];
    assert_eq!(
        rows,
        [
            ("2022-01-01", &Change::Changed(changed)),
            ("2023-01-01", &Change::Removed("710 yuan".to_owned())),
            ("2024-01-01", &Change::Added("720 yuan".to_owned())),
        ]
    );
    assert_eq!((difference.rows[0].name, &difference.rows[0].which[..]), ("重庆市", &["urban".to_owned()][..]));
}

/// Of two rows of the same day the one that was overruled is not taken for the other.
#[test]
fn a_row_that_was_overruled_is_held_against_itself() {
    let both = urban("2022-01-01", "700", STANDARD)
        + &urban("2022-01-01", "690", &format!("{STANDARD}\noverruled = \"转载有误\""));
    let one = read(&urban("2022-01-01", "700", STANDARD));
    let difference = difference::between(&read(&both).pack, &one.pack);
    assert_eq!(difference.rows.len(), 1);
    assert_eq!(difference.rows[0].change, Change::Removed("690 yuan".to_owned()));
}

#[test]
fn places_that_came_and_went_are_named() {
    let (full, empty) = (read(&urban("2022-01-01", "700", STANDARD)), {
        let head =
            "code = \"500000\"\nname = { zh-Hans = \"重庆市\", en = \"Chongqing\" }\npinyin = \"chong qing shi\"\n";
        jiuzhu_packs::outside::read("empty.toml", head.as_bytes()).expect("sound")
    });
    let difference = difference::between(&full.pack, &empty.pack);
    let removed: Vec<_> = difference.places_removed.iter().map(|(code, name)| (code.0, *name)).collect();
    assert_eq!((removed, difference.places_added.len()), (vec![(500112, "渝北区")], 0));
}
