//! Which texts there are, and in which order catalogues have them: the lists of the rules, the sections of the
//! reference, then law. What the law says has a catalogue of its own.

use jiuzhu_rules::{
    Lead, Programme, Remark,
    answer::Kind,
    facts::{HouseholdFact, PersonFact, SupporterFact},
    law::{INSTRUMENTS, PROVISIONS},
    local::LocalFigure,
    papers::Paper,
    procedure::{Right, Stage, Window},
    reckoning::choice::Variants,
    term::Term,
};

use super::{
    catalogue::version,
    sources::{Instrument, REFERENCE, Sources, article_key, title_key},
};

/// Sections that are plain tables of texts, and the struct each becomes.
pub const FLAT: &[(&str, &str)] = &[
    ("page", "Page"),
    ("problem", "ProblemTexts"),
    ("how", "HowTexts"),
    ("unit", "UnitTexts"),
    ("basis", "BasisTexts"),
    ("publisher", "PublisherTexts"),
    ("sheet", "SheetTexts"),
];

/// Sections whose names stand in the packs and not in the rules, and how their keys begin.
pub const LISTED: &[(&str, &str)] =
    &[("topups", "topup"), ("tables", "table"), ("columns", "column"), ("parts", "part")];

/// What follows the questions about these local figures is only told with results.
const LOCAL: &str = "local";
const LAST_ON_THE_WAY: LocalFigure = LocalFigure::TierAmount;

/// Flat sections that only results need, whole or but for some texts.
const OF_RESULTS_BUT_FOR: &[(&str, &[&str])] =
    &[("how", &["unknown"]), ("basis", &[]), ("publisher", &[]), ("sheet", &[])];

