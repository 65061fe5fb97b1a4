//! What was found when a file was saved, beside what is found now.

use jiuzhu_case_files::Then;
use jiuzhu_rules::{
    Case, Finding, Verdict, assess,
    explore::{About, compare},
};
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::{
    desk::Did,
    flow::Screen,
    parts::{Page, status, text},
    screens::{
        check::place_name,
        comparison::{Side, turns, with_causes},
        results::{
            card::{exactly, in_short},
            worth_a_card,
        },
    },
    session::Action,
};

/// One column: what it is called, and what was found.
struct Column {
    name: String,
    findings: Vec<Finding>,
}

/// The file that was opened last, while its household stands at the desk.
pub fn show(page: Page) -> Html {
    let (texts, session) = (&page.texts.page, page.session);
    let Some(opened) = session.desk.opened().filter(|it| it.case.place == session.case.place) else {
        return Html::default();
    };
    let case = opened.case.clone().judged_by(session.case.packs);
    let day = page.texts.day_words(case.day);
    let count = case.people.len().to_string();
    let words = [("place", place_name(page)), ("day", day.clone()), ("count", count)];
    let told = fill(texts.case_file_opened, &words.each_ref().map(|(key, value)| (*key, value.as_str())));
    // Nothing is found, and nothing said of figures, before those of the place are there; above stands what has become of them.
    if session.figures.wanted.is_some() {
        return status("strong", told);
    }
    let same_packs = opened.then.as_ref().map(|it| judges_alike(&case, it));
    let then = opened.then.as_ref().map(|it| Column {
        name: fill(texts.case_file_then, &[("code", &it.check_code)]),
        findings: it.findings.clone(),
    });
    let now = if same_packs == Some(true) { texts.case_file_same } else { texts.case_file_newer };
    let on_its_day = Column { name: fill(now, &[("day", &day)]), findings: findings(&case) };
    let today = Case { day: session.today, ..case.clone() };
    let of_today = Column { name: texts.case_file_today.to_owned(), findings: findings(&today) };
    let columns: Vec<Column> =
        then.into_iter().chain([on_its_day]).chain([of_today].into_iter().filter(|_| today.day != case.day)).collect();
    html! {
        <section>
            { status("strong", told) }
            { text("p", match same_packs {
                Some(true) => texts.case_file_same_packs,
                Some(false) => texts.case_file_other_packs,
                None => texts.case_file_no_then,
            }) }
            if same_packs.is_some() {
                <p>
                    { texts.case_file_not_checked }{ " " }
                    <button type="button" class="link" onclick={page.on(|_| Action::Show(Screen::Verify))}>{ texts.verify_title }</button>
                </p>
            }
            { table(page, &columns) }
            { why(page, [&case, &today]) }
            <p class="actions">
                if session.desk.can_undo(&session.case) {
                    <button type="button" class="secondary" onclick={page.on(|_| Action::from(Did::Undo))}>{ texts.undo }</button>
                }
                if session.case.day != session.today {
                    <button type="button" class="secondary" onclick={page.on(|_| Action::from(Did::JudgeToday))}>{ texts.case_file_by_today }</button>
                }
            </p>
        </section>
    }
}

/// Whether the packs at hand are those by which it was judged at the time.
fn judges_alike(case: &Case, then: &Then) -> bool {
    let at_hand = |code: &str| case.packs.heads.iter().find(|head| head.code.to_string() == code);
    // A certificate that names none says nothing of them.
    !then.packs.is_empty() && then.packs.iter().all(|it| at_hand(&it.code).is_some_and(|head| head.hash == it.sha256))
}

fn findings(case: &Case) -> Vec<Finding> {
    assess(case).estimate.findings
}

fn table(page: Page, columns: &[Column]) -> Html {
    let mut all: Vec<About> = Vec::new();
    let now = |it: &Finding| {
        let same = |other: &&Finding| About::of(other) == About::of(it);
        columns.last().and_then(|column| column.findings.iter().find(same)).is_some_and(worth_a_card)
    };
    // A certificate does not tell whom a programme concerns: what was unlikely at the time has a row where it is still worth one.
    let worth = |it: &&Finding| worth_a_card(it) && (it.verdict != Verdict::Unlikely || now(it));
    for finding in columns.iter().flat_map(|it| &it.findings).filter(worth) {
        if !all.contains(&About::of(finding)) {
            all.push(About::of(finding));
        }
    }
    let row = |about: &About| {
        let name = page.texts.programme(about.programme).official;
        let what = about.person.map_or(name.to_owned(), |index| format!("{}：{name}", page.person(index)));
        let said = columns.iter().map(|it| it.findings.iter().find(|finding| About::of(finding) == *about));
        let mut before: Option<String> = None;
        let cells = said.map(|finding| {
            let words = finding.map_or(page.texts.page.changed_not_there.to_owned(), |it| {
                let paid = if it.verdict == Verdict::Unlikely { String::new() } else { exactly(page, it.payment) };
                [in_short(page, it.verdict), &paid]
                    .into_iter()
                    .filter(|it| !it.is_empty())
                    .collect::<Vec<_>>()
                    .join(" · ")
            });
            let changed = before.replace(words.clone()).is_some_and(|it| it != words);
            if changed { text("strong", words) } else { words.into() }
        });
        let cells: Vec<Html> = cells.collect();
        html! {
            <tr>
                <th scope="row">{ what }</th>
                for cell in cells { <td>{ cell }</td> }
            </tr>
        }
    };
    html! {
        <div class="table-scroll" tabindex="0" role="group" aria-label={page.texts.page.case_file_title}>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ page.texts.page.table_what }</th>
                        for column in columns { <th scope="col">{ &column.name }</th> }
                    </tr>
                </thead>
                <tbody>for about in &all { { row(about) } }</tbody>
            </table>
        </div>
    }
}

/// By which step and clause the present day differs.
fn why(page: Page, [case, today]: [&Case; 2]) -> Html {
    if case.day == today.day {
        return Html::default();
    }
    let found = compare(case, today);
    if !found.differences.iter().any(|it| turns(&it)) {
        return text("p", page.texts.page.changed_none);
    }
    let name = |case: &Case| fill(page.texts.page.changed_on, &[("day", &page.texts.day_words(case.day))]);
    let sides = [
        Side { name: name(case), case, assessment: &found.first },
        Side { name: name(today), case: today, assessment: &found.second },
    ];
    html! {
        <section class="comparison">
            { text("h2", format!("{} · {}", sides[0].name, sides[1].name)) }
            { with_causes(page, &found, &sides) }
        </section>
    }
}
