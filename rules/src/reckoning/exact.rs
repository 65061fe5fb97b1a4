//! A number that is never rounded behind one's back: hundredths over a whole divisor.
//!
//! A third of a yuan has no decimal form. Keeping the divisor apart makes `income / 3 * 3` the
//! income again, and makes "exactly at the standard" mean exactly that. Amounts come in whole fen, so that nearly
//! all of them are whole hundredths over one: two machine words, added and compared like integers.

use core::{cmp::Ordering, fmt, num::NonZeroU32};

use rust_decimal::Decimal;

/// `hundredths / 100 / divisor`, exact. Operations give `None` instead of an inexact or overflowing result.
#[derive(Clone, Copy, Debug)]
pub struct Exact {
    hundredths: i64,
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
    /// Yuan between one stair and the next.
    pub(crate) const fn unit(self) -> u32 {
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
        let decimal = self.decimal();
        if Exact::of(decimal) == Some(*self) {
            return write!(out, "{}", decimal.normalize());
        }
        let below = 100 * i128::from(self.divisor.get());
        let above = i128::from(self.hundredths);
        let (mut shared, mut rest) = (below, above.abs());
        while rest != 0 {
            (shared, rest) = (rest, shared % rest);
        }
        write!(out, "{}/{}", above / shared, below / shared)
    }
}

impl Exact {
    pub const ZERO: Exact = Exact::of_hundredths(0);

    pub const fn of_hundredths(hundredths: i64) -> Self {
        Exact { hundredths, divisor: NonZeroU32::MIN }
    }

    /// Hundredths, and what they are divided by.
    pub(crate) fn parts(self) -> (i64, u32) {
        (self.hundredths, self.divisor.get())
    }

    /// None for a divisor of zero.
    pub(crate) fn of_parts(hundredths: i64, divisor: u32) -> Option<Self> {
        Some(Exact { hundredths, divisor: NonZeroU32::new(divisor)? })
    }

    /// Of yuan: whole fen. `None` where there is more behind them.
    pub fn hundredths(self) -> Option<i64> {
        let divisor = i64::from(self.divisor.get());
        (self.hundredths % divisor == 0).then_some(self.hundredths / divisor)
    }

    /// The decimal itself, where it has no more digits than the rules reckon with.
    pub fn of(decimal: Decimal) -> Option<Self> {
        let decimal = decimal.normalize();
        Exact::of_digits(i64::try_from(decimal.mantissa()).ok()?, decimal.scale())
    }

    /// `digits / 10^decimals`.
    pub fn of_digits(digits: i64, decimals: u32) -> Option<Self> {
        let (coarser, finer) = (2_u32.saturating_sub(decimals), decimals.saturating_sub(2));
        let hundredths = digits.checked_mul(10_i64.pow(coarser))?;
        Some(Exact { hundredths, divisor: NonZeroU32::new(10_u32.checked_pow(finer)?)? })
    }

    /// For generated tables: `mantissa / 10^scale / divisor`. Only for constants: a number too fine to be kept does not compile.
    pub const fn from_parts(mantissa: u32, scale: u32, divisor: u32) -> Self {
        let (coarser, finer) = (2_u32.saturating_sub(scale), scale.saturating_sub(2));
        let divisor = match NonZeroU32::new(divisor * 10_u32.pow(finer)) {
            Some(divisor) => divisor,
            None => NonZeroU32::MIN,
        };
        Exact { hundredths: mantissa as i64 * 10_i64.pow(coarser), divisor }
    }

    /// The nearest decimal of 28 digits; exact whenever the quotient terminates.
    pub fn decimal(self) -> Decimal {
        let yuan = Decimal::new(self.hundredths, 2).normalize();
        match self.divisor.get() {
            1 => yuan,
            divisor => yuan.checked_div(divisor.into()).unwrap_or(yuan),
        }
    }

