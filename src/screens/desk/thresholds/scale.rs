//! Where amounts stand in a drawing: whole tenths of a unit, so that no fraction of one is ever seen.

use jiuzhu_rules::{explore::thresholds::Fen, reckoning::exact::Exact};

/// The whole drawing is so wide.
pub const WIDE: i64 = 4960;
/// The left and right end of what is drawn to scale.
pub const LEFT: i64 = 620;
pub const RIGHT: i64 = 4700;
/// The upper and lower end of the curves.
pub const TOP: i64 = 160;
pub const BOTTOM: i64 = 2340;

/// How many marks an axis has at most.
const MARKS: i64 = 5;

/// From nothing to the most along one line.
#[derive(Clone, Copy)]
pub struct Scale {
    /// Fen.
    pub most: i64,
    /// Fen from one mark to the next.
    step: i64,
}

impl Scale {
    /// Goes up to a round amount that is not below `fen`.
    pub fn up_to(fen: i64) -> Self {
        let wanted = fen.max(10_000);
        let mut unit = 100;
        let step = 'found: loop {
            for step in [unit, 2 * unit, 5 * unit] {
                if step * MARKS >= wanted {
                    break 'found step;
                }
            }
            unit *= 10;
        };
        Scale { most: (wanted + step - 1) / step * step, step }
    }

    pub fn marks(self) -> impl Iterator<Item = i64> {
        (0..).map(move |index| index * self.step).take_while(move |fen| *fen <= self.most)
    }

    fn part_of(self, length: i64, fen: i64) -> i64 {
        i64::try_from(i128::from(length) * i128::from(fen) / i128::from(self.most)).unwrap_or(length)
    }

    /// From left to right; what lies beyond the end stands at it.
    pub fn across(self, fen: Fen) -> i64 {
        let fen = i64::try_from(fen.0).unwrap_or(i64::MAX);
        LEFT + self.part_of(RIGHT - LEFT, fen.min(self.most))
    }

    /// From the bottom up.
    pub fn up(self, yuan: Exact) -> i64 {
        BOTTOM - self.part_of(BOTTOM - TOP, fen_of(yuan).min(self.most))
    }
}

/// The nearest fen.
pub fn fen_of(yuan: Exact) -> i64 {
    i64::try_from(yuan.to_digits(2)).unwrap_or(i64::MAX)
}