/// Texts of the page that only results need.
const PAGE_OF_RESULTS: &[&str] = &[
    "origins_coming",
    "check_title",
    "check_hint",
    "about_what",
    "about_more",
    "about_law",
    "about_figures",
    "about_privacy",
    "about_not_tested",
    "people_title",
    "people_hint",
    "removed",
    "put_back",
    "remove",
    "age_unsure",
    "not_filled_in",
    "is_that_right",
    "right",
    "mend",
    "change",
    "next_household",
    "desk_title",
    "desk_hint",
    "desk_pasted",
    "desk_not_pasted",
    "desk_open",
    "desk_flag",
    "desk_complete",
    "desk_supporters",
    "desk_received",
    "desk_state",
    "undo",
    "redo",
    "nothing_else",
    "lists_title",
    "lists_coming",
    "lists_missed",
    "lists_unable",
    "table_title",
    "table_number",
    "table_what",
    "table_how",
    "table_value",
    "table_basis",
    "table_state",
    "table_holds",
    "table_fails",
    "table_open",
    "table_papers",
    "table_local",
    "table_history",
    "curve_title",
    "curve_hint",
    "curve_of",
    "curve_income",
    "curve_income_hint",
    "curve_searching",
    "curve_stop",
    "curve_stopped",
    "curve_again",
    "curve_help",
    "curve_with_help",
    "curve_may",
    "curve_now",
    "curve_read",
    "curve_read_hint",
    "curve_before",
    "curve_after",
    "curve_at",
    "curve_at_total",
    "curve_there",
    "curve_edges",
    "curve_from",
    "curve_turns",
    "curve_falls",
    "curve_rises",
    "curve_goes_on",
    "curve_slope_down",
    "curve_slope_up",
    "curve_level",
    "curve_least",
    "curve_most",
    "curve_open",
    "curve_none",
    "curve_cliffs",
    "curve_no_cliffs",
    "curve_cliff",
    "curve_cliff_may",
    "curve_unproven",
    "curve_table",
    "curve_column_from",
    "curve_column_before",
    "curve_column_after",
    "curve_column_rise",
    "curve_map",
    "curve_map_hint",
    "curve_map_draw",
    "curve_map_nothing",
    "scenarios_title",
    "scenarios_hint",
    "scenarios_name",
    "scenarios_add",
    "scenarios_edit",
    "scenarios_drop",
    "scenarios_field",
    "scenarios_more",
    "scenarios_less",
    "scenarios_causes",
    "scenarios_instead",
    "rests_title",
    "rests_of",
    "rests_enough",
    "rests_enough_hint",
    "rests_open",
    "rests_set",
    "rests_more",
    "rests_turns",
    "rests_turns_hint",
    "rests_turn",
    "rests_by",
    "rests_none",
    "rests_more_turns",
    "case_file_title",
    "case_file_open",
    "case_file_choose",
    "case_file_hint",
    "case_file_replaces",
    "case_file_refused",
    "case_file_passphrase",
    "case_file_shut",
    "case_file_wrong",
    "case_file_unlock",
    "case_file_misread",
    "case_file_misread_at",
    "case_file_too_large",
    "case_file_save",
    "case_file_lock_hint",
    "case_file_lock",
    "case_file_locking",
    "case_file_locked",
    "case_file_not_locked",
    "case_file_opened",
    "case_file_same_packs",
    "case_file_other_packs",
    "case_file_no_then",
    "case_file_not_checked",
    "case_file_then",
    "case_file_same",
    "case_file_newer",
    "case_file_today",
    "case_file_by_today",
    "reason_title",
    "reason_hint",
    "reason_made",
    "reason_code",
    "reason_code_coming",
    "reason_code_missed",
    "reason_code_from_file",
    "reason_save",
    "reason_save_hint",
    "reason_for_household",
    "reason_objection",
    "reason_for_office",
    "reason_once",
    "reason_check_how",
    "verify_title",
    "verify_hint",
    "verify_choose",
    "verify_stays_here",
    "verify_checking",
    "verify_holds",
    "verify_counts",
    "verify_about",
    "verify_compare",
    "verify_fails",
    "verify_other_state",
    "verify_more",
    "verify_unreadable",
    "verify_too_large",
    "verify_not_reached",
    "still_open",
    "go_on_asking",
    "all_asked",
    "change_what",
    "place_unknown",
    "how_many_label",
    "not_alone",
    "or",
    "see_results",
    "estimate_not_decision",
    "computed_for",
    "likely",
    "depends",
    "unlikely",
    "readings",
    "reading",
    "reading_paid",
    "likely_short",
    "depends_short",
    "unlikely_short",
    "no_cash",
    "about_amount",
    "at_least_about",
    "amount_unknown",
    "monthly_total",
    "hangs_on",
    "local_missing",
    "fill_in",
    "may_still_apply",
    "change_answers",
    "nothing_submitted",
    "according_to",
    "according_to_unconfirmed",
    "where_to_apply",
    "how_long",
    "working_days",
    "calendar_days",
    "paid_from_next_month",
    "valid_months",
    "reviewed",
    "other_day",
    "leads_title",
    "leads_hint",
    "leads_fit",
    "leads_may",
    "because",
    "remarks_title",
    "may_apply",
    "papers_title",
    "papers_hint",
    "looked_up",
    "rights_title",
    "local_title",
    "local_hint",
    "figure_from",
    "published_by",
    "figure_confirmed",
    "figures_of",
    "figures_hint",
    "figures_none",
    "figures_missing",
    "figures_missing_hint",
    "figures_said",
    "figures_overruled",
    "figures_typed",
    "figures_kept",
    "figures_show",
    "figures_packs",
    "files_title",
    "files_nothing_typed",
    "files_save_hint",
    "files_save",
    "files_text",
    "files_open",
    "files_open_hint",
    "files_reading",
    "files_refused",
    "files_not_reached",
    "files_not_one",
    "files_unreadable",
    "files_empty",
    "files_no_province",
    "files_other_place",
    "files_too_large",
    "files_not_text",
    "files_later_version",
    "files_no_signature",
    "files_changed",
    "files_mistakes",
    "files_line",
    "files_more",
    "files_taken",
    "files_undo",
    "files_pack_taken",
    "files_in_use",
    "files_signed",
    "files_unsigned",
    "files_put_away",
    "files_mark_signed",
    "files_mark_unsigned",
    "changed_title",
    "changed_compare",
    "changed_on",
    "changed_published",
    "changed_file",
    "changed_typed",
    "changed_none",
    "changed_only_reasons",
    "changed_not_there",
    "what_if",
    "what_if_title",
    "what_if_hint",
    "what_if_none",
    "try_title",
    "try_now",
    "try_label",
    "try_less",
    "try_more",
    "try_before",
    "try_after",
    "try_changed",
    "try_total",
    "try_loss",
    "try_loss_may",
    "try_with_help",
    "try_keep",
    "try_back",
    "near_line",
    "below_too",
    "take_title",
    "take_code",
    "take_code_hide",
    "take_code_hint",
    "take_code_name",
    "take_code_too_long",
    "take_print",
    "take_print_hint",
    "take_save_hint",
    "take_share",
    "take_share_hint",
    "take_copy",
    "take_copy_hint",
    "take_copied",
    "take_missed",
    "take_screenshot",
    "times_standard",
    "times_urban_standard",
    "times_margin_line",
    "times_minimum_wage",
    "times_yearly_income",
    "in_town",
    "in_country",
    "in_both",
    "overdue",
    "a_year_old",
    "coverage_coming",
    "coverage_missed",
    "coverage_no_refusal",
    "coverage_wider",
    "coverage_send",
    "coverage_counts",
    "coverage_places",
    "coverage_with_figures",
    "coverage_provinces",
    "coverage_prefectures",
    "coverage_counties",
    "coverage_rows",
    "coverage_overruled",
    "coverage_said",
    "coverage_sources",
    "coverage_legend",
    "coverage_newest",
    "coverage_standard",
    "coverage_floor",
    "coverage_guidance",
    "coverage_unverified",
    "coverage_of",
    "coverage_place",
    "coverage_lacks",
    "coverage_lacks_all",
    "coverage_contradictions",
    "coverage_contradictions_hint",
    "coverage_no_contradictions",
];