    /// `1250.5`: the nearest number of so many decimals, halves to the even one, without closing zeros.
    pub fn to_decimals(self, decimals: u32) -> String {
        let (unit, nearest) = (10_i128.pow(decimals), self.to_digits(decimals));
        let sign = if nearest < 0 { "-" } else { "" };
        // No larger than the hundredths it was made of.
        let (whole, fraction) = ((nearest.abs() / unit) as u64, (nearest.abs() % unit) as u64);
        let text = format!("{sign}{whole}.{fraction:0width$}", width = decimals as usize);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// The nearest whole number of `10^-decimals`, halves to the even one; [`Exact::of_digits`] reads it.
    pub fn to_digits(self, decimals: u32) -> i128 {
        let unit = 10_i128.pow(decimals);
        let (above, below) = (i128::from(self.hundredths) * unit, 100 * i128::from(self.divisor.get()));
        let (down, over) = (above.div_euclid(below), above.rem_euclid(below));
        match (2 * over).cmp(&below) {
            Ordering::Less => down,
            Ordering::Equal => down + (down & 1),
            Ordering::Greater => down + 1,
        }
    }

    pub const fn is_negative(self) -> bool {
        self.hundredths < 0
    }

    /// How far from nothing it is.
    pub const fn size(self) -> Self {
        Exact { hundredths: self.hundredths.saturating_abs(), ..self }
    }

    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.aligned(other, i64::checked_add)
    }

    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.aligned(other, i64::checked_sub)
    }

    #[inline]
    fn aligned(self, other: Self, combine: impl Fn(i64, i64) -> Option<i64>) -> Option<Self> {
        if self.divisor == other.divisor {
            return Some(Exact { hundredths: combine(self.hundredths, other.hundredths)?, ..self });
        }
        let (mine, theirs, divisor) = common_divisor(self.divisor, other.divisor)?;
        let hundredths = combine(self.hundredths.checked_mul(mine)?, other.hundredths.checked_mul(theirs)?)?;
        Some(Exact { hundredths, divisor })
    }

    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let product = i128::from(self.hundredths) * i128::from(other.hundredths);
        let divisor = self.divisor.checked_mul(other.divisor)?;
        if product % 100 == 0 {
            return Some(Exact { hundredths: i64::try_from(product / 100).ok()?, divisor });
        }
        let divisor = divisor.checked_mul(NonZeroU32::MIN.saturating_add(99))?;
        Some(Exact { hundredths: i64::try_from(product).ok()?, divisor })
    }

    pub fn times(self, count: u32) -> Option<Self> {
        if self.divisor == NonZeroU32::MIN {
            return self.hundredths.checked_mul(count.into()).map(Exact::of_hundredths);
        }
        let shared = greatest_common_divisor(self.divisor.get(), count).max(1);
        Some(Exact {
            hundredths: self.hundredths.checked_mul((count / shared).into())?,
            divisor: NonZeroU32::new(self.divisor.get() / shared)?,
        })
    }

    pub fn split(self, count: NonZeroU32) -> Option<Self> {
        let parts = i64::from(count.get());
        if self.hundredths % parts == 0 {
            return Some(Exact { hundredths: self.hundredths / parts, ..self });
        }
        Some(Exact { divisor: self.divisor.checked_mul(count)?, ..self })
    }

    pub fn rounded(self, how: Rounding) -> Option<Self> {
        let unit = i64::from(how.unit()) * 100;
        let whole = unit.checked_mul(self.divisor.get().into())?;
        let (units, over) = (self.hundredths.div_euclid(whole), self.hundredths.rem_euclid(whole));
        let upwards = match how {
            Rounding::DownToTen => false,
            Rounding::UpToYuan | Rounding::UpToFive | Rounding::UpToTen => over > 0,
            // Half goes away from zero.
            Rounding::NearestYuan if self.is_negative() => over > whole - over,
            Rounding::NearestYuan => over >= whole - over,
        };
        (units + i64::from(upwards)).checked_mul(unit).map(Exact::of_hundredths)
    }

    #[cold]
    fn cmp_unlike(self, other: Self) -> Ordering {
        let left = i128::from(self.hundredths) * i128::from(other.divisor.get());
        let right = i128::from(other.hundredths) * i128::from(self.divisor.get());
        left.cmp(&right)
    }
}

/// By how much two numbers are multiplied to have the same divisor, and which.
#[cold]
fn common_divisor(mine: NonZeroU32, theirs: NonZeroU32) -> Option<(i64, i64, NonZeroU32)> {
    let shared = greatest_common_divisor(mine.get(), theirs.get());
    let by = NonZeroU32::new(theirs.get() / shared)?;
    Some((by.get().into(), (mine.get() / shared).into(), mine.checked_mul(by)?))
}

