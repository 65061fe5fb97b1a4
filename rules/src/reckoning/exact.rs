//! A number that is never rounded behind one's back: a decimal over a whole divisor.
//!
//! A third of a yuan has no decimal form. Keeping the divisor apart makes `income / 3 * 3` the
//! income again, and makes "exactly at the standard" mean exactly that.

use core::{cmp::Ordering, fmt, num::NonZeroU32};

use rust_decimal::{Decimal, RoundingStrategy};

/// `numerator / divisor`, exact. Operations give `None` instead of an inexact or overflowing result.
#[derive(Clone, Copy, Debug)]
pub struct Exact {
    numerator: Decimal,
    divisor: NonZeroU32,
}

/// How a rule rounds. Named after what is written in local notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// 见分进元, 不足一元按一元: up to the whole yuan.
    UpToYuan,
    /// Up to the next multiple of five yuan.
    UpToFive,
    /// Up to the next multiple of ten yuan.
    UpToTen,
    /// 四舍五入: to the nearest whole yuan, half upwards.
    NearestYuan,
    /// Down to a multiple of ten yuan, so that what is shown never promises too much.
    DownToTen,
}

impl Rounding {
    const fn unit(self) -> u32 {
        match self {
            Rounding::UpToYuan | Rounding::NearestYuan => 1,
            Rounding::UpToFive => 5,
            Rounding::UpToTen | Rounding::DownToTen => 10,
        }
    }
}

/// `1250.5`; a fraction such as `1000/3` where no decimal is the number itself.
impl fmt::Display for Exact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_decimal() {
            write!(out, "{}", self.decimal().normalize())
        } else {
            write!(out, "{}/{}", self.numerator.normalize(), self.divisor)
        }
    }
}

impl Exact {
    pub const ZERO: Exact = Exact::whole(Decimal::ZERO);

    pub const fn whole(numerator: Decimal) -> Self {
        Exact { numerator, divisor: NonZeroU32::MIN }
    }

    pub const fn over(numerator: Decimal, divisor: NonZeroU32) -> Self {
        Exact { numerator, divisor }
    }

    /// For generated tables: `mantissa / 10^scale / divisor`.
    pub const fn from_parts(mantissa: u32, scale: u32, divisor: u32) -> Self {
        let divisor = match NonZeroU32::new(divisor) {
            Some(divisor) => divisor,
            None => NonZeroU32::MIN,
        };
        Exact { numerator: Decimal::from_parts(mantissa, 0, 0, false, scale), divisor }
    }

    /// The nearest decimal of 28 digits; exact whenever the quotient terminates.
    pub fn decimal(self) -> Decimal {
        match self.divisor.get() {
            1 => self.numerator,
            divisor => self.numerator.checked_div(divisor.into()).unwrap_or(self.numerator),
        }
    }

    /// Whether [`Exact::decimal`] is the number itself and not an approximation of it.
    pub fn is_decimal(self) -> bool {
        self.cmp(&Exact::whole(self.decimal())) == Ordering::Equal
    }

    pub fn is_negative(self) -> bool {
        self.numerator.is_sign_negative() && !self.numerator.is_zero()
    }