/// Whether a text of a flat section is only needed with results.
pub fn is_of_results(key: &str) -> bool {
    let Some((section, name)) = key.split_once('.') else { return false };
    let but_for = OF_RESULTS_BUT_FOR.iter().find(|(other, _)| *other == section);
    but_for.map_or(section == "page" && PAGE_OF_RESULTS.contains(&name), |(_, others)| !others.contains(&name))
}

/// Help that a question may lead to. Its texts stand twice: with the questions, and among all leads.
pub fn urgent() -> Vec<&'static str> {
    let leads = [Lead::ChildInDanger, Lead::EmergencyTreatment, Lead::Shelter, Lead::DisasterRelief];
    leads.iter().filter_map(|lead| Lead::NAMES.get(usize::from(lead.index())).copied()).collect()
}

/// The section of the pages that are written out and need no program. It stands in no catalogue.
pub const WRITTEN: &str = "written";

/// The section of what is said of lists of households, which a page fetches with what reads them. It stands in no catalogue.
pub const LISTS: &str = "lists";

/// Texts that follow each other in every catalogue.
pub struct Section {
    pub name: &'static str,
    pub keys: Vec<String>,
}

/// The choices of one fact.
pub struct Choices {
    pub fact: &'static str,
    pub variants: &'static [&'static str],
}

pub struct Order {
    pub sections: Vec<Section>,
    /// What each provision says.
    pub law: Vec<String>,
    /// What only stands on written pages.
    pub written: Vec<String>,
    /// What is said of lists.
    pub lists: Vec<String>,
    /// In the order of the section `choices`.
    pub choices: Vec<Choices>,
}

impl Order {
    pub fn of(sources: &Sources) -> Order {
        let mut sections = vec![section("day", parts("day", &QUESTION))];
        let flat = |name, of_results: bool| {
            keys_under(sources, name).into_iter().filter(move |key| is_of_results(key) == of_results)
        };
        sections.extend(FLAT.iter().map(|(name, _)| section(name, flat(name, false).collect())));
        let household = HouseholdFact::ALL.iter().map(|it| (it.name(), it.kind()));
        let person = PersonFact::ALL.iter().map(|it| (it.name(), it.kind()));
        let supporter = SupporterFact::ALL.iter().map(|it| (it.name(), it.kind()));
        let local = LocalFigure::ALL.iter().map(|it| (it.name(), it.kind()));
        let all = household.clone().chain(person.clone()).chain(supporter.clone()).chain(local.clone());
        let choices = all.filter_map(|(fact, kind)| match kind {
            Kind::Choice(variants) => Some(Choices { fact, variants }),
            _ => None,
        });
        let choices: Vec<_> = choices.collect();
        sections.push(section("household", questions("household", household.map(|(name, _)| name))));
        sections.push(section("person", questions("person", person.map(|(name, _)| name))));
        sections.push(section("supporter", questions("supporter", supporter.map(|(name, _)| name))));
        let of_fact = |it: &Choices| parts(&format!("choice.{}", it.fact), it.variants);
        sections.push(section("choices", choices.iter().flat_map(of_fact).collect()));
        let lead = |name: &&str| parts(&format!("lead.{name}"), &LEAD);
        sections.push(section("urgent", urgent().iter().flat_map(lead).collect()));
        sections.push(section(LOCAL, questions("local", local.map(|(name, _)| name))));
        sections.push(section("flat_of_results", FLAT.iter().flat_map(|(name, _)| flat(name, true)).collect()));
        sections.push(section("leads", Lead::NAMES.iter().flat_map(lead).collect()));
        sections.push(section("terms", Term::ALL.iter().map(|term| format!("term.{}", term.name())).collect()));
        let programmes = Programme::NAMES.iter().flat_map(|name| parts(&format!("programme.{name}"), &PROGRAMME));
        sections.push(section("programmes", programmes.collect()));
        let remarks = Remark::NAMES.iter().flat_map(|name| parts(&format!("remark.{name}"), &REMARK));
        sections.push(section("remarks", remarks.collect()));
        for (name, of, keys) in [
            ("papers", "paper", Paper::NAMES),
            ("stages", "stage", Stage::NAMES),
            ("rights", "right", Right::NAMES),
            ("windows", "window", Window::NAMES),
        ] {
            sections.push(section(name, parts(of, keys)));
        }
        for (name, of) in LISTED {
            sections.push(section(name, keys_under(sources, of)));
        }
        sections.push(section("titles", sources.law.iter().map(|it| title_key(&it.file)).collect()));
        let of_provisions = |part: &str| -> Vec<String> {
            let articles = sources.law.iter().flat_map(|it| it.articles.iter().map(move |article| (it, article)));
            articles.map(|(it, article)| article_key(&it.file, article, part)).collect()
        };
        sections.push(section("provisions", of_provisions("place")));
        let (written, lists) = (keys_under(sources, WRITTEN), keys_under(sources, LISTS));
        Order { sections, law: of_provisions("says"), written, lists, choices }
    }

