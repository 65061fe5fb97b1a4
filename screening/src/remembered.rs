//! What the cells of a column said before: most of a list says the same few things again and again.

use jiuzhu_rules::answer::{Answer, Given};

use crate::cells::{CellReader, Expected};

/// So many bytes of a cell are compared; longer ones are read anew.
const LONGEST: usize = 16;
/// A power of two.
const PLACES: usize = 64;

/// The last answers of one column, each in the place that its cell's bytes lead to.
#[derive(Default)]
pub struct Remembered(Vec<Option<Entry>>);

struct Entry {
    cell: [u8; LONGEST],
    answer: Answer<Given>,
}

impl Remembered {
    /// The same as [`CellReader::read`].
    pub fn read(&mut self, cell: &[u8], reader: &CellReader) -> Result<Answer<Given>, Expected> {
        if cell.is_empty() {
            return Ok(Answer::NotAsked);
        }
        let Some(key) = key(cell) else { return reader.read(cell) };
        if self.0.is_empty() {
            self.0.resize_with(PLACES, || None);
        }
        let Some(place) = self.0.get_mut(place_of(key)) else { return reader.read(cell) };
        match place {
            Some(entry) if entry.cell == key => Ok(entry.answer),
            _ => {
                let answer = reader.read(cell)?;
                *place = Some(Entry { cell: key, answer });
                Ok(answer)
            }
        }
    }
}

/// The bytes of a cell, and after them nothing: no text holds a zero, so that no two cells have the same key.
fn key(cell: &[u8]) -> Option<[u8; LONGEST]> {
    let mut key = [0; LONGEST];
    let start = key.get_mut(..cell.len())?;
    start.copy_from_slice(cell);
    (!cell.contains(&0)).then_some(key)
}

fn place_of(key: [u8; LONGEST]) -> usize {
    let key = u128::from_le_bytes(key);
    let mixed =
        (key as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ ((key >> 64) as u64).wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58) as usize
}
