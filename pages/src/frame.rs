//! What all pages have around what they tell.

use jiuzhu_words::{LANGUAGES, Texts, written::Written};
use maud::{DOCTYPE, Markup, html};

/// Nothing runs and nothing is fetched but the look.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'";

/// The words of one language.
#[derive(Clone, Copy)]
pub struct Frame {
    pub texts: &'static Texts,
    pub written: &'static Written,
}

impl Frame {
    /// A whole page; `file` is its name, which is the same in every language.
    pub fn page(self, file: &str, title: &str, inside: &Markup) -> String {
        let written = self.written;
        let others = LANGUAGES.iter().filter(|it| *it != self.texts.language);
        let links = [
            ("about.html", written.about),
            ("privacy.html", written.privacy),
            ("standards.html", written.standards),
            ("worksheet.html", written.worksheet),
        ];
        html! {
            (DOCTYPE)
            html lang=(self.texts.language.tag) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    meta name="format-detection" content="telephone=no";
                    // No title tells what it is about.
                    title { (written.home) }
                    link rel="icon" href="../../icon.svg";
                    link rel="stylesheet" href="../../page.css";
                    link rel="stylesheet" href="../../written.css";
                }
                body {
                    header.bar {
                        a href="../../index.html" { (written.home) }
                        span {
                            @for language in others {
                                a lang=(language.tag) href=(format!("../{}/{file}", language.tag)) { (language.name) }
                            }
                        }
                    }
                    main {
                        h1 { (title) }
                        (inside)
                    }
                    footer {
                        nav {
                            @for (link, words) in links {
                                @if link == file { span aria-current="page" { (words) } } @else { a href=(link) { (words) } }
                            }
                        }
                        p.estimate { (self.texts.page.estimate_not_decision) }
                    }
                }
            }
        }
        .into_string()
    }
}
