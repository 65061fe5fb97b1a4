//! Files that are opened here: figures that somebody typed in and saved, and packs from elsewhere. All of it comes with
//! [`crate::later`].

use std::rc::Rc;

use jiuzhu_packs::{
    OnFile,
    handed_over::HandedOver,
    local_file::typed_in,
    outside::{LARGEST_FILE, Refused},
};
use jiuzhu_rules::{
    answer::Answer,
    local::{LocalFigure, LocalFigures},
    packs::{Pack, Place},
    place::PlaceCode,
};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::FileList;

use crate::{
    session::{Action, Session},
    slot::Slot,
};

/// What came of the file that was opened last.
#[derive(Clone, Debug, Default)]
pub enum Opened {
    #[default]
    Nothing,
    OnItsWay,
    /// The reader could not be fetched, or the file is gone.
    NotReached,
    /// Not one pack, with its signature or without.
    NotOne,
    Refused(Rc<Refused>),
    /// The reader broke down over it.
    Unreadable,
    /// It has no figures.
    Empty,
    /// What was typed in is of this place, and the household lives elsewhere.
    OtherPlace(Place),
    /// Only the figures of provinces can be replaced.
    NoProvince,
    /// These figures were taken from it. What was filled in before can be had back.
    TypedIn {
        taken: Vec<LocalFigure>,
        before: Box<LocalFigures>,
    },
    /// Its figures stand in the place of those that were published with the page.
    Pack(PlaceCode),
}

/// What happened with files.
pub enum Did {
    /// One was chosen and is being read.
    Chosen,
    Read(Read),
    /// What a file changed is to be as it was.
    Undo,
    /// The published figures of a province are to count again.
    PutAway(PlaceCode),
}

/// What the reader replied.
pub enum Read {
    NotReached,
    NotOne,
    Unreadable,
    Reply(HandedOver),
}

/// Has the chosen files read.
pub async fn read(files: FileList) -> Read {
    match open_pack(files, LARGEST_FILE as u32).await {
        Err(_) => Read::NotReached,
        Ok(reply) => match reply.dyn_into::<Uint8Array>() {
            Err(_) => Read::NotOne,
            Ok(bytes) => HandedOver::of_bytes(&bytes.to_vec()).map_or(Read::Unreadable, Read::Reply),
        },
    }
}

// src/own_memory.js
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["window", "ownMemory"])]
    async fn open_pack(files: FileList, largest: u32) -> Result<JsValue, JsValue>;
}

impl From<Did> for Action {
    fn from(did: Did) -> Action {
        Action::Do(Box::new(|session| self::did(session, did)))
    }
}

/// Whatever cannot be used changes nothing.
fn did(session: &mut Session, did: Did) {
    session.opened = match did {
        Did::Chosen => Opened::OnItsWay,
        Did::Read(Read::NotReached) => Opened::NotReached,
        Did::Read(Read::NotOne) => Opened::NotOne,
        Did::Read(Read::Unreadable) => Opened::Unreadable,
        Did::Read(Read::Reply(HandedOver::Refused(refused))) => Opened::Refused(Rc::new(refused)),
        Did::Read(Read::Reply(HandedOver::Pack { compact, signed_by })) => match Pack::read(compact.leak()) {
            Ok(pack) => take(session, pack, signed_by),
            Err(_) => Opened::Unreadable,
        },
        Did::Undo => {
            if let Opened::TypedIn { taken, before } = &session.opened {
                // What was filled in since then stays.
                let (taken, before) = (taken.clone(), **before);
                put(session, &taken, &before);
            }
            Opened::Nothing
        }
        Did::PutAway(province) => {
            session.figures.opened.retain(|it| it.province != province);
            Opened::Nothing
        }
    };
    session.case.packs = session.figures.choose_again(session.case.place);
    session.assess_again();
}

fn take(session: &mut Session, pack: Pack, signed_by: Option<String>) -> Opened {
    if pack.tables.rows().next().is_none() {
        return Opened::Empty;
    }
    if pack.is_typed_in() {
        return take_typed_in(session, &pack);
    }
    let province = pack.head.code;
    if OnFile::of_province(province).is_none_or(|it| it.code != province) {
        return Opened::NoProvince;
    }
    session.figures.open(pack, signed_by);
    Opened::Pack(province)
}

fn take_typed_in(session: &mut Session, pack: &Pack) -> Opened {
    let figures = typed_in(pack, session.case.place);
    let told = |figure: &LocalFigure| matches!(figures.get(*figure), Answer::Given(_));
    let taken: Vec<_> = LocalFigure::ALL.iter().copied().filter(told).collect();
    if taken.is_empty() {
        let narrowest = pack.places.iter().max_by_key(|it| it.code.level() as u8);
        return narrowest.map_or(Opened::Empty, |place| Opened::OtherPlace(place.clone()));
    }
    let before = Box::new(session.case.local);
    put(session, &taken, &figures);
    Opened::TypedIn { taken, before }
}

/// Puts these figures in the place of those that are filled in, and of what is typed and not yet read.
fn put(session: &mut Session, which: &[LocalFigure], figures: &LocalFigures) {
    for figure in which {
        session.case.local.set(*figure, figures.get(*figure));
    }
    session.drafts.retain(|(slot, _)| !matches!(slot, Slot::Local(figure) if which.contains(figure)));
}
