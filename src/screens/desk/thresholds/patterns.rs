//! What tells areas apart without colour. Words stand beside each.

use yew::prelude::*;

use jiuzhu_rules::{Programme, Verdict, explore::Standing};

pub const HELP: &str = "url(#fill-slant)";
pub const MAY: &str = "url(#fill-dots)";

pub fn of_verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Likely => HELP,
        Verdict::Depends => MAY,
        Verdict::Unlikely => "none",
    }
}

pub fn of_standing(standing: Standing) -> &'static str {
    match standing {
        Some((_, Verdict::Depends)) => MAY,
        Some((Programme::Dibao, _)) => HELP,
        Some((Programme::GradualExit, _)) => "url(#fill-grid)",
        Some((Programme::Margin, _)) => "url(#fill-lines)",
        Some(_) => "url(#fill-bars)",
        None => "none",
    }
}

/// Drawn once, before anything that is filled with them.
pub fn patterns() -> Html {
    let pattern = |id: &'static str, path: &'static str| {
        html! {
            <pattern id={id} width="80" height="80" patternUnits="userSpaceOnUse">
                <path class="pattern" d={path} />
            </pattern>
        }
    };
    html! {
        <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>
                { pattern("fill-slant", "M-20 60 L60 -20 M20 100 L100 20") }
                { pattern("fill-dots", "M20 20 h12 M60 60 h12") }
                { pattern("fill-lines", "M0 40 H80") }
                { pattern("fill-bars", "M40 0 V80") }
                { pattern("fill-grid", "M0 40 H80 M40 0 V80") }
            </defs>
        </svg>
    }
}
