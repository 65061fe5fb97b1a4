//! A number as a whole one over another, in lowest terms: an arithmetic of its own, so that nothing is taken over from
//! whoever reckoned first.

use core::cmp::Ordering;

/// `above / below`. Operations give `None` where the whole numbers would grow too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact {
    above: i128,
    /// Never below one.
    below: i128,
}

/// A decimal with more digits behind the point is written as a fraction.
const MOST_DECIMALS: usize = 11;

impl Exact {
    pub const ZERO: Exact = Exact { above: 0, below: 1 };

    pub fn whole(number: i128) -> Self {
        Exact { above: number, below: 1 }
    }

    pub fn over(above: i128, below: i128) -> Option<Self> {
        let (mut shared, mut rest) = (below, above.checked_abs()?);
        while rest != 0 {
            (shared, rest) = (rest, shared % rest);
        }
        (below > 0).then(|| Exact { above: above / shared, below: below / shared })
    }

    /// `1250.5`, `-3`, `1000/3`; `None` for anything that [`Exact::text`] would not write.
    pub fn read(text: &str) -> Option<Self> {
        let (above, below) = match (text.split_once('/'), text.split_once('.')) {
            (Some((above, below)), _) => (above.parse().ok()?, below.parse().ok()?),
            (None, Some((whole, decimals))) => {
                let below = 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
                (format!("{whole}{decimals}").parse().ok()?, below)
            }
            (None, None) => (text.parse().ok()?, 1),
        };
        Exact::over(above, below).filter(|it| it.text() == text)
    }

    /// A decimal where one is the number itself and short enough; else a fraction in lowest terms.
    pub fn text(self) -> String {
        let places = (0..=MOST_DECIMALS).find(|places| power_of_ten(*places) % self.below == 0);
        let digits = places.and_then(|it| self.above.checked_mul(power_of_ten(it) / self.below));
        let (Some(places), Some(digits)) = (places, digits) else { return format!("{}/{}", self.above, self.below) };
        let sign = if digits < 0 { "-" } else { "" };
        let unit = power_of_ten(places);
        match places {
            0 => digits.to_string(),
            _ => format!("{sign}{}.{:0places$}", digits.abs() / unit, digits.abs() % unit),
        }
    }

    pub fn plus(self, other: Self) -> Option<Self> {
        let (one, two) = (self.above.checked_mul(other.below)?, other.above.checked_mul(self.below)?);
        Exact::over(one.checked_add(two)?, self.below.checked_mul(other.below)?)
    }

    pub fn less(self, other: Self) -> Option<Self> {
        self.plus(Exact { above: other.above.checked_neg()?, ..other })
    }

    pub fn times(self, other: Self) -> Option<Self> {
        Exact::over(self.above.checked_mul(other.above)?, self.below.checked_mul(other.below)?)
    }

    pub fn shared_by(self, parts: i128) -> Option<Self> {
        Exact::over(self.above, self.below.checked_mul(parts)?)
    }

    pub fn as_whole(self) -> Option<i128> {
        (self.below == 1).then_some(self.above)
    }

    pub fn is_negative(self) -> bool {
        self.above < 0
    }

    /// To a multiple of `unit`: `up`, down, or (none) to the nearest, of which halves go away from zero.
    pub fn rounded(self, unit: i128, up: Option<bool>) -> Option<Self> {
        let whole = self.below.checked_mul(unit)?;
        let (units, over) = (self.above.div_euclid(whole), self.above.rem_euclid(whole));
        let upwards = match up {
            Some(up) => up && over > 0,
            None if self.is_negative() => over > whole - over,
            None => over >= whole - over,
        };
        Some(Exact::whole(units.checked_add(upwards.into())?.checked_mul(unit)?))
    }
}

const fn power_of_ten(places: usize) -> i128 {
    10_i128.pow(places as u32)
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        // What comes from a text of twenty digits over as many fits; beyond, the whole parts tell.
        match (self.above.checked_mul(other.below), other.above.checked_mul(self.below)) {
            (Some(one), Some(two)) => one.cmp(&two),
            _ => (self.above / self.below).cmp(&(other.above / other.below)),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Exact {
        Exact::read(text).unwrap_or(Exact::whole(-999))
    }

    #[test]
    fn a_number_has_one_text() {
        for text in ["0", "440", "-3", "1250.5", "-0.05", "1000/3", "-7/6"] {
            assert_eq!(number(text).text(), text);
        }
        for text in ["", "00", "1.50", "01", "+1", "2/4", "1/1", "-0", "1/0", "1/-3", "5/2", "1e3", " 1", "1."] {
            assert_eq!(Exact::read(text), None, "{text}");
        }
    }

    #[test]
    fn thirds_add_up_to_the_whole() {
        let third = number("1000/3");
        assert_eq!(third.plus(third).and_then(|it| it.plus(third)), Some(number("1000")));
        assert_eq!(number("0.1").less(number("0.3")), Some(number("-0.2")));
        assert_eq!(number("770").times(number("1.5")), Some(number("1155")));
        assert_eq!(number("1000").shared_by(12), Some(number("250/3")));
        assert!(number("333.33") < third && third < number("333.34"));
    }

    #[test]
    fn rounding_goes_up_down_or_to_the_nearest() {
        let rounded = |text: &str, unit, up| number(text).rounded(unit, up).map(Exact::text);
        assert_eq!(rounded("440.01", 1, Some(true)).as_deref(), Some("441"));
        assert_eq!(rounded("441", 5, Some(true)).as_deref(), Some("445"));
        assert_eq!(rounded("449.9", 10, Some(false)).as_deref(), Some("440"));
        assert_eq!(rounded("0.5", 1, None).as_deref(), Some("1"));
        assert_eq!(rounded("-0.5", 1, None).as_deref(), Some("-1"));
    }

    #[test]
    fn too_large_a_number_is_none_and_no_mistake() {
        let large = Exact::whole(i128::MAX);
        assert_eq!(
            (large.plus(large), large.times(large), large.shared_by(i128::MAX)),
            (None, None, Some(Exact::whole(1)))
        );
    }
}
