//! Case files and certificates, which a module of its own opens, locks, writes and checks (`certificates/module`). All of it comes with [`crate::later`].

use jiuzhu_certificates::{HandedOver, LARGEST_FILE};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::FileList;

/// What the module is asked to do.
pub enum Ask {
    /// To write the certificate of a case in its saved form.
    Certify(String),
    /// To check the certificate in a file.
    Verify(FileList),
    /// To open a case file, with a passphrase.
    Open(FileList, String),
    /// To lock a case in its saved form with a passphrase.
    Lock(String, String),
}

/// What came of it.
pub enum Came {
    /// The module could not be fetched, or the file is gone.
    NotReached,
    /// It broke down.
    Nothing,
    Reply(HandedOver),
}

pub async fn ask(what: Ask) -> Came {
    let text = |it: &String| JsValue::from_str(it);
    let (does, given) = match &what {
        Ask::Certify(case) => ("certify", Array::of1(&text(case))),
        Ask::Verify(files) => ("verify", Array::of1(files)),
        Ask::Open(files, passphrase) => ("open_case", Array::of2(files, &text(passphrase))),
        Ask::Lock(case, passphrase) => ("lock_case", Array::of2(&text(case), &text(passphrase))),
    };
    let Ok(reply) = certifier(does, given, LARGEST_FILE as u32).await else {
        return Came::NotReached;
    };
    let text = String::from_utf8(Uint8Array::new(&reply).to_vec()).unwrap_or_default();
    HandedOver::of_text(&text).map_or(Came::Nothing, Came::Reply)
}

// src/own_memory.js
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["window", "ownMemory"])]
    async fn certifier(does: &str, given: Array, largest: u32) -> Result<JsValue, JsValue>;
}
