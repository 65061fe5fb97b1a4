//! 线索 · other help to ask about, and why it fits this household (CR-1 to CR-29). No amount, and nothing is decided.
//!
//! What concerns safety comes first and asks for nothing else (IX-1 step 0).

use crate::{
    facts::{Area, Disability, Event, ParentState, Person, RelapseTarget, Study, TekunMode, Work},
    household::{Members, Reading},
    law,
    programmes::{Found, FoundLead, Lead, Programme, six_abilities},
    reckoning::{
        order::in_order,
        traced::{Condition, all, any},
        world::World,
    },
    term::Term,
};

/// Up to what age the rehabilitation of disabled children reaches nationally (CR-2).
const REHABILITATION_UNDER: u16 = 7;
/// A left-behind child is younger (CR-5).
const LEFT_BEHIND_UNDER: u16 = 16;
const ELDER: u16 = 60;
const ADULT: u16 = 18;

/// The standing of a household and its people, as found before.
struct Standing<'f, W: World> {
    world: W,
    found: &'f [Found<W>],
}

impl<W: World> Standing<'_, W> {
    /// Whether any of the programmes is found: for the person or the whole household, or, without a person, for anybody.
    fn any_of(&self, programmes: &[Programme], person: Option<u8>) -> Condition<W> {
        let reaches = |it: &Found<W>| person.is_none() || it.person.is_none() || it.person == person;
        let of = |it: &&Found<W>| programmes.contains(&it.programme) && reaches(it);
        let holds = self.found.iter().filter(of).map(|it| it.holds).filter(Condition::may_hold);
        any(self.world, holds)
    }

    /// 低保、特困
    fn supported(&self, person: &Person<'_, W>) -> Condition<W> {
        let programmes = [Programme::Dibao, Programme::SinglePerson, Programme::Tekun];
        self.any_of(&programmes, Some(person.index)).named(Term::OnDibaoOrTekun).of_person(person.index)
    }

    /// 低收入人口, as far as it is found here (DOC-V6).
    fn low_income(&self, person: Option<u8>) -> Condition<W> {
        let programmes = [
            Programme::Dibao,
            Programme::SinglePerson,
            Programme::Tekun,
            Programme::Margin,
            Programme::RigidExpenditure,
        ];
        self.any_of(&programmes, person).named(Term::OfLowIncomePopulation)
    }
}

impl<'c, W: World> Reading<'c, W> {
    /// Every lead that fits or may fit, in the order in which they are shown.
    pub fn leads(&self, members: &Members<'c, W>, found: &[Found<W>]) -> Vec<FoundLead<W>> {
        let standing = Standing { world: self.world, found };
        let mut leads = self.urgent_leads();
        for person in self.people() {
            leads.extend(self.leads_of(&person, &standing));
        }
        leads.extend(self.household_leads(members, &standing));
        leads.retain(|it| it.holds.may_hold());
        in_order(leads, |it| it.lead as u8)
    }

    /// IX-1 step 0: whom to call now. It asks for nobody's membership.
    pub fn urgent_leads(&self) -> Vec<FoundLead<W>> {
        let household = self.household();
        let lead = |lead, holds| FoundLead { lead, person: None, holds };
        vec![
            lead(Lead::ChildInDanger, household.child_in_danger().under(law::left_behind_children_2016::PART_4_1)),
            lead(
                Lead::EmergencyTreatment,
                household.medical_emergency().under_if_in_force(self.case.day, law::social_assistance_law::ARTICLE_51),
            ),
            lead(
                Lead::Shelter,
                household.no_home_tonight().under_if_in_force(self.case.day, law::social_assistance_law::ARTICLE_52),
            ),
            lead(
                Lead::DisasterRelief,
                household
                    .event()
                    .is(Event::Disaster)
                    .under_if_in_force(self.case.day, law::social_assistance_law::ARTICLE_28),
            ),
        ]
    }