    pub fn checked_add(self, other: Self) -> Option<Self> {
        // Most people have most kinds of money not at all.
        if other.numerator.is_zero() {
            return Some(self);
        }
        if self.numerator.is_zero() {
            return Some(other);
        }
        self.aligned(other, Decimal::checked_add)
    }

    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.aligned(other, Decimal::checked_sub)
    }

    fn aligned(self, other: Self, combine: fn(Decimal, Decimal) -> Option<Decimal>) -> Option<Self> {
        if self.divisor == other.divisor {
            return Some(Exact { numerator: combine(self.numerator, other.numerator)?, ..self });
        }
        let shared = greatest_common_divisor(self.divisor.get(), other.divisor.get());
        let (mine, theirs) = (other.divisor.get() / shared, self.divisor.get() / shared);
        let numerator =
            combine(exact_product(self.numerator, mine.into())?, exact_product(other.numerator, theirs.into())?)?;
        Some(Exact { numerator, divisor: self.divisor.checked_mul(NonZeroU32::new(mine)?)? })
    }

    pub fn checked_mul(self, other: Self) -> Option<Self> {
        Some(Exact {
            numerator: exact_product(self.numerator, other.numerator)?,
            divisor: self.divisor.checked_mul(other.divisor)?,
        })
    }

    pub fn times(self, count: u32) -> Option<Self> {
        let shared = greatest_common_divisor(self.divisor.get(), count).max(1);
        Some(Exact {
            numerator: exact_product(self.numerator, (count / shared).into())?,
            divisor: NonZeroU32::new(self.divisor.get() / shared)?,
        })
    }

    pub fn split(self, count: NonZeroU32) -> Option<Self> {
        Some(Exact { divisor: self.divisor.checked_mul(count)?, ..self })
    }

    pub fn rounded(self, how: Rounding) -> Option<Self> {
        let unit = Exact::whole(how.unit().into());
        let per_unit = NonZeroU32::new(how.unit())?;
        let strategy = match how {
            Rounding::NearestYuan => RoundingStrategy::MidpointAwayFromZero,
            _ => RoundingStrategy::ToNegativeInfinity,
        };
        let units = self.split(per_unit)?.decimal().round_dp_with_strategy(0, strategy);
        let near = Exact::whole(units).checked_mul(unit)?;
        match how {
            Rounding::NearestYuan | Rounding::DownToTen => Some(near),
            _ if near < self => near.checked_add(unit),
            _ => Some(near),
        }
    }
}

/// A product that would lose digits is no product.
fn exact_product(a: Decimal, b: Decimal) -> Option<Decimal> {
    let product = a.checked_mul(b)?;
    (product.is_zero() || product.scale() == a.scale() + b.scale()).then_some(product)
}

const fn greatest_common_divisor(mut a: u32, mut b: u32) -> u32 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.divisor == other.divisor {
            return self.numerator.cmp(&other.numerator);
        }
        let left = self.numerator.checked_mul(other.divisor.get().into());
        let right = other.numerator.checked_mul(self.divisor.get().into());
        match (left, right) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => self.decimal().cmp(&other.decimal()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl From<u32> for Exact {
    fn from(count: u32) -> Self {
        Exact::whole(count.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::whole(text.parse().unwrap_or_default())
    }

    fn thirds(text: &str) -> Exact {
        exact(text).split(NonZeroU32::MIN.saturating_add(2)).unwrap_or(Exact::ZERO)
    }

    #[test]
    fn a_third_taken_three_times_is_the_whole() {
        assert_eq!(thirds("1000").times(3), Some(exact("1000")));
        assert_eq!(thirds("1000").checked_sub(thirds("1")).and_then(|it| it.times(3)), Some(exact("999")));
    }

    #[test]
    fn unlike_divisors_compare_exactly() {
        let (yearly, monthly) = (Exact::from_parts(5000, 0, 12), Exact::from_parts(20000, 0, 48));
        assert_eq!(yearly, monthly);
        assert!(Exact::from_parts(499_999, 2, 12) < yearly);
    }

    #[track_caller]
    fn rounds(value: Exact, how: Rounding, to: &str) {
        assert_eq!(value.rounded(how), Some(exact(to)));
    }

    #[test]
    fn rounding_is_exact_at_the_edges() {
        rounds(exact("100"), Rounding::UpToYuan, "100");
        rounds(exact("100.01"), Rounding::UpToYuan, "101");
        rounds(thirds("300"), Rounding::UpToYuan, "100");
        rounds(thirds("300.01"), Rounding::UpToYuan, "101");
        rounds(exact("1501"), Rounding::UpToFive, "1505");
        rounds(exact("1505"), Rounding::UpToFive, "1505");
        rounds(exact("1963"), Rounding::UpToTen, "1970");
        rounds(exact("955.5"), Rounding::NearestYuan, "956");
        rounds(exact("955.49"), Rounding::NearestYuan, "955");
        rounds(exact("1688"), Rounding::DownToTen, "1680");
    }

    #[test]
    fn what_cannot_be_exact_is_refused() {
        let huge = exact("79228162514264337593543950335");
        assert_eq!(huge.checked_add(huge), None);
        assert_eq!(huge.times(2), None);
        let long = exact("1.2345678901234567890123456789");
        assert_eq!(long.checked_mul(long), None);
    }
}
