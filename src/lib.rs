//! The page: asks, assesses, shows. It never decides anything about an amount; that is what the rules are for.

pub mod app;
mod certified;
mod desk;
mod fetched;
mod figures;
mod files;
mod flow;
mod kept;
mod later;
mod needs;
mod parts;
mod screens;
mod session;
mod slot;
mod speech;
mod topics;
mod typed;
#[cfg(test)]
mod walks;

/// Replaces the opening in `index.html` by the running page.
pub fn mount() {
    let Some(root) = gloo_utils::document().get_element_by_id("app") else {
        return;
    };
    yew::Renderer::<app::App>::with_root(root).render();
}
