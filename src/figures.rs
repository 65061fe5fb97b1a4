//! The figures at hand. The nation's come with the page; those of a province are fetched when a place in it is chosen,
//! the names of all places when one is looked for, and what is on file for each when that is looked at.

use std::rc::Rc;

use jiuzhu_packs::{Gazetteer, NATIONAL, OnFile, coverage::Coverage};
use jiuzhu_rules::{
    packs::{Pack, Packs},
    place::PlaceCode,
};

use crate::speech::Missed;

/// What has come so far, and what is on its way.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// The nation's and one province's, for each province that was chosen.
    at_hand: Vec<(PlaceCode, &'static Packs)>,
    /// What stands in the place of a province's published figures.
    pub opened: Vec<FromFile>,
    pub wanted: Option<Wanted>,
    /// The names of all places, once one is looked for.
    pub names: Fetch<Gazetteer>,
    /// What is on file for each place, once that is looked at.
    pub coverage: Fetch<&'static Coverage>,
}

/// The nation's figures, and those of a province from a file that somebody opened.
#[derive(Clone, Debug)]
pub struct FromFile {
    pub province: PlaceCode,
    pub packs: &'static Packs,
    /// The fingerprint of the key that the file was signed with.
    pub signed_by: Option<Rc<str>>,
}

/// Something that is fetched once it is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub enum Fetch<T> {
    /// Not wanted so far, or on its way.
    #[default]
    NotHere,
    /// It did not come.
    Missed,
    Here(T),
}

impl<T> Fetch<T> {
    pub fn of(came: Option<T>) -> Self {
        came.map_or(Fetch::Missed, Fetch::Here)
    }

    pub fn is_not_here(&self) -> bool {
        matches!(self, Fetch::NotHere)
    }
}

/// The pack of a province that was chosen and is not there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub province: PlaceCode,
    /// Why it is not there; none while it is on its way.
    pub missed: Option<Missed>,
}

impl Figures {
    /// The packs for a place: what is at hand for it; what is not is on its way from now on.
    pub fn choose(&mut self, place: PlaceCode) -> &'static Packs {
        let Some(of_province) = OnFile::of_province(place) else {
            self.wanted = None;
            return jiuzhu_packs::national();
        };
        let province = of_province.code;
        let from_file = self.opened.iter().find(|it| it.province == province).map(|it| it.packs);
        let at_hand = from_file.or(self.published(province));
        self.wanted = at_hand.is_none().then_some(Wanted { province, missed: None });
        at_hand.unwrap_or_else(jiuzhu_packs::national)
    }

    /// What was published for a province, where it is at hand.
    pub fn published(&self, province: PlaceCode) -> Option<&'static Packs> {
        self.at_hand.iter().find(|(other, _)| *other == province).map(|(_, packs)| *packs)
    }

    /// The same without files.
    pub fn published_alone(&self) -> Self {
        Figures { opened: Vec::new(), ..self.clone() }
    }

    /// Takes a file's figures in the place of those published for its province.
    pub fn open(&mut self, pack: Pack, signed_by: Option<String>) {
        let (province, signed_by) = (pack.head.code, signed_by.map(Rc::from));
        self.opened.retain(|it| it.province != province);
        let packs = Packs::of(Pack::read(NATIONAL).into_iter().chain([pack]));
        self.opened.push(FromFile { province, packs, signed_by });
    }

    /// The packs for a place that was chosen before, without asking again for what did not come.
    pub fn choose_again(&mut self, place: PlaceCode) -> &'static Packs {
        let missed = self.wanted.filter(|wanted| wanted.missed.is_some());
        let packs = self.choose(place);
        self.wanted = missed.or(self.wanted);
        packs
    }

    /// A pack came, or did not. It is kept, whatever was chosen meanwhile.
    pub fn take(&mut self, province: PlaceCode, packs: Result<&'static Packs, Missed>) {
        let waited_for = self.wanted.as_mut().filter(|wanted| wanted.province == province);
        match packs {
            Ok(packs) => {
                self.at_hand.push((province, packs));
                self.wanted = self.wanted.filter(|wanted| wanted.province != province);
            }
            Err(missed) => {
                if let Some(wanted) = waited_for {
                    wanted.missed = Some(missed);
                }
            }
        }
    }
}

/// The packs for a province, where its own came and is of the state of the site that the page is of.
pub fn read(province: PlaceCode, came: Option<Vec<u8>>) -> Result<&'static Packs, Missed> {
    let on_file = OnFile::of_province(province).ok_or(Missed::NotReached)?;
    let pack = Pack::read(came.ok_or(Missed::NotReached)?.leak()).map_err(|_| Missed::OtherVersion)?;
    if pack.head.short_hash() != on_file.hash {
        return Err(Missed::OtherVersion);
    }
    let national = Pack::read(NATIONAL).map_err(|_| Missed::OtherVersion)?;
    Ok(Packs::of([national, pack]))
}

pub fn read_places(came: Option<Vec<u8>>) -> Option<Gazetteer> {
    Some(Gazetteer::of(String::from_utf8(came?).ok()?.leak()))
}

pub fn read_coverage(came: Option<Vec<u8>>) -> Option<&'static Coverage> {
    Some(Box::leak(Box::new(Coverage::read(&String::from_utf8(came?).ok()?)?)))
}
