//! What each kind of row says, for those who show all rows alike.

use super::{
    Aid, AidKind, Areas, BasicPension, Criterion, DerivedRounding, DisposableIncome, Effect, Exemption, ExitStep,
    Height, HomesLimit, LeastPayment, LiquidLimit, Local, LocalValue, MarginLine, Measure, PaymentMode, Per,
    RegistrationLimit, SelfCare, Standard, Subsidy, TekunStandard, Tier, TopUp, VehicleLimit, WorkCost, tables::TWELVE,
};
use crate::{
    answer::Kind,
    facts::TekunMode,
    reckoning::{
        choice::Variants,
        exact::{Exact, Rounding},
    },
};

/// What a row says, for those who show all rows alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Says {
    /// None where it makes no difference.
    pub areas: Option<Areas>,
    /// As identifiers: what tells the figure from others of its table, then what it is set to besides an amount.
    pub of: Vec<String>,
    /// How many of `of` tell it from others.
    pub which: usize,
    pub amount: Option<Height>,
    /// To what `amount` is the lower end, where both ends are heights of their own.
    pub up_to: Option<Height>,
    /// Whether an amount in yuan is meant by the month.
    pub monthly: bool,
}

impl Says {
    fn new() -> Self {
        Says { areas: None, of: Vec::new(), which: 0, amount: None, up_to: None, monthly: true }
    }

    fn in_areas(self, areas: Areas) -> Self {
        Says { areas: Some(areas), ..self }
    }

    fn of(mut self, what: impl ToString) -> Self {
        self.of.push(what.to_string());
        self.which = self.of.len();
        self
    }

    fn set_to(mut self, what: impl ToString) -> Self {
        self.of.push(what.to_string());
        self
    }

    fn height(self, height: Height) -> Self {
        Says { amount: Some(height), ..self }
    }

    fn yuan(self, yuan: Exact) -> Self {
        self.height(Height::exactly(Measure::Yuan, yuan))
    }

    fn once(self) -> Self {
        Says { monthly: false, ..self }
    }
}

impl Standard {
    pub(super) fn says(&self) -> Says {
        Says::new().in_areas(self.area).height(self.height)
    }
}

impl PaymentMode {
    pub(super) fn says(&self) -> Says {
        Says::new().in_areas(self.area).set_to(if self.by_tier { "tier" } else { "difference" })
    }
}

impl Tier {
    pub(super) fn says(&self) -> Says {
        Says::new().in_areas(self.area).of(self.name).yuan(self.monthly)
    }
}

impl LeastPayment {
    pub(super) fn says(&self) -> Says {
        Says::new().in_areas(self.area).height(self.height)
    }
}

impl ExitStep {
    pub(super) fn says(&self) -> Says {
        Says::new().of(self.within_months).set_to(self.share)
    }
}

impl MarginLine {
    pub(super) fn says(&self) -> Says {
        Says::new().in_areas(self.area).height(self.height)
    }
}

impl TopUp {
    pub(super) fn says(&self) -> Says {
        let effect = match self.effect {
            Effect::Adds => None,
            Effect::WholePayment => Some("whole_payment"),
            Effect::OwnStandard => Some("own_standard"),
        };
        let who = self.who.iter().map(Criterion::in_short);
        let details = self.statuses.iter().map(|status| status.name()).chain(effect).map(str::to_owned).chain(who);
        details.fold(Says::new().in_areas(self.area).of(self.category), Says::set_to).height(self.height)
    }
}

impl LiquidLimit {
    pub(super) fn says(&self) -> Says {
        let per = if self.per_person { "person" } else { "household" };
        Says::new().of(self.status.name()).set_to(per).height(self.height).once()
    }
}

impl VehicleLimit {
    pub(super) fn says(&self) -> Says {
        Says::new().of(self.status.name()).height(self.height).once()
    }
}

impl HomesLimit {
    pub(super) fn says(&self) -> Says {
        Says::new().of(self.status.name()).set_to(self.most)
    }
}

impl RegistrationLimit {
    pub(super) fn says(&self) -> Says {
        Says::new().of(self.status.name()).set_to(self.allowed)
    }
}

impl Subsidy {
    pub(super) fn says(&self) -> Says {
        let who =
            self.who.iter().fold(Says::new().in_areas(self.area), |says, criterion| says.of(criterion.in_short()));
        let outside = self.outside.then_some("none_of");
        outside
            .into_iter()
            .chain(self.statuses.iter().map(|status| status.name()))
            .fold(who, Says::of)
            .height(self.height)
    }
}

