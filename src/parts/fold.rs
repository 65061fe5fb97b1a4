//! Something that can be opened and closed again. On paper it is always open.

use yew::prelude::*;

use super::text::Element;

#[derive(Properties, PartialEq)]
pub struct FoldProps {
    /// An identifier of the page's own, for what is folded.
    pub id: AttrValue,
    pub title: AttrValue,
    pub children: Html,
    /// Inside a card.
    #[prop_or_default]
    pub small: bool,
    /// Open from the start.
    #[prop_or_default]
    pub opened: bool,
}

#[component]
pub fn Fold(props: &FoldProps) -> Html {
    let open = use_state(|| props.opened);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let heading = if props.small { "h3" } else { "h2" };
    let class = if *open { "fold opened" } else { "fold" };
    let fields = html! {
        <>
            <@{heading}>
                <button type="button" aria-expanded={open.to_string()} aria-controls={props.id.clone()} onclick={toggle}>
                    { props.title.clone() }
                </button>
            </@>
            <div id={props.id.clone()} class="folded">{ props.children.clone() }</div>
        </>
    };
    Element { class: Some(class), ..Element::of("section", fields) }.show()
}
