//! 家庭财产 · what a household owns (DB-AST-1 to DB-AST-6, and DB-AST-7 for registered businesses).
//!
//! There are no national limits (DB-AST-3). Owning nothing of a kind passes any limit; owning something where no
//! local limit is published leaves the question open. How people live (DB-AST-8) is never a condition here: the
//! law lets it assist the office, not decide.

use crate::{
    facts::{Homes, Registration, Vehicle},
    household::{Members, Reading},
    law::{self, governing},
    local::LocalFigure,
    packs::Status,
    reckoning::{
        traced::{Condition, all, any},
        world::World,
    },
    term::Term,
};

impl<W: World> Reading<'_, W> {
    /// Whether what the household owns stays within the limits for `status`.
    pub fn assets_ok(&self, members: &Members<'_, W>, status: Status) -> Condition<W> {
        let article =
            governing(self.case.day, [law::social_assistance_law::ARTICLE_23, law::dibao_measures_2021::ARTICLE_14]);
        let parts = [
            self.liquid_ok(members, status),
            self.vehicle_ok(status),
            self.homes_ok(status),
            self.registration_ok(status),
        ];
        all(self.world, &parts).named(Term::AssetsOk).under(article)
    }

    /// DB-AST-4: deposits, securities, funds and cash. Savings kept for the treatment of a seriously ill member may be
    /// exempt (DB-AST-2); that is asked only where it decides.
    fn liquid_ok(&self, members: &Members<'_, W>, status: Status) -> Condition<W> {
        let ill = any(self.world, members.people.iter().map(|person| person.seriously_ill()));
        let savings = self.household().savings();
        let within = |savings| self.locality.savings_within_limit(status, savings, members.count, ill);
        let all_within = within(savings);
        if all_within.holds_surely() || !ill.may_hold() {
            return all_within.named(Term::LiquidOk);
        }
        let for_treatment = self.household().treatment_savings();
        if for_treatment.is_surely_nothing() {
            return all_within.named(Term::LiquidOk);
        }
        let others_within = within((savings - for_treatment).not_negative());
        let exempt = all(self.world, &[ill, self.figures().treatment_savings_exempt(), others_within]);
        (all_within | exempt.named(Term::LiquidOkWithoutTreatment)).named(Term::LiquidOk)
    }

    /// DB-AST-5: no car, or one that the locality lets pass.
    fn vehicle_ok(&self, status: Status) -> Condition<W> {
        let vehicle = self.household().vehicle();
        let harmless = vehicle.is_one_of(&[Vehicle::No, Vehicle::Exempt]);
        if harmless.holds_surely() {
            return harmless.named(Term::VehicleOk);
        }
        let allowed = || self.figures().vehicle_allowed();
        let passes = match self.locality.vehicle_limit(status) {
            // DB-AST-2: the only car that earns the family its living may be exempt.
            Some(limit) => {
                self.household().vehicle_value().at_most(limit) | (vehicle.is(Vehicle::Livelihood) & allowed())
            }
            // LM-4: what passes under stricter limits passes here too.
            None => match status.no_stricter_than().find_map(|stricter| self.locality.vehicle_limit(stricter)) {
                Some(limit) => self.household().vehicle_value().at_most(limit) | allowed(),
                None => allowed(),
            },
        };
        (harmless | passes).named(Term::VehicleOk)
    }

    /// DB-AST-6: one dwelling, and no shop, office or garage besides.
    fn homes_ok(&self, status: Status) -> Condition<W> {
        let homes = self.household().homes();
        let one = homes.is(Homes::One);
        let second = || self.figures().second_home_allowed();
        let more_pass = || {
            let published =
                |count| self.published_or_passed(status, |status| self.locality.homes_allowed(status, count));
            // Leave for a second home says nothing of a third.
            let third = || second() & self.locality.unpublished(LocalFigure::SecondHomeAllowed);
            any(
                self.world,
                &[
                    homes.is(Homes::SecondExcused) & second(),
                    homes.is(Homes::Two) & published(2).unwrap_or_else(second),
                    homes.is(Homes::Three) & published(3).unwrap_or_else(third),
                ],
            )
        };
        let dwellings = if one.holds_surely() { one } else { one | more_pass() };
        let shop = self.household().shop_premises();
        let no_shop = !shop;
        let premises = if shop.may_hold() { no_shop | self.figures().shop_allowed() } else { no_shop };
        (dwellings & premises).named(Term::HomesOk)
    }

    /// DB-AST-7: no registered business, with relief for a stall without employees.
    fn registration_ok(&self, status: Status) -> Condition<W> {
        let registration = self.household().registration();
        let none = registration.is(Registration::No);
        if none.holds_surely() {
            return none.named(Term::RegistrationOk);
        }
        let relief = || self.figures().registration_allowed();
        let company = self
            .published_or_passed(status, |status| self.locality.registration_allowed(status))
            .unwrap_or_else(relief);
        let passes =
            (registration.is(Registration::Stall) & relief()) | (registration.is(Registration::Company) & company);
        (none | passes).named(Term::RegistrationOk)
    }

    /// What is published for this status, or that it passes under the limits of a stricter one (LM-4).
    fn published_or_passed(
        &self,
        status: Status,
        allowed: impl Fn(Status) -> Option<Condition<W>>,
    ) -> Option<Condition<W>> {
        allowed(status).or_else(|| {
            let stricter = status.no_stricter_than().find_map(&allowed);
            stricter.filter(Condition::holds_surely)
        })
    }
}
