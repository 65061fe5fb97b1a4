//! What this is, on which law it rests, and which figures it uses.

use jiuzhu_packs::ON_FILE;
use jiuzhu_rules::law::INSTRUMENTS;
use maud::html;

use crate::frame::Frame;

pub fn page(frame: Frame) -> String {
    let (page, written) = (&frame.texts.page, frame.written);
    let inside = html! {
        @for text in [page.about_what, page.about_law, page.about_figures, page.about_privacy, page.about_not_tested] {
            p { (text) }
        }
        h2 { (written.rules) }
        ul {
            @for (index, instrument) in INSTRUMENTS.iter().enumerate() {
                li {
                    @match instrument.link {
                        Some(link) => a href=(link) rel="noopener noreferrer" { (frame.texts.instrument(index)) },
                        None => cite { (frame.texts.instrument(index)) },
                    }
                    " " (instrument.number)
                }
            }
        }
        h2 { (written.figures_of) }
        ul.hashes {
            @for pack in ON_FILE { li { (pack.code) " " (pack.name) " " code { (pack.hash) } } }
        }
    };
    frame.page("about.html", page.about, &inside)
}
