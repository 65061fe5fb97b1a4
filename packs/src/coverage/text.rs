//! The file that the app fetches: how many there are of each, an empty line, a line for each place, an empty line, and a line
//! for each contradiction. Between what stands on a line there are tabs.

use jiuzhu_rules::{packs::Basis, place::PlaceCode};

use super::{COLUMNS, COUNTED, Cell, Contradiction, Counted, Coverage, Covered, Name};
use crate::told;

impl Coverage {
    pub fn text(&self) -> String {
        let counts: Vec<_> = self.counts.iter().map(usize::to_string).collect();
        let places: Vec<_> = self.places.iter().map(Covered::line).collect();
        let contradictions: Vec<_> = self.contradictions.iter().map(Contradiction::line).collect();
        format!("{}\n\n{}\n\n{}\n", counts.join("\t"), places.join("\n"), contradictions.join("\n"))
    }

    /// None where it is cut off, or something else.
    pub fn read(text: &str) -> Option<Coverage> {
        let mut parts = text.strip_suffix('\n')?.split("\n\n");
        let counts: Vec<_> = parts.next()?.split('\t').map(|count| count.parse().ok()).collect::<Option<_>>()?;
        let places: Vec<_> = parts.next()?.lines().map(Covered::read).collect::<Option<_>>()?;
        let contradictions: Vec<_> = parts.next()?.lines().map(Contradiction::read).collect::<Option<_>>()?;
        let overruled = COUNTED.iter().position(|it| *it == Counted::Overruled)?;
        let whole = counts.len() == COUNTED.len() && counts.get(overruled) == Some(&contradictions.len());
        whole.then_some(Coverage { counts, places, contradictions })
    }
}

impl Covered {
    fn line(&self) -> String {
        let Name { chinese, english } = &self.name;
        let cells = self.cells.iter().map(|cell| cell.map(|cell| cell.to_string()).unwrap_or_default());
        format!("{}\t{chinese}\t{english}\t{}", self.code, cells.collect::<Vec<_>>().join("\t"))
    }

    fn read(line: &str) -> Option<Covered> {
        let mut parts = line.split('\t');
        let code = PlaceCode(parts.next()?.parse().ok()?);
        let name = Name::read(&mut parts)?;
        let cell = |part: &str| if part.is_empty() { Some(None) } else { Cell::read(part).map(Some) };
        let cells: Vec<_> = parts.map(cell).collect::<Option<_>>()?;
        (cells.len() == COLUMNS.len()).then_some(Covered { code, name, cells })
    }
}

impl Name {
    fn read<'t>(parts: &mut impl Iterator<Item = &'t str>) -> Option<Name> {
        Some(Name { chinese: parts.next()?.to_owned(), english: parts.next()?.to_owned() })
    }
}

impl Cell {
    /// As it is displayed.
    fn read(text: &str) -> Option<Cell> {
        let (basis, year) = text.split_once(' ')?;
        let all = [Basis::Standard, Basis::Floor, Basis::Guidance, Basis::Unverified];
        let basis = all.into_iter().find(|it| told::basis(*it) == basis)?;
        let (year, overdue) = year.strip_suffix('*').map_or((year, false), |year| (year, true));
        Some(Cell { basis, year: year.parse().ok()?, overdue })
    }
}

impl Contradiction {
    fn line(&self) -> String {
        let Name { chinese, english } = &self.place;
        [chinese, english, &self.table, &self.which, &self.from, &self.value, &self.why].map(String::as_str).join("\t")
    }

    fn read(line: &str) -> Option<Contradiction> {
        let mut parts = line.split('\t');
        let place = Name::read(&mut parts)?;
        let mut next = || parts.next().map(str::to_owned);
        Some(Contradiction { place, table: next()?, which: next()?, from: next()?, value: next()?, why: next()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coverage() -> Coverage {
        let name =
            || Name { chinese: "四川省 凉山彝族自治州".to_owned(), english: "Sichuan Liangshan".to_owned() };
        let cell = Some(Cell { basis: Basis::Standard, year: 2023, overdue: true });
        let contradiction = Contradiction {
            place: name(),
            table: "dibao_standard".to_owned(),
            which: "urban".to_owned(),
            from: "2023-07".to_owned(),
            value: "700 yuan".to_owned(),
            why: "另一份通知不同".to_owned(),
        };
        Coverage {
            counts: COUNTED.iter().map(|counted| usize::from(*counted == Counted::Overruled)).collect(),
            places: vec![Covered { code: PlaceCode(513_400), name: name(), cells: vec![cell; COLUMNS.len()] }],
            contradictions: vec![contradiction],
        }
    }

    #[test]
    fn what_is_written_is_what_is_read() {
        for contradictions in [vec![], coverage().contradictions] {
            let counts = vec![contradictions.len(); COUNTED.len()];
            let coverage = Coverage { counts, contradictions, ..coverage() };
            assert_eq!(Coverage::read(&coverage.text()), Some(coverage));
        }
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        let text = coverage().text();
        for (length, _) in text.char_indices() {
            assert_eq!(Coverage::read(text.get(..length).unwrap_or_default()), None, "{length}");
        }
    }
}
