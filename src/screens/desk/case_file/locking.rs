//! The household is saved behind a passphrase.

use jiuzhu_certificates::HandedOver;
use jiuzhu_rules::Case;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{passphrase_field, typed};
use crate::{
    certified::{Ask, Came, ask},
    parts::{status, styled},
    screens::desk::shared::Props,
};

#[component]
pub fn Locking(props: &Props) -> Html {
    let page = props.of.page();
    let (texts, case) = (&page.texts.page, &page.session.case);
    let passphrase = use_node_ref();
    // Which case was locked, and what came of it; none while it is on its way.
    let locked = use_state(|| None::<(Case, Option<Option<String>>)>);
    let lock = {
        let (locked, passphrase, case) = (locked.clone(), passphrase.clone(), case.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (locked, case, passphrase) = (locked.clone(), case.clone(), typed(&passphrase));
            locked.set(Some((case.clone(), None)));
            spawn_local(async move {
                let file = match ask(Ask::Lock(case.to_json(), passphrase)).await {
                    Came::Reply(HandedOver::Locked(file)) => Some(file),
                    _ => None,
                };
                locked.set(Some((case, Some(file))));
            });
        })
    };
    // Of another case than the present one nothing is offered any more.
    let state = locked.as_ref().filter(|(of, _)| of == case).map(|(_, came)| came);
    html! {
        <form onsubmit={lock}>
            { passphrase_field(page, "lock-with", &passphrase) }
            { styled("p", "hint", texts.case_file_lock_hint) }
            <button type="submit" class="secondary">{ texts.case_file_lock }</button>
            { match state {
                None => Html::default(),
                Some(None) => status("aside", texts.case_file_locking),
                Some(Some(None)) => html! { <p class="notice" role="alert">{ texts.case_file_not_locked }</p> },
                Some(Some(Some(file))) => {
                    let address = format!("data:application/json;charset=utf-8,{}", String::from(js_sys::encode_uri_component(file)));
                    html! {
                        <p role="status">
                            <a class="secondary" download={case.file_name(page.session.today)} href={address}>{ texts.case_file_locked }</a>
                        </p>
                    }
                }
            } }
        </form>
    }
}