    /// The texts of a language, in the order of its catalogue.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().flat_map(|section| &section.keys).map(String::as_str)
    }

    /// The texts of a flat section that only results need.
    pub fn flat_of_results(&self, name: &str) -> Vec<&str> {
        let all = self.sections.iter().filter(|section| section.name == "flat_of_results");
        let keys = all.flat_map(|section| &section.keys).map(String::as_str);
        keys.filter(|key| key.split_once('.').is_some_and(|(section, _)| section == name)).collect()
    }

    /// How many texts there are that questions need too.
    pub fn of_questions(&self) -> usize {
        let before = self.sections.iter().take_while(|section| section.name != LOCAL);
        before.map(|section| section.keys.len()).sum::<usize>() + QUESTION.len() * (LAST_ON_THE_WAY as usize + 1)
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts().chain(self.law.iter().chain(&self.written).chain(&self.lists).map(String::as_str))
    }

    /// The version of the texts.
    pub fn version(&self) -> String {
        version(self.texts())
    }

    /// How many origins there are, and their version.
    pub fn origins(&self) -> (usize, String) {
        (self.law.len(), version(self.law.iter()))
    }

    /// The names that have words in one of the [`LISTED`] sections.
    pub fn names(&self, section: &str, of: &str) -> Vec<&str> {
        let sections = self.sections.iter().filter(|it| it.name == section);
        let keys = sections.flat_map(|section| &section.keys);
        keys.filter_map(|key| key.strip_prefix(of)?.strip_prefix('.')).collect()
    }
}

/// Whether the rules number instruments and provisions as the catalogues will have them.
pub fn agrees_with_the_rules(law: &[Instrument]) -> bool {
    let numbered = |(at, it): (usize, &Instrument)| {
        let provisions = PROVISIONS.iter().filter(|provision| usize::from(provision.instrument) == at).count();
        INSTRUMENTS.get(at).is_some_and(|rules| rules.id == it.id) && provisions == it.articles.len()
    };
    law.len() == INSTRUMENTS.len() && law.iter().enumerate().all(numbered)
}

const QUESTION: [&str; 3] = ["label", "ask", "hint"];
const PROGRAMME: [&str; 4] = ["plain", "official", "about", "next"];
const LEAD: [&str; 3] = ["what", "about", "where"];
const REMARK: [&str; 2] = ["title", "about"];

fn section(name: &'static str, keys: Vec<String>) -> Section {
    Section { name, keys }
}

fn parts(path: &str, parts: &[&str]) -> Vec<String> {
    parts.iter().map(|part| format!("{path}.{part}")).collect()
}

fn questions(section: &str, names: impl Iterator<Item = &'static str>) -> Vec<String> {
    names.flat_map(|name| parts(&format!("question.{section}.{name}"), &QUESTION)).collect()
}

fn keys_under(sources: &Sources, section: &str) -> Vec<String> {
    let keys = sources.locales.get(REFERENCE).into_iter().flat_map(|locale| locale.texts.keys());
    let inside = |key: &&String| key.strip_prefix(section).is_some_and(|rest| rest.starts_with('.'));
    keys.filter(inside).cloned().collect()
}
