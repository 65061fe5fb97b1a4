//! Answers outlive a breakdown of the page, and a change to a newer version of it. Beside the page they are kept in few bytes, for
//! whom they are and then the case; when the person goes on, a new page begins with them.

use jiuzhu_rules::Case;
use wasm_bindgen::prelude::*;

use crate::{
    flow::Screen,
    session::{ForWhom, Session},
};

const FOR_WHOM: [ForWhom; 3] = [ForWhom::Myself, ForWhom::Family, ForWhom::Neighbour];

/// Keeps what was answered so far, or what is still to be given back.
pub fn keep(session: &Session) {
    if let Some(kept) = &session.kept {
        return keep_bytes(kept);
    }
    let whom = FOR_WHOM.iter().position(|it| Some(*it) == session.for_whom).map_or(u8::MAX, |at| at as u8);
    let mut bytes = session.case.to_bytes();
    bytes.push(whom);
    keep_bytes(&bytes);
}

/// What a new page begins with, if it follows a breakdown.
pub fn after_a_breakdown() -> Option<Vec<u8>> {
    Some(kept_bytes()).filter(|it| !it.is_empty())
}

/// Gives the answers back. Where they were kept by a page that wrote them otherwise, one begins at the start.
pub fn give_back(session: &mut Session, bytes: &[u8]) {
    let kept = bytes.split_last().and_then(|(whom, bytes)| Some((whom, Case::of_bytes(bytes, session.case.packs)?)));
    let Some((whom, case)) = kept else {
        (session.trail, session.at) = (vec![Screen::Start], 0);
        return;
    };
    session.for_whom = FOR_WHOM.get(usize::from(*whom)).copied();
    session.take(case);
}

#[wasm_bindgen(module = "/src/kept.js")]
extern "C" {
    #[wasm_bindgen(js_name = keep)]
    fn keep_bytes(bytes: &[u8]);
    #[wasm_bindgen(js_name = kept)]
    fn kept_bytes() -> Vec<u8>;
}
