//! Long work in small pieces, between which the page does what it is asked to.

use std::{cell::RefCell, rc::Rc};

use gloo_timers::callback::Timeout;

/// The piece that comes next. Without it nothing goes on.
pub type Running = Rc<RefCell<Option<Timeout>>>;

/// Calls `piece` again and again for as long as it says that there is more, each time after whatever else waits.
pub fn in_slices(mut piece: Box<dyn FnMut() -> bool>, running: Running) {
    let next = running.clone();
    let timeout = Timeout::new(0, move || {
        if piece() {
            in_slices(piece, next);
        }
    });
    running.replace(Some(timeout));
}