impl TekunStandard {
    pub(super) fn says(&self) -> Says {
        let modes = self.mode.iter().map(|mode| if *mode == TekunMode::Home { "home" } else { "institution" });
        let care = self.self_care.map(|care| match care {
            SelfCare::Able => "able",
            SelfCare::PartlyAble => "partly_able",
            SelfCare::Unable => "unable",
        });
        modes.chain(care).fold(Says::new().in_areas(self.area), Says::of).height(self.height)
    }
}

impl DerivedRounding {
    pub(super) fn says(&self) -> Says {
        Says::new().set_to(match self.how {
            Rounding::UpToYuan => "up_to_yuan",
            Rounding::UpToFive => "up_to_five",
            Rounding::UpToTen => "up_to_ten",
            Rounding::NearestYuan => "nearest_yuan",
            Rounding::DownToTen => "down_to_ten",
        })
    }
}

impl WorkCost {
    pub(super) fn says(&self) -> Says {
        match *self {
            WorkCost::Nothing => Says::new().set_to("nothing"),
            WorkCost::Actual { limit: None } => Says::new().set_to("actual"),
            WorkCost::Actual { limit: Some(limit) } => Says::new().set_to("actual").height(limit),
            WorkCost::ShareOfWage(share) => Says::new().set_to("share_of_wage").set_to(share),
            WorkCost::Level(height) => Says::new().set_to("level").height(height),
        }
    }
}

impl BasicPension {
    pub(super) fn says(&self) -> Says {
        Says::new().yuan(self.monthly)
    }
}

impl Exemption {
    pub(super) fn says(&self) -> Says {
        Says::new().set_to(self.exempt)
    }
}

impl Aid {
    pub(super) fn says(&self) -> Says {
        let kind = match self.kind {
            AidKind::Fast => "fast",
            AidKind::Emergency => "emergency",
            AidKind::Expenditure => "expenditure",
        };
        let per = match self.per {
            Per::Person => "person",
            Per::Household => "household",
            Per::Unstated => "unstated",
        };
        Says { amount: self.least, up_to: self.most, ..Says::new().of(kind).set_to(per).once() }
    }
}

impl DisposableIncome {
    pub(super) fn says(&self) -> Says {
        Says::new().in_areas(self.area).of(self.year).yuan(self.yearly).once()
    }
}

impl Local {
    pub(super) fn says(&self) -> Says {
        let height = |least, most| Height { by: Measure::Yuan, least, most };
        let says = Says::new().of(self.figure.name());
        match self.value {
            LocalValue::Flow(least, most) => says.height(height(least, most)),
            LocalValue::YearlyFlow(least, most) => match (least.split(TWELVE), most.split(TWELVE)) {
                (Some(least), Some(most)) => says.height(height(least, most)),
                _ => says,
            },
            LocalValue::Yuan(least, most) => says.height(height(least, most)).once(),
            LocalValue::Number(least, most) if least == most => says.set_to(least),
            LocalValue::Number(least, most) => says.set_to(least).set_to(most),
            LocalValue::Count(least, most) if least == most => says.set_to(least),
            LocalValue::Count(least, most) => says.set_to(least).set_to(most),
            LocalValue::YesNo(holds) => says.set_to(holds),
            LocalValue::Choice(bits) => match self.figure.kind() {
                Kind::Choice(names) => {
                    let possible = names.iter().zip(0..).filter(|(_, index)| bits & 1_u32 << index != 0);
                    possible.fold(says, |says, (name, _)| says.set_to(name))
                }
                _ => says,
            },
        }
    }
}

impl Criterion {
    /// `70+ · 1 2 · intellectual`, for lists.
    fn in_short(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.from_age.map(|years| format!("{years}+")));
        parts.extend(self.under_age.map(|years| format!("<{years}")));
        let grades: Vec<_> = self.grades.iter().map(|grade| format!("grade_{}", grade.index() + 1)).collect();
        for names in [grades.join(" "), names(&self.kinds), names(&self.study)] {
            parts.extend((!names.is_empty()).then_some(names));
        }
        parts.extend(self.seriously_ill.then(|| "seriously_ill".to_owned()));
        parts.extend((!self.also.is_empty()).then(|| self.also.to_owned()));
        parts.join(" · ")
    }
}

fn names<E: Variants>(of: &[E]) -> String {
    let name = |variant: &E| E::NAMES.get(usize::from(variant.index())).copied().unwrap_or_default();
    of.iter().map(name).collect::<Vec<_>>().join(" ")
}
