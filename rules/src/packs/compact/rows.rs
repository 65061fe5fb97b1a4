//! The compact form of each kind of row.

use super::{Bytes, Compact, compact, compact_list};
use crate::{packs::*, reckoning::exact::Rounding};

compact_list! {
    Areas { Both, Urban, Rural }
    Measure { Yuan, Standard, UrbanStandard, MarginLine, MinimumWage, YearlyDisposableIncome }
    Status { Dibao, Margin, Rigid, Tekun }
    Effect { Adds, WholePayment, OwnStandard }
    SelfCare { Able, PartlyAble, Unable }
    Rounding { UpToYuan, UpToFive, UpToTen, NearestYuan, DownToTen }
    AidKind { Fast, Emergency, Expenditure }
    Per { Person, Household, Unstated }
}

compact! {
    Height { by, least, most }
    Standard { area, height }
    PaymentMode { area, by_tier }
    Tier { area, name, monthly }
    LeastPayment { area, height }
    ExitStep { within_months, share }
    MarginLine { area, height }
    Criterion { from_age, under_age, study, kinds, grades, seriously_ill, also }
    TopUp { category, area, who, statuses, group, effect, height }
    LiquidLimit { status, per_person, height, if_seriously_ill }
    VehicleLimit { status, height }
    HomesLimit { status, most }
    RegistrationLimit { status, allowed }
    Subsidy { area, who, statuses, outside, height }
    TekunStandard { area, mode, self_care, height }
    DerivedRounding { how }
    BasicPension { monthly }
    Exemption { exempt }
    Aid { kind, per, least, most }
    DisposableIncome { area, year, yearly }
    Local { figure, value }
}

/// The kind, then what it needs.
impl Compact for WorkCost {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            WorkCost::Nothing => out.push(0),
            WorkCost::Actual { limit } => {
                out.push(1);
                limit.put(out);
            }
            WorkCost::ShareOfWage(share) => {
                out.push(2);
                share.put(out);
            }
            WorkCost::Level(height) => {
                out.push(3);
                height.put(out);
            }
        }
    }

    fn take(bytes: &mut Bytes) -> Self {
        match u16::take(bytes) {
            0 => WorkCost::Nothing,
            1 => WorkCost::Actual { limit: Compact::take(bytes) },
            2 => WorkCost::ShareOfWage(Compact::take(bytes)),
            3 => WorkCost::Level(Compact::take(bytes)),
            _ => bytes.sound(None, WorkCost::Nothing),
        }
    }
}

/// The kind, then one number or two.
impl Compact for LocalValue {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            LocalValue::Flow(least, most) => (0_u16, (*least, *most)).put(out),
            LocalValue::Yuan(least, most) => (1_u16, (*least, *most)).put(out),
            LocalValue::Number(least, most) => (2_u16, (*least, *most)).put(out),
            LocalValue::Count(least, most) => (3_u16, (*least, *most)).put(out),
            LocalValue::YesNo(holds) => (4_u16, *holds).put(out),
            LocalValue::Choice(bits) => (5_u16, *bits).put(out),
            LocalValue::YearlyFlow(least, most) => (6_u16, (*least, *most)).put(out),
        }
    }

    fn take(bytes: &mut Bytes) -> Self {
        match u16::take(bytes) {
            0 => LocalValue::Flow(Compact::take(bytes), Compact::take(bytes)),
            1 => LocalValue::Yuan(Compact::take(bytes), Compact::take(bytes)),
            2 => LocalValue::Number(Compact::take(bytes), Compact::take(bytes)),
            3 => LocalValue::Count(Compact::take(bytes), Compact::take(bytes)),
            4 => LocalValue::YesNo(Compact::take(bytes)),
            5 => LocalValue::Choice(Compact::take(bytes)),
            6 => LocalValue::YearlyFlow(Compact::take(bytes), Compact::take(bytes)),
            _ => bytes.sound(None, LocalValue::Choice(0)),
        }
    }
}