    fn leads_of(&self, person: &Person<'c, W>, standing: &Standing<'_, W>) -> Vec<FoundLead<W>> {
        let lead = |lead, holds: Condition<W>| FoundLead { lead, person: Some(person.index), holds };
        let mut leads = Vec::new();
        if person.has_certificate().may_hold() {
            leads.push(lead(Lead::Fukang, self.device(person, standing)));
            leads.push(lead(Lead::DayCare, self.day_care(person, standing)));
        }
        let minor = person.age().under_years(ADULT);
        if minor.may_hold() {
            leads.push(lead(Lead::ChildRehabilitation, self.rehabilitation(person, standing)));
            let left_behind = self.left_behind(person);
            let in_difficulty = minor & self.child_in_difficulty(person);
            leads.push(lead(Lead::LeftBehindChild, left_behind));
            leads.push(lead(Lead::ChildInDifficulty, in_difficulty));
            leads.push(lead(Lead::SocialWork, self.counselling(left_behind, in_difficulty)));
        }
        let elder = person.age().at_least_years(ELDER);
        if elder.may_hold() {
            let visits = elder & any(self.world, &[person.lives_alone(), person.no_carer()]);
            leads.push(lead(Lead::ElderVisits, visits.under(law::elder_visits_2022::WHOLE)));
            let poor = standing.low_income(Some(person.index));
            if poor.may_hold() {
                let care = all(self.world, &[elder, poor, self.needs_care(person)]);
                leads.push(lead(Lead::ElderCare, care.under(law::older_persons_law::ARTICLE_30)));
            }
        }
        let adult_here = self.household().area().is(Area::Rural);
        if !minor.holds_surely() && adult_here.may_hold() {
            leads.push(lead(Lead::LeftBehindWoman, adult_here & person.spouse_works_away()));
        }
        leads.extend(self.care_leads(person, standing).map(|(kind, holds)| lead(kind, holds)));
        leads
    }

    /// CR-1: a limb disability, or a device that is needed, of a person on dibao, in tekun or once registered as poor.
    fn device(&self, person: &Person<'c, W>, standing: &Standing<'_, W>) -> Condition<W> {
        let limb = person.disability().is(Disability::Physical);
        let need = if limb.holds_surely() { limb } else { limb | person.needs_device() };
        let who = standing.supported(person);
        let who = if who.holds_surely() { who } else { who | self.is_relapse_target() };
        need & who
    }

    /// CR-2: children up to six of low-income families, and orphans.
    fn rehabilitation(&self, person: &Person<'c, W>, standing: &Standing<'_, W>) -> Condition<W> {
        let small = person.age().under_years(REHABILITATION_UNDER);
        let disabled = person.has_certificate();
        if !(small.may_hold() && disabled.may_hold()) {
            return small & disabled;
        }
        let poor = standing.low_income(Some(person.index));
        let who = if poor.holds_surely() { poor } else { poor | person.gets_orphan_allowance() };
        all(self.world, &[small, disabled, who]).under(law::child_rehabilitation_2018::WHOLE)
    }

    /// CR-3: severe disability in a low-income family.
    fn day_care(&self, person: &Person<'c, W>, standing: &Standing<'_, W>) -> Condition<W> {
        let severe = person.severe_for_dibao();
        if !severe.may_hold() {
            return severe;
        }
        (severe & standing.low_income(Some(person.index)))
            .under_if_in_force(self.case.day, law::social_assistance_law::ARTICLE_34)
    }

