//! A search that goes on beside the page, and can be stopped.

use std::rc::Rc;

use jiuzhu_rules::{
    Case,
    explore::thresholds::{Fen, Search, Thresholds},
    facts::Asked,
};
use yew::prelude::*;

use super::{
    super::slices::{Running, in_slices},
    axis::range_of,
};

#[derive(Clone, PartialEq)]
pub enum Progress {
    /// How far of how far.
    Searching(Fen, Fen),
    Stopped,
    Found(Rc<Thresholds>),
}

/// A search, and what can be done with it.
pub struct Searched {
    pub progress: Progress,
    pub stop: Callback<MouseEvent>,
    pub again: Callback<MouseEvent>,
}

/// Follows an amount as soon as it is another one.
#[hook]
pub fn use_search(case: &Rc<Case>, asked: Asked) -> Searched {
    let most = *range_of(case, asked).end();
    let progress = use_state(|| Progress::Searching(Fen(0), most));
    let running = use_mut_ref(|| None);
    let round = use_state(|| 0_u32);
    use_effect_with((case.clone(), asked, *round), {
        let (progress, running) = (progress.clone(), running.clone());
        move |(case, asked, _): &(Rc<Case>, Asked, u32)| {
            progress.set(Progress::Searching(Fen(0), most));
            begin(case.clone(), *asked, progress.setter(), running.clone());
            move || drop(running.take())
        }
    });
    let stop = {
        let (progress, running) = (progress.clone(), running.clone());
        Callback::from(move |_| {
            running.take();
            progress.set(Progress::Stopped);
        })
    };
    let again = Callback::from(move |_| round.set(*round + 1));
    // Until the effect has run, what was found is of the amount before.
    let progress = match &*progress {
        Progress::Found(found) if found.asked != asked => Progress::Searching(Fen(0), most),
        progress => progress.clone(),
    };
    Searched { progress, stop, again }
}

fn begin(case: Rc<Case>, asked: Asked, told: UseStateSetter<Progress>, running: Running) {
    let range = range_of(&case, asked);
    let most = *range.end();
    let mut search = None;
    let mut reached = Fen(0);
    let piece = move || {
        let Some(mut now) = search.take().or_else(|| Search::new(&case, asked, range.clone()).ok()) else {
            return false;
        };
        if !now.go_on() {
            told.set(Progress::Found(Rc::new(now.told())));
            return false;
        }
        if now.so_far() != reached {
            reached = now.so_far();
            told.set(Progress::Searching(reached, most));
        }
        search = Some(now);
        true
    };
    in_slices(Box::new(piece), running);
}
