//! The answers as a code on the screen, which another device reads without a network.

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

use crate::parts::text;

/// So many modules stay white around a code, without which cameras do not find it.
const QUIET: i32 = 4;

#[derive(Properties, PartialEq)]
pub struct CodeProps {
    /// What the code says.
    pub says: AttrValue,
    pub show: &'static str,
    pub hide: &'static str,
    pub name: &'static str,
    pub too_long: &'static str,
}

#[component]
pub fn Code(props: &CodeProps) -> Html {
    let shown = use_state(|| false);
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!*shown))
    };
    html! {
        <>
            <button type="button" class="secondary" aria-expanded={shown.to_string()} aria-controls="code" onclick={toggle}>
                { if *shown { props.hide } else { props.show } }
            </button>
            <div id="code" role="status">
                if *shown { { drawn(props) } }
            </div>
        </>
    }
}

/// In black on white, whatever the colours of the page.
fn drawn(props: &CodeProps) -> Html {
    // A seventh of it may be hidden or shine.
    let Ok(code) = QrCode::encode_text(&props.says, QrCodeEcc::Medium) else {
        return text("p", props.too_long);
    };
    let side = code.size() + 2 * QUIET;
    html! {
        <svg class="code" viewBox={format!("0 0 {side} {side}")} role="img" aria-label={props.name} shape-rendering="crispEdges">
            <rect width={side.to_string()} height={side.to_string()} fill="#fff" />
            <path d={dark_modules(&code)} fill="#000" />
        </svg>
    }
}

/// Each row's dark modules as strips.
fn dark_modules(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let dark = (x..).take_while(|x| code.get_module(*x, y)).count() as i32;
            if dark > 0 {
                path += &format!("M{} {}h{dark}v1h-{dark}z", x + QUIET, y + QUIET);
            }
            x += dark.max(1);
        }
    }
    path
}