    /// CR-4: nobody to look after a person on dibao or once registered as poor. CR-9: a place in a home for a tekun
    /// person who cannot look after themselves, or who wishes it.
    fn care_leads(
        &self,
        person: &Person<'c, W>,
        standing: &Standing<'_, W>,
    ) -> impl Iterator<Item = (Lead, Condition<W>)> + use<'c, W> {
        let supported = standing.supported(person);
        let neighbour = (supported.may_hold()).then(|| (Lead::NeighbourCare, supported & person.no_carer()));
        let tekun = standing.any_of(&[Programme::Tekun], Some(person.index));
        let institution = tekun.may_hold().then(|| {
            let wish = person.tekun_mode().is(TekunMode::Institution);
            let need = if wish.holds_surely() { wish } else { wish | self.cannot_look_after_self(person) };
            (
                Lead::InstitutionPlace,
                (tekun & need).under_if_in_force(self.case.day, law::social_assistance_law::ARTICLE_16),
            )
        });
        neighbour.into_iter().chain(institution)
    }

    /// CR-5: under 16, both parents working away, or one away and the other not able to look after the child.
    fn left_behind(&self, person: &Person<'c, W>) -> Condition<W> {
        let young = person.age().under_years(LEFT_BEHIND_UNDER);
        if !young.may_hold() {
            return young;
        }
        let away = [person.father(), person.mother()].map(|parent| parent.is(ParentState::WorksAway));
        let here = [person.father(), person.mother()].map(|parent| parent.is(ParentState::Cares));
        all(self.world, &[young, any(self.world, &away), !any(self.world, &here)])
            .under(law::left_behind_children_2016::PART_1)
    }

    /// CR-6: disabled or seriously ill, or without a parent who can care.
    fn child_in_difficulty(&self, person: &Person<'c, W>) -> Condition<W> {
        let own = person.has_certificate() | person.seriously_ill();
        if own.holds_surely() {
            return own.under(law::children_in_difficulty_2016::WHOLE);
        }
        let able = |parent: crate::reckoning::traced::Selected<W, ParentState>| {
            parent.is_one_of(&[ParentState::Cares, ParentState::WorksAway])
        };
        let alone = !(able(person.father()) | able(person.mother()));
        (own | alone).under(law::children_in_difficulty_2016::WHOLE)
    }

    /// CR-11: somebody for a child to talk to, whose parents are away or who is in difficulty.
    fn counselling(&self, left_behind: Condition<W>, in_difficulty: Condition<W>) -> Condition<W> {
        let child = any(self.world, [left_behind, in_difficulty].iter().filter(|it| it.may_hold()));
        child.under_if_in_force(self.case.day, law::social_assistance_law::ARTICLE_55)
    }

    fn household_leads(&self, members: &Members<'c, W>, standing: &Standing<'_, W>) -> Vec<FoundLead<W>> {
        let household = self.household();
        let mut leads = Vec::new();
        let mut lead = |lead, holds: Condition<W>| leads.push(FoundLead { lead, person: None, holds });
        let low_income = standing.low_income(None);
        let of_members = |needs: &dyn Fn(&Person<'c, W>) -> Condition<W>| {
            let each = members.people.iter().map(|person| {
                let need = needs(person);
                if need.may_hold() { standing.low_income(Some(person.index)) & need } else { need }
            });
            any(self.world, each.filter(Condition::may_hold))
        };
        // DB-PY-3, LM-5, RE-7: what dibao, margin and rigid-expenditure status open besides money.
        if low_income.may_hold() {
            lead(
                Lead::MedicalAssistance,
                low_income.under_if_in_force(self.case.day, law::social_assistance_law::ARTICLE_24),
            );
            let pupil =
                of_members(&|person| person.study().is_one_of(&[Study::Preschool, Study::School, Study::College]));
            lead(
                Lead::EducationAssistance,
                pupil.under_if_in_force(self.case.day, law::social_assistance_law::ARTICLE_25),
            );
            let housing = low_income & household.housing_need();
            lead(
                Lead::HousingAssistance,
                housing.under_if_in_force(self.case.day, law::social_assistance_law::ARTICLE_26),
            );
            let jobless = of_members(&|person| person.work().is(Work::Jobless));
            lead(
                Lead::EmploymentAssistance,
                jobless.under_if_in_force(self.case.day, law::social_assistance_law::ARTICLE_27),
            );
        }
        lead(Lead::JudicialAssistance, household.uncompensated_victim().under(law::judicial_assistance_2014::PART_2));
        lead(Lead::LegalAid, household.was_refused().under(law::legal_aid_law::ARTICLE_31));
        lead(Lead::RelapsePrevention, self.is_relapse_target());
        lead(Lead::PlaceOfWorkAid, self.uninsured_worker(members));
        let supported = standing.any_of(&[Programme::Dibao, Programme::SinglePerson, Programme::Tekun], None);
        if supported.may_hold() {
            lead(
                Lead::PriceSubsidy,
                supported.under_if_in_force(self.case.day, law::social_assistance_law::ARTICLE_32),
            );
        }
        let still_hard = household.outlay_hardship() | household.event_hardship();
        lead(Lead::Charity, still_hard.under_if_in_force(self.case.day, law::social_assistance_law::ARTICLE_57));
        leads
    }

    /// TA-11: somebody without work, and hardship for now: temporary assistance is also given where one works.
    fn uninsured_worker(&self, members: &Members<'c, W>) -> Condition<W> {
        let jobless = members.people.iter().map(|person| person.work().is(Work::Jobless));
        let jobless = any(self.world, jobless);
        if !jobless.may_hold() {
            return jobless;
        }
        (jobless & self.household().event_hardship())
            .under_if_in_force(self.case.day, law::expansion_notice_2022::PART_2_1)
    }

    /// DOC-V1: on one of the lists of those who fell, or may fall, into poverty.
    pub fn is_relapse_target(&self) -> Condition<W> {
        (!self.household().relapse_target().is(RelapseTarget::No)).named(Term::RelapseTarget)
    }

    fn needs_care(&self, person: &Person<'c, W>) -> Condition<W> {
        let care = person.long_term_care();
        if care.holds_surely() { care } else { care | self.cannot_look_after_self(person) }
    }

    /// TK-8: at least one of the six abilities is missing.
    fn cannot_look_after_self(&self, person: &Person<'c, W>) -> Condition<W> {
        (!all(self.world, &six_abilities(person))).named(Term::CannotLookAfterSelf).of_person(person.index)
    }
}
