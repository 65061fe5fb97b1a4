//! What is fetched from beside the page when it is wanted. All of it comes the same way: each way would weigh as much again.

use jiuzhu_packs::{COVERAGE_ADDRESS, GAZETTEER_ADDRESS, OnFile};
use jiuzhu_rules::place::PlaceCode;
use jiuzhu_words::{Language, Texts};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::UseReducerDispatcher;

use crate::{
    figures, later,
    session::{Action, Session},
    speech,
};

#[derive(Clone, Copy, PartialEq)]
pub enum Fetched {
    /// The words of a language.
    Words(&'static Language),
    /// What the law says and where figures come from, in a language.
    Origins(&'static Language),
    /// The figures of a province.
    Province(PlaceCode),
    /// The names of all places.
    Places,
    /// What is on file for each place; read by what comes after the questions.
    Coverage,
    /// What comes after the questions ([`crate::later`]).
    Later,
}

impl Fetched {
    fn address(self) -> String {
        match self {
            Fetched::Words(language) => format!("words/{}", language.file()),
            Fetched::Origins(language) => format!("words/{}", language.file_of_origins()),
            Fetched::Province(province) => {
                format!("packs/{}", OnFile::of_province(province).map_or("", |it| it.address))
            }
            Fetched::Places => format!("packs/{GAZETTEER_ADDRESS}"),
            Fetched::Coverage => format!("packs/{COVERAGE_ADDRESS}"),
            Fetched::Later => String::new(),
        }
    }

    /// Fetches it. Whether it came or not, the session hears of it.
    pub fn fetch(self, texts: &'static Texts, go: &UseReducerDispatcher<Session>) {
        let go = go.clone();
        let coming = match self {
            Fetched::Later => fetch_later(wasm_bindgen::exports()),
            _ => fetch_bytes(&self.address()),
        };
        spawn_local(async move {
            let came = JsFuture::from(coming).await.ok();
            go.dispatch(match self {
                Fetched::Later => Action::Later(came.is_some()),
                Fetched::Words(language) => Action::Hear(language, speech::read(language, came.map(to_bytes))),
                Fetched::Origins(_) => {
                    speech::read_origins(texts, came.map(to_bytes));
                    Action::Cited
                }
                Fetched::Province(province) => Action::Published(province, figures::read(province, came.map(to_bytes))),
                Fetched::Places => Action::Places(figures::read_places(came.map(to_bytes))),
                Fetched::Coverage => Action::Covered(later::coverage_of(came.map(to_bytes))),
            });
        });
    }
}

fn to_bytes(came: JsValue) -> Vec<u8> {
    Uint8Array::new(&came).to_vec()
}

#[wasm_bindgen(module = "/src/fetch_bytes.js")]
extern "C" {
    fn fetch_bytes(address: &str) -> Promise;
}

#[wasm_bindgen(module = "/src/fetch_later.js")]
extern "C" {
    fn fetch_later(first: JsValue) -> Promise;
}
