//! 元 · an exact amount of yuan, typed by its period: amounts of different periods do not mix.

use core::{cmp::Ordering, fmt, marker::PhantomData, num::NonZeroU32};

use super::exact::{Exact, Rounding};

const MONTHS_PER_YEAR: NonZeroU32 = NonZeroU32::MIN.saturating_add(11);

/// How often an amount falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cadence {
    Once,
    Monthly,
    Yearly,
}

/// A [`Cadence`] as a type.
pub trait Period: Copy + 'static {
    const CADENCE: Cadence;
}

macro_rules! periods {
    ($($(#[$doc:meta])* $name:ident),*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;
        impl Period for $name {
            const CADENCE: Cadence = Cadence::$name;
        }
    )*};
}

periods! {
    /// 一次: a stock of money, or a single payment.
    Once,
    /// 每月
    Monthly,
    /// 每年
    Yearly
}

/// Yuan due with period `P`.
pub struct Money<P> {
    yuan: Exact,
    period: PhantomData<P>,
}

impl<P: Period> Money<P> {
    pub const ZERO: Self = Self::new(Exact::ZERO);

    pub const fn new(yuan: Exact) -> Self {
        Money { yuan, period: PhantomData }
    }

    pub const fn yuan(self) -> Exact {
        self.yuan
    }

    pub fn plus(self, other: Self) -> Option<Self> {
        self.yuan.checked_add(other.yuan).map(Self::new)
    }

    pub fn less(self, other: Self) -> Option<Self> {
        self.yuan.checked_sub(other.yuan).map(Self::new)
    }

    pub fn times(self, count: u32) -> Option<Self> {
        self.yuan.times(count).map(Self::new)
    }

    pub fn scaled(self, factor: Exact) -> Option<Self> {
        self.yuan.checked_mul(factor).map(Self::new)
    }

    pub fn split(self, count: NonZeroU32) -> Option<Self> {
        self.yuan.split(count).map(Self::new)
    }

    pub fn rounded(self, how: Rounding) -> Option<Self> {
        self.yuan.rounded(how).map(Self::new)
    }
}

impl Money<Monthly> {
    /// The same yuan seen as one payment, for limits written as "n months of the standard".
    pub fn as_one_payment(self) -> Money<Once> {
        Money::new(self.yuan)
    }
}

impl Money<Yearly> {
    pub fn per_month(self) -> Option<Money<Monthly>> {
        self.yuan.split(MONTHS_PER_YEAR).map(Money::new)
    }
}

impl<P> Clone for Money<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for Money<P> {}

impl<P> Ord for Money<P> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.yuan.cmp(&other.yuan)
    }
}

impl<P> PartialOrd for Money<P> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<P> PartialEq for Money<P> {
    fn eq(&self, other: &Self) -> bool {
        self.yuan == other.yuan
    }
}

impl<P> Eq for Money<P> {}

impl<P: Period> fmt::Debug for Money<P> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} yuan {:?}", self.yuan.decimal(), P::CADENCE)
    }
}
