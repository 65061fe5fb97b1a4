//! What becomes of the answers: one screen of plain sentences, then what is stored, and what browsers are told to stop.

use maud::html;

use crate::frame::Frame;

/// The policy of the running page, as `index.html` has it.
fn policy() -> Option<&'static str> {
    include_str!("../../index.html")
        .split("content=\"")
        .find_map(|it| it.starts_with("default-src").then(|| it.split('"').next())?)
}

pub fn page(frame: Frame) -> String {
    let written = frame.written;
    let plain = [
        written.privacy_here,
        written.privacy_not_sent,
        written.privacy_address,
        written.privacy_gone,
        written.privacy_remember,
        written.privacy_shared,
        written.privacy_files,
        written.privacy_keyboard,
        written.privacy_never,
    ];
    // As src/kept.js and the service worker name them.
    let stored = [
        ("localStorage: jiuzhu", written.privacy_local, written.privacy_local_long),
        ("sessionStorage: jiuzhu", written.privacy_session, written.privacy_session_long),
        ("Cache Storage: jiuzhu-…", written.privacy_cache, written.privacy_cache_long),
    ];
    let inside = html! {
        ul.plain { @for text in plain { li { (text) } } }
        h2 { (written.privacy_detail) }
        table {
            caption { (written.privacy_stored) }
            thead {
                tr { @for head in [written.privacy_stored_name, written.privacy_stored_what, written.privacy_stored_long] { th scope="col" { (head) } } }
            }
            tbody {
                @for (name, what, long) in stored { tr { th scope="row" { code { (name) } } td { (what) } td { (long) } } }
            }
        }
        p { (written.privacy_hosts) }
        @if let Some(policy) = policy() {
            p { (written.privacy_policy) }
            p { code { (policy) } }
        }
    };
    frame.page("privacy.html", written.privacy_title, &inside)
}
