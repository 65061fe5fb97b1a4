//! The check code of the certificate, which is written as soon as this is shown, and the certificate as a file.

use jiuzhu_certificates::HandedOver;
use jiuzhu_words::Texts;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    certified::{Ask, Came, ask},
    parts::{status, styled, text},
};

#[derive(Properties)]
pub struct CertifiedProps {
    /// The case in its saved form.
    pub case: AttrValue,
    pub texts: &'static Texts,
}

impl PartialEq for CertifiedProps {
    fn eq(&self, other: &Self) -> bool {
        self.case == other.case && self.texts.language == other.texts.language
    }
}

#[component]
pub fn Certified(props: &CertifiedProps) -> Html {
    let came = use_state(|| None);
    let begin = {
        let (came, case) = (came.clone(), props.case.clone());
        Callback::from(move |()| {
            let (came, case) = (came.clone(), case.to_string());
            spawn_local(async move { came.set(Some(ask(Ask::Certify(case)).await)) });
        })
    };
    {
        let begin = begin.clone();
        use_effect_with(props.case.clone(), move |_| begin.emit(()));
    }
    let texts = &props.texts.page;
    match came.as_ref() {
        None => status("aside", texts.reason_code_coming),
        Some(Came::Reply(HandedOver::Made { text: certificate, check_code })) => {
            made(props.texts, certificate, check_code)
        }
        Some(_) => html! {
            <p class="notice" role="alert">
                { texts.reason_code_missed }{ " " }
                <button type="button" onclick={begin.reform(|_: MouseEvent| ())}>{ texts.try_again }</button>
            </p>
        },
    }
}

fn made(texts: &Texts, certificate: &str, check_code: &str) -> Html {
    let texts = &texts.page;
    html! {
        <>
            <p class="check-code" role="status">{ texts.reason_code }{ "：" }{ text("strong", check_code.to_owned()) }</p>
            <div data-offer="save">
                // Too large for a link that holds it.
                <button type="button" class="secondary" data-take="file" data-name={format!("jz-{check_code}.json")} data-words={certificate.to_owned()}>
                    { texts.reason_save }
                </button>
                { styled("p", "hint", texts.reason_save_hint) }
            </div>
        </>
    }
}
