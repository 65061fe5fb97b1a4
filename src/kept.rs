//! Answers outlive a breakdown of the page and a change to a newer version of it, and are remembered on the device for some days
//! where the person wants that. Beside the page they are kept in few bytes, the case and then for whom it is; what was kept is given
//! back when the person goes on.

use jiuzhu_rules::Case;
use wasm_bindgen::prelude::*;

use crate::{
    flow::Screen,
    session::{ForWhom, Session},
};

const FOR_WHOM: [ForWhom; 3] = [ForWhom::Myself, ForWhom::Family, ForWhom::Neighbour];

/// For how long answers are remembered after the last of them.
const DAYS: u8 = 7;

/// Keeps what was answered so far, or what is still to be given back; that is remembered for no longer than it was.
pub fn keep(session: &Session) {
    if let Some(kept) = &session.kept {
        return keep_bytes(kept, None);
    }
    let whom = FOR_WHOM.iter().position(|it| Some(*it) == session.for_whom).map_or(u8::MAX, |at| at as u8);
    let mut bytes = session.case.to_bytes();
    bytes.push(whom);
    keep_bytes(&bytes, Some(if session.remember { DAYS } else { 0 }));
}

/// What a new page begins with, if it follows a breakdown.
pub fn after_a_breakdown() -> Option<Vec<u8>> {
    Some(kept_bytes()).filter(|it| !it.is_empty())
}

/// What was remembered on this device the last time.
pub fn remembered() -> Option<Vec<u8>> {
    Some(remembered_bytes()).filter(|it| !it.is_empty())
}

/// Whether remembering is offered: never where the answers are somebody else's.
pub fn may_remember(session: &Session) -> bool {
    !session.is_for_a_neighbour() && remembers()
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
    fn keep_bytes(bytes: &[u8], days: Option<u8>);
    #[wasm_bindgen(js_name = kept)]
    fn kept_bytes() -> Vec<u8>;
    #[wasm_bindgen(js_name = remembered)]
    fn remembered_bytes() -> Vec<u8>;
    fn remembers() -> bool;
}
