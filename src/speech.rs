//! In which language the page speaks. Chinese comes with the page; any other is fetched when it is chosen, and until
//! it is there the page goes on in the one it has.

use gloo_utils::window;
use jiuzhu_words::{Language, Texts, Unreadable};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

/// The language spoken, those read so far, and the one that is on its way.
#[derive(Clone, Debug)]
pub struct Speech {
    pub texts: &'static Texts,
    read: Vec<&'static Texts>,
    pub wanted: Option<Wanted>,
}

/// A language that was chosen and cannot be spoken yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub language: &'static Language,
    /// Why its words are not there; none while they are on their way.
    pub missed: Option<Missed>,
}

/// Why the words of a language could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missed {
    /// Nothing came, or something else.
    NotReached,
    /// The site has been renewed since the page was opened.
    OtherVersion,
}

impl Default for Speech {
    fn default() -> Self {
        let chinese = Texts::chinese_of_questions();
        Speech { texts: chinese, read: vec![chinese], wanted: None }
    }
}

impl Speech {
    /// Speaks a language at once where its words are there; else they have to be fetched.
    pub fn choose(&mut self, language: &'static Language) {
        match self.read.iter().find(|texts| texts.language == language) {
            Some(texts) => *self = Speech { texts, wanted: None, ..self.clone() },
            None => self.wanted = Some(Wanted { language, missed: None }),
        }
    }

    /// The words of `language` came, or did not. They are spoken unless another choice was made meanwhile.
    pub fn hear(&mut self, language: &'static Language, words: Result<&'static Texts, Missed>) {
        if let Ok(texts) = words {
            self.read.push(texts);
        }
        match (&mut self.wanted, words) {
            (Some(wanted), Err(missed)) if wanted.language == language => wanted.missed = Some(missed),
            (Some(wanted), Ok(_)) if wanted.language == language => self.choose(language),
            _ => {}
        }
    }
}

/// Fetches what the law says and where figures come from, unless it is there. Where it does not come, provisions are
/// cited by title and number alone, until they are wanted again.
pub async fn fetch_origins(texts: &'static Texts) {
    if !texts.tells_origins()
        && let Some(catalogue) = catalogue(&texts.language.file_of_origins()).await
    {
        // What is no such catalogue is as good as none.
        let _ = texts.read_origins(catalogue);
    }
}

/// Fetches the words of a language from beside the page.
pub async fn fetched(language: &'static Language) -> Result<&'static Texts, Missed> {
    let catalogue = catalogue(&language.file()).await.ok_or(Missed::NotReached)?;
    match Texts::read(catalogue) {
        Ok(texts) if texts.language == language => Ok(texts),
        Err(Unreadable::OtherVersion | Unreadable::Lines { .. }) => Err(Missed::OtherVersion),
        _ => Err(Missed::NotReached),
    }
}

async fn catalogue(file: &str) -> Option<String> {
    // A copy kept from an older state of the site would be refused each time it is asked for.
    let fresh = RequestInit::new();
    fresh.set_cache(RequestCache::NoCache);
    let address = format!("words/{file}");
    let response = JsFuture::from(window().fetch_with_str_and_init(&address, &fresh)).await.ok()?;
    let response: Response = response.dyn_into().ok().filter(Response::ok)?;
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
