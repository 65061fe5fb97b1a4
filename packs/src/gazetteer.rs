//! Every place by name, to be found by its characters, its spelling or the initials of its syllables.

/// The places of the whole country, as one text: a line for each, its parts between tabs.
pub struct Gazetteer {
    places: Vec<Listed>,
}

struct Listed {
    code: u32,
    name: &'static str,
    /// Syllable by syllable.
    pinyin: &'static str,
    /// `ybq` for 渝北区.
    initials: String,
    in_english: &'static str,
    /// In English, small letters.
    english: String,
}

/// What a pack says of a place besides its code.
pub struct NamedInPacks {
    pub name: &'static str,
    /// Syllable by syllable.
    pub pinyin: &'static str,
    pub in_english: &'static str,
}

/// A place that was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub code: u32,
    pub name: &'static str,
}

impl Gazetteer {
    /// Reads the lines `code, name, pinyin, English name`.
    pub fn read(text: &'static str) -> Gazetteer {
        let place = |line: &'static str| {
            let mut parts = line.split('\t');
            let (code, name, pinyin) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
            let in_english = parts.next().unwrap_or_default();
            let english = in_english.to_lowercase();
            let initials = pinyin.split(' ').filter_map(|syllable| syllable.chars().next()).collect();
            Some(Listed { code, name, pinyin, initials, in_english, english })
        };
        Gazetteer { places: text.lines().filter_map(place).collect() }
    }

    /// What a place is called.
    pub fn name(&self, code: u32) -> Option<&'static str> {
        self.listed(code).map(|place| place.name)
    }

    /// The names of a place as a pack lists them.
    pub fn named_in_packs(&self, code: u32) -> Option<NamedInPacks> {
        let &Listed { name, pinyin, in_english, .. } = self.listed(code)?;
        Some(NamedInPacks { name, pinyin, in_english })
    }

    fn listed(&self, code: u32) -> Option<&Listed> {
        let at = self.places.binary_search_by_key(&code, |place| place.code).ok()?;
        self.places.get(at)
    }

    /// The places that fit best: by the beginning of the name, then anywhere in it, wider places first.
    pub fn find(&self, wanted: &str, most: usize) -> Vec<Found> {
        let wanted: String = wanted.trim().to_lowercase().chars().filter(|it| *it != '\'').collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut fitting: Vec<_> = self.places.iter().filter_map(|place| Some((place.fit(&wanted)?, place))).collect();
        fitting.sort_by_key(|(fit, place)| (*fit, place.breadth(), place.code));
        fitting.into_iter().take(most).map(|(_, place)| Found { code: place.code, name: place.name }).collect()
    }
}

impl Listed {
    /// How well the place fits what is wanted, the best first; none where it does not.
    fn fit(&self, wanted: &str) -> Option<u8> {
        let together = wanted.replace(' ', "");
        let spelt = self.pinyin.replace(' ', "");
        let fits = [
            self.name.starts_with(wanted),
            spelt.starts_with(&together),
            self.english.starts_with(wanted),
            self.initials.starts_with(&together),
            self.name.contains(wanted),
            wanted.len() > 3 && spelt.contains(&together),
            wanted.len() > 3 && self.english.contains(wanted),
        ];
        fits.iter().position(|fit| *fit).and_then(|at| u8::try_from(at).ok())
    }

    fn breadth(&self) -> u8 {
        match self.code {
            code if code % 10_000 == 0 => 0,
            code if code % 100 == 0 => 1,
            _ => 2,
        }
    }
}
