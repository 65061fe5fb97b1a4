//! The Rust that finds a text in a catalogue: a struct for each flat section, and where the others begin.

use std::fmt::Write;

use super::{
    catalogue,
    levels::Level,
    order::{self, Choices, FLAT, LISTED, Order},
    sources::Locale,
};

/// The structs, and the line at which each section begins.
pub fn texts(order: &Order) -> String {
    let (mut out, mut begins, mut first) = (String::new(), String::new(), 0);
    for section in &order.sections {
        let flat = FLAT.iter().position(|(name, _)| *name == section.name);
        if let Some((prefix, name)) = flat.and_then(|at| FLAT.get(at)) {
            self::flat(&mut out, prefix, name, &section.keys, &order.flat_of_results(prefix));
        }
        // Flat sections follow each other and are read in one go.
        match flat {
            None => _ = writeln!(begins, "    pub const {}: usize = {first};", section.name.to_uppercase()),
            Some(0) => _ = writeln!(begins, "    pub const FLAT: usize = {first};"),
            Some(_) => {}
        }
        first += section.keys.len();
    }
    choices(&mut out, &order.choices);
    for (section, of) in LISTED {
        let (name, names) = (section.to_uppercase(), order.names(section, of));
        let _ = writeln!(
            out,
            "/// Every name that has words under `{of}` in the locales.\npub static {name}: &[&str] = &{names:?};"
        );
    }
    let urgent = order::urgent();
    let _ = writeln!(out, "static URGENT: &[&str] = &{urgent:?};");
    let _ = writeln!(out, "mod first {{\n{begins}}}");
    out
}

/// The languages, and their catalogues. The reference comes first: it is the language a page begins with.
pub fn catalogues(locales: &[&Locale], order: &Order) -> String {
    let (origins, of_origins) = order.origins();
    let language = |locale: &&Locale| {
        let is_an_aid = locale.level().is_none_or(Level::is_an_aid);
        let (tag, name, hash) = (&locale.tag, locale.name(), catalogue::hash(locale, order));
        format!("Language {{ tag: {tag:?}, name: {name:?}, hash: {hash:?}, is_an_aid: {is_an_aid} }}")
    };
    let languages: Vec<_> = locales.iter().map(language).collect();
    let embedded = |name: String| format!("include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}.txt\"))");
    let all = |ending: &str| {
        let each = locales.iter().map(|locale| embedded(format!("{}{ending}", locale.tag)));
        each.collect::<Vec<_>>().join(", ")
    };
    let form = |lines: usize, version: String| format!("Form {{ lines: {lines}, version: {version:?} }}");
    format!(
        "const TEXTS: Form = {};\nconst ORIGINS: Form = {};\nstatic QUESTIONS: &str = {};\nstatic RESULTS: &str = {};\n\
         static CATALOGUES: [&str; {count}] = [{}];\nstatic CATALOGUES_OF_ORIGINS: [&str; {count}] = [{}];\n\
         /// Every language that is offered, Chinese first.\npub static LANGUAGES: [Language; {count}] = [{}];\n",
        form(order.texts().count(), order.version()),
        form(origins, of_origins),
        embedded("questions".to_owned()),
        embedded("results".to_owned()),
        all(""),
        all(".origins"),
        languages.join(", "),
        count = languages.len(),
    )
}

/// The struct of a section that stands in no catalogue, and one of each language, in their order.
pub fn apart(locales: &[&Locale], section: &str, name: &str, keys: &[String]) -> String {
    let fields = || keys.iter().filter_map(|key| Some((key, key.strip_prefix(section)?.strip_prefix('.')?)));
    let declared: String = fields().map(|(_, field)| format!("    pub {field}: &'static str,\n")).collect();
    let listed: String = fields().map(|(_, field)| format!("({field:?}, self.{field}), ")).collect();
    let of = |locale: &&Locale| {
        let text = |key: &str| locale.texts.get(key).map_or("", String::as_str);
        let filled: Vec<_> = fields().map(|(key, field)| format!("{field}: {:?}", text(key))).collect();
        format!("{name} {{ {} }}", filled.join(", "))
    };
    let all: Vec<_> = locales.iter().map(of).collect();
    format!(
        "/// What is said under `{section}` in the locales.\n#[derive(Debug)]\npub struct {name} {{\n{declared}}}\n\n\
         impl {name} {{\n    /// Every text by its name.\n    pub fn all(&self) -> [(&'static str, &'static str); {}] {{\n        \
         [{listed}]\n    }}\n}}\n\nstatic ALL: [{name}; {}] = [{}];\n",
        keys.len(),
        all.len(),
        all.join(", "),
    )
}

/// The struct of a flat section; what only results need is a struct of its own, which is empty until they are near.
fn flat(out: &mut String, prefix: &str, name: &str, keys: &[String], of_results: &[&str]) {
    let more = format!("{name}OfResults");
    fields(out, prefix, name, keys.iter().map(String::as_str), &format!("    of_results: OnceLock<{more}>,\n"));
    fields(out, prefix, &more, of_results.iter().copied(), "");
    let _ = writeln!(
        out,
        "impl core::ops::Deref for {name} {{\n    type Target = {more};\n\n    fn deref(&self) -> &{more} {{\n        \
         static NONE: LazyLock<{more}> = LazyLock::new({more}::default);\n        \
         self.of_results.get().unwrap_or_else(|| &NONE)\n    }}\n}}\n\
         impl {name} {{\n    fn complete(&self, lines: &mut Lines<'_>) {{\n        let mut more = {more}::default();\n        \
         more.fill(lines);\n        self.of_results.get_or_init(|| more);\n    }}\n}}"
    );
}

fn fields<'k>(out: &mut String, prefix: &str, name: &str, keys: impl Iterator<Item = &'k str> + Clone, besides: &str) {
    let fields = || keys.clone().filter_map(|key| key.strip_prefix(prefix)?.strip_prefix('.'));
    let declared: String = fields().map(|field| format!("    pub {field}: &'static str,\n")).collect();
    // Of some sections nothing is left on one side.
    let lines = if fields().next().is_some() { "lines" } else { "_" };
    let filled: String = fields().map(|field| format!("        take(&mut self.{field}, lines);\n")).collect();
    let _ = writeln!(
        out,
        "#[derive(Debug, Default)]\npub struct {name} {{\n{declared}{besides}}}\n\
         impl {name} {{\n    fn fill(&mut self, {lines}: &mut Lines<'_>) {{\n{filled}    }}\n}}"
    );
}

fn choices(out: &mut String, all: &[Choices]) {
    let mut first = 0;
    let _ = writeln!(
        out,
        "/// Of each fact with choices: where in the section its words begin, and how many they are.\n\
         static CHOICES_OF: &[(&str, usize, usize)] = &["
    );
    for Choices { fact, variants } in all {
        let _ = writeln!(out, "    ({fact:?}, {first}, {}),", variants.len());
        first += variants.len();
    }
    let _ = writeln!(out, "];");
}