const fn greatest_common_divisor(mut a: u32, mut b: u32) -> u32 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Ord for Exact {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        if self.divisor == other.divisor {
            return self.hundredths.cmp(&other.hundredths);
        }
        self.cmp_unlike(*other)
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
        Exact::of_hundredths(i64::from(count) * 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn exact(text: &str) -> Exact {
        text.parse().ok().and_then(Exact::of).unwrap_or(Exact::ZERO)
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
    fn amounts_below_zero_round_too() {
        rounds(exact("-0.5"), Rounding::NearestYuan, "-1");
        rounds(exact("-0.49"), Rounding::NearestYuan, "0");
        rounds(exact("-100.01"), Rounding::UpToYuan, "-100");
        rounds(exact("-1"), Rounding::DownToTen, "-10");
    }

    #[test]
    fn shares_finer_than_a_fen_stay_exact() {
        let product = exact("1135.01").checked_mul(exact("0.225"));
        assert_eq!(product.map(Exact::decimal), "255.37725".parse().ok());
        assert_eq!(
            exact("300").split(NonZeroU32::MIN.saturating_add(6)).and_then(|it| it.times(7)),
            Some(exact("300"))
        );
        assert_eq!(exact("0.12345"), Exact::from_parts(12_345, 5, 1));
        assert_eq!((exact("0.12345").hundredths(), thirds("1").hundredths()), (None, None));
        assert_eq!((exact("0.12").hundredths(), thirds("3.03").hundredths()), (Some(12), Some(101)));
        // Whole fen, though kept over three.
        let whole = thirds("0.01").checked_add(thirds("0.02"));
        assert_eq!(whole.and_then(Exact::hundredths), Some(1));
    }

    /// What has the same value in fewer digits is kept in them, so that there is room for what comes after.
    #[test]
    fn large_numbers_stay_within_bounds() {
        let huge = Exact::of_hundredths(i64::MAX);
        assert_eq!(huge.checked_mul(exact("1")), Some(huge));
        assert_eq!(exact("0.01").checked_mul(exact("0.01")), Some(exact("0.0001")));
        let part = |count| NonZeroU32::new(count).and_then(|it| exact("0.01").split(it));
        let sum = part(4_000_000_000).zip(part(2_000_000_000)).and_then(|(one, other)| one.checked_add(other));
        assert_eq!(sum, NonZeroU32::new(4_000_000_000).and_then(|it| exact("0.03").split(it)));
        assert!(sum.is_some());
    }

    #[test]
    fn a_number_is_written_as_a_decimal_or_else_as_a_fraction_in_lowest_terms() {
        let written = |number: Exact| number.to_string();
        assert_eq!(written(exact("1250.50")), "1250.5");
        assert_eq!(written(exact("0.12345")), "0.12345");
        assert_eq!(written(thirds("300")), "100");
        assert_eq!(written(thirds("1000")), "1000/3");
        assert_eq!(written(thirds("-12.5")), "-25/6");
        assert_eq!(written(Exact::from_parts(25, 1, 12)), "5/24");
    }

    #[test]
    fn text_is_that_of_the_nearest_decimal() {
        for hundredths in (-1_000..1_000).chain([99_999_999_995, i64::MAX, i64::MIN]) {
            for divisor in [1, 2, 3, 7, 10, 12, 40, 400, 1_000, 10_000] {
                let divided = NonZeroU32::new(divisor).and_then(|it| Exact::of_hundredths(hundredths).split(it));
                let number = divided.unwrap_or(Exact::ZERO);
                for decimals in [0, 2, 4] {
                    let nearest = number.decimal().round_dp(decimals).normalize();
                    assert_eq!(number.to_decimals(decimals), nearest.to_string(), "{hundredths}/{divisor}");
                }
            }
        }
    }

    #[test]
    fn what_cannot_be_exact_is_refused() {
        let huge = Exact::of(Decimal::new(i64::MAX, 2)).unwrap_or(Exact::ZERO);
        assert_eq!(huge.checked_add(huge), None);
        assert_eq!(huge.times(2), None);
        assert_eq!(huge.checked_mul(exact("1.01")), None);
        assert_eq!(huge.split(NonZeroU32::MAX).and_then(|it| it.split(NonZeroU32::MAX)), None);
        assert!(huge.checked_sub(thirds("1")).is_none());
        assert_eq!(Exact::of("1.2345678901234567890123456789".parse().unwrap_or_default()), None);
        assert_eq!(Exact::of(Decimal::MAX), None);
    }
}
