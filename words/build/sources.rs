//! Where words stand: `locales/` whole, and of `law/` the titles and provisions.

use std::{collections::BTreeMap, fs, io, path::Path};

use toml::{Table, Value};

/// The language that the others are held against.
pub const REFERENCE: &str = "zh-Hans";

/// One language: every text by its key.
#[derive(Default)]
pub struct Locale {
    pub tag: String,
    /// What is said of the language itself (`levels.rs`).
    pub language: Table,
    pub texts: BTreeMap<String, String>,
}

/// The provisions of one instrument, by the names they have in its file.
pub struct Instrument {
    pub id: String,
    /// From the project's folder, such as `law/civil-code.toml`.
    pub file: String,
    pub articles: Vec<String>,
}

#[derive(Default)]
pub struct Sources {
    /// By tag.
    pub locales: BTreeMap<String, Locale>,
    /// In the order of their files, which is that of the rules.
    pub law: Vec<Instrument>,
    /// What could not be read.
    pub problems: Vec<String>,
}

/// The key of a provision's place or of what it says. Like every key from `law/` it tells the file.
pub fn article_key(file: &str, article: &str, part: &str) -> String {
    format!("{file}: {article}.{part}")
}

pub fn title_key(file: &str) -> String {
    format!("{file}: title")
}

impl Sources {
    pub fn read(root: &Path) -> io::Result<Sources> {
        let mut sources = Sources::default();
        for (name, text) in texts_in(root, "locales")? {
            sources.add_locale(&name, &text);
        }
        for (name, text) in texts_in(root, "law")? {
            sources.add_instrument(&name, &text);
        }
        Ok(sources)
    }

    pub fn add_locale(&mut self, file: &str, text: &str) {
        let tag = file.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml").to_owned();
        let Some(mut table) = self.parsed(file, text) else { return };
        let language = table.remove("language").and_then(|it| it.try_into().ok()).unwrap_or_default();
        let mut texts = BTreeMap::new();
        flatten("", &Value::Table(table), &mut texts);
        self.locales.insert(tag.clone(), Locale { tag, language, texts });
    }

    pub fn add_instrument(&mut self, file: &str, text: &str) {
        let Some(table) = self.parsed(file, text) else { return };
        self.add_words(&title_key(file), table.get("title"));
        let mut articles = Vec::new();
        for article in rows(&table, "article") {
            let key = text_of(article, "key");
            for part in ["place", "says"] {
                self.add_words(&article_key(file, &key, part), article.get(part));
            }
            articles.push(key);
        }
        self.law.push(Instrument { id: text_of(&table, "id"), file: file.to_owned(), articles });
    }

    fn parsed(&mut self, file: &str, text: &str) -> Option<Table> {
        text.parse::<Table>().map_err(|problem| self.problems.push(format!("{file}: {problem}"))).ok()
    }

    /// Hands each language its own words of `{ zh-Hans = "…", en = "…" }`.
    fn add_words(&mut self, key: &str, words: Option<&Value>) {
        for (tag, text) in words.and_then(Value::as_table).into_iter().flatten() {
            let Some(locale) = self.locales.get_mut(tag) else {
                self.problems.push(format!("{key}: {tag}: there is no locales/{tag}.toml"));
                continue;
            };
            locale.texts.insert(key.to_owned(), text.as_str().unwrap_or_default().to_owned());
        }
    }
}

/// The TOML files of a folder, by name.
fn texts_in(root: &Path, folder: &str) -> io::Result<Vec<(String, String)>> {
    let entries = fs::read_dir(root.join(folder))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok((format!("{folder}/{name}"), fs::read_to_string(path)?))
    };
    paths.iter().map(read).collect()
}

fn rows<'a>(table: &'a Table, key: &str) -> impl Iterator<Item = &'a Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

fn text_of(table: &Table, key: &str) -> String {
    table.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn flatten(prefix: &str, value: &Value, texts: &mut BTreeMap<String, String>) {
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
                flatten(&path, value, texts);
            }
        }
        Value::String(text) => {
            texts.insert(prefix.to_owned(), text.clone());
        }
        other => {
            texts.insert(prefix.to_owned(), other.to_string());
        }
    }
}
