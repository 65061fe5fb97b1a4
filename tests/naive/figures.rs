//! The parameters of the place and day: typed in, or what the national text says where nobody has told.

use jiuzhu_rules::{Case, case::day};

use super::{
    answers::{flow, is, known, told},
    fraction::Fraction,
};

/// DB-EL-2: per person and month.
pub fn standard(case: &Case) -> Fraction {
    flow(known(case.local.dibao_standard))
}

/// LM-1: per person and month; without word of the place 1.5 times, from the notice of 2022 until the Law.
pub fn margin_line(case: &Case) -> Fraction {
    match told(case.local.margin_line) {
        Some(line) => flow(line),
        None => {
            assert!((day(2022, 10, 20)..day(2026, 7, 1)).contains(&case.day), "no line is settled on this day");
            standard(case) * Fraction::new(3, 2)
        }
    }
}

/// RE-5: a twelfth of last year's figure.
pub fn disposable_income(case: &Case) -> Fraction {
    flow(known(case.local.disposable_income))
}

/// DB-INC-4f: by national text to the end of 2025, then as the place says.
pub fn basic_pension_exempt(case: &Case) -> bool {
    case.day < day(2026, 1, 1) || is(case.local.basic_pension_exempt)
}

pub fn central_basic_pension(case: &Case) -> Fraction {
    flow(known(case.local.central_basic_pension))
}

/// DB-INC-7: for each who works.
pub fn work_cost(case: &Case) -> Fraction {
    flow(known(case.local.work_cost_deduction))
}
