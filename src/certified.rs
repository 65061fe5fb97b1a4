//! Certificates, which a module of its own writes and checks (`certificates/module`). All of it comes with [`crate::later`].

use jiuzhu_certificates::{HandedOver, LARGEST_FILE};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

/// What the module is asked to do.
#[derive(Clone, Copy)]
pub enum Ask {
    /// To write the certificate of a case in its saved form.
    Certify,
    /// To check the certificate in a file.
    Verify,
}

/// What came of it.
pub enum Came {
    /// The module could not be fetched, or the file is gone.
    NotReached,
    /// It broke down.
    Nothing,
    Reply(HandedOver),
}

pub async fn ask(what: Ask, of: JsValue) -> Came {
    let does = match what {
        Ask::Certify => "certify",
        Ask::Verify => "verify",
    };
    let Ok(reply) = certifier(does, of, LARGEST_FILE as u32).await else {
        return Came::NotReached;
    };
    let text = String::from_utf8(Uint8Array::new(&reply).to_vec()).unwrap_or_default();
    HandedOver::of_text(&text).map_or(Came::Nothing, Came::Reply)
}

// src/own_memory.js
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["window", "ownMemory"])]
    async fn certifier(does: &str, of: JsValue, largest: u32) -> Result<JsValue, JsValue>;
}
