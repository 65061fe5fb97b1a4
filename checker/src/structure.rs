//! How the steps hang together: what grounds what is found, and that nothing was taken out or put in.

use std::collections::BTreeSet;

use crate::{
    at_hand::{AtHand, Part},
    certificate::{Certificate, Found, Grounded},
    exact::Exact,
    fault::{Fault, expected},
    required::{Entry, Required},
    step::{How, Operand, Step},
    value::{Span, Truth, Value},
};

/// Looks at a certificate as a whole.
pub struct Structure<'c> {
    of: &'c Certificate,
    required: &'c Required,
    at_hand: &'c dyn AtHand,
    /// For each step, the names and questions that it is made of, down to the next name.
    below: Vec<BTreeSet<String>>,
    /// For each step, the people whom it is made of, down to the next step that is about somebody.
    people: Vec<BTreeSet<usize>>,
    faults: Vec<Fault>,
}

/// Findings, amounts and verdicts are those of the steps that ground them, all that has to be there is, and every step leads
/// to something that is told.
pub fn faults(of: &Certificate, required: &Required, at_hand: &dyn AtHand) -> Vec<Fault> {
    let mut structure = Structure { of, required, at_hand, below: Vec::new(), people: Vec::new(), faults: Vec::new() };
    structure.look_below();
    for (list, found) in [("findings", &of.findings), ("leads", &of.leads), ("remarks", &of.remarks)] {
        for (place, it) in found.iter().enumerate() {
            structure.grounded(&format!("/{list}/{place}"), it);
        }
    }
    structure.amount("/monthly_total", &of.monthly_total);
    structure.amount("/not_counted", &of.not_counted);
    structure.everything_is_told();
    of.findings.iter().enumerate().for_each(|(place, it)| structure.finding(place, it));
    structure.total_holds_every_payment();
    for (list, found) in [("leads", &of.leads), ("remarks", &of.remarks)] {
        found.iter().enumerate().for_each(|(place, it)| structure.aside(list, place, it));
    }
    (0..of.steps.len()).for_each(|number| structure.named(number));
    structure.every_step_is_used();
    structure.faults
}

impl<'c> Structure<'c> {
    fn step(&self, number: usize) -> Option<&'c Step> {
        self.of.steps.get(number)
    }

    fn look_below(&mut self) {
        for step in &self.of.steps {
            let (mut names, mut people) = (BTreeSet::new(), BTreeSet::new());
            for source in &step.from {
                let Some(it) = self.of.steps.get(*source) else { continue };
                names.extend(self.name(it));
                if it.named.is_none() {
                    names.extend(self.below.get(*source).into_iter().flatten().cloned());
                }
                match it.person.or_else(|| self.person_asked(it)) {
                    Some(person) => _ = people.insert(person),
                    None => people.extend(self.people.get(*source).into_iter().flatten()),
                }
            }
            self.below.push(names);
            self.people.push(people);
        }
    }

    /// What a step is called in `required.json`.
    fn name(&self, step: &Step) -> Option<String> {
        step.term().map(str::to_owned).or_else(|| Some(format!("asked:{}", asked(step)?.0)))
    }

    fn person_asked(&self, step: &Step) -> Option<usize> {
        let (fact, number) = asked(step)?;
        let of_person = self.at_hand.question(fact).is_some_and(|(part, _)| part == Part::Person);
        of_person.then(|| number?.parse().ok()).flatten()
    }

    fn grounded(&mut self, at: &str, found: &Found) {
        let truth = self.step(found.because).and_then(|it| it.value.truth());
        if truth != Some(found.holds) {
            let as_step = expected!("{:?}, as step {} says", "第 {1} 步的结果 {0:?}", truth, found.because);
            self.faults.push(Fault::new(at, as_step, format!("{:?}", found.holds)));
        }
        if let Some(yuan) = &found.yuan {
            self.amount(at, yuan);
        }
    }

    fn amount(&mut self, at: &str, amount: &Grounded) {
        let Some(step) = self.step(amount.because).filter(|it| it.value != amount.value) else { return };
        self.faults.push(Fault::new(format!("{at}/value"), step.value.expected(), amount.value.written()));
    }

    /// Every programme once for the household or for each person, in order; other help in order; all the remarks or, where
    /// nothing could be reckoned, none or the one that says why.
    fn everything_is_told(&mut self) {
        let people = self.of.people();
        let of = |group: &str, person: Option<usize>| {
            let programmes = self.required.programmes(group).into_iter();
            programmes.map(move |it| (it, person)).collect::<Vec<_>>()
        };
        let personal = (1..=people).flat_map(|person| of("person", Some(person)));
        let expected: Vec<_> = of("household", None).into_iter().chain(personal).chain(of("last", None)).collect();
        let found: Vec<_> = self.of.findings.iter().map(|it| (it.what.as_str(), it.person)).collect();
        if found != expected {
            let every = expected!("every programme once: {:?}", "每个项目各一次：{:?}", expected);
            self.faults.push(Fault::new("/findings", every, format!("{found:?}")));
        }
        let leads: Vec<_> = self.of.leads.iter().map(|it| self.required.place("leads", &it.what)).collect();
        let once: BTreeSet<_> = self.of.leads.iter().map(|it| (&it.what, it.person)).collect();
        if !leads.is_sorted() || leads.contains(&None) || once.len() < leads.len() {
            let order = expected!("other help in its order, each once", "其他帮助按顺序，各一次");
            self.faults.push(Fault::new("/leads", order, format!("{leads:?}")));
        }
        let remarks: Vec<_> = self.of.remarks.iter().map(|it| it.what.as_str()).collect();
        let (not_covered, usual): (Vec<_>, Vec<_>) =
            self.required.names("remarks").into_iter().partition(|it| *it == "not_covered");
        let nothing_reckoned = self.readings(self.of.monthly_total.because).is_some_and(|it| it.is_empty());
        let complete = if nothing_reckoned { remarks.is_empty() || remarks == not_covered } else { remarks == usual };
        if !complete {
            let all = expected!("all remarks: {:?}", "全部提示：{:?}", usual);
            self.faults.push(Fault::new("/remarks", all, format!("{remarks:?}")));
        }
        let no_person = self.of.remarks.iter().all(|it| it.person.is_none());
        if !no_person {
            self.faults.push(Fault::new("/remarks", expected!("remarks on the household", "关于全家的提示"), "-"));
        }
    }

    /// The readings that a step without a name puts together.
    fn readings(&self, number: usize) -> Option<&'c [usize]> {
        let step = self.step(number)?;
        let (How::Readings, Operand::Whole(open)) = (step.how, &step.of) else { return None };
        step.from.get(usize::try_from(*open).ok()?..)
    }

    fn finding(&mut self, place: usize, found: &Found) {
        let at = format!("/findings/{place}");
        let Some(term) = self.required.verdict(&found.what, "term") else { return };
        if !self.is_verdict(found.because, term, found.person) {
            let ground = expected!("a step called {}, or that it does not apply", "名为 {} 的步骤，或者不适用", term);
            self.faults.push(Fault::new(format!("{at}/because"), ground, found.because));
        }
        let paid = self.required.verdict(&found.what, "paid");
        let payment = self.required.verdict(&found.what, "payment");
        let fits = match (&found.yuan, paid) {
            (None, None) => true,
            (Some(yuan), Some(paid)) => {
                matches!(&yuan.value, Value::Yuan(period, _) if *period == paid)
                    && self.is_due(found.because, yuan.because, payment)
            }
            _ => false,
        };
        if !fits {
            let due = expected!("what is due where the verdict holds ({:?})", "符合时该发的钱（{:?}）", paid);
            let found = found.yuan.as_ref().map(|it| it.because);
            self.faults.push(Fault::new(format!("{at}/payment"), due, format!("{found:?}")));
        }
    }

    /// Under its name, or not applicable at all, or readings each of which is one of these.
    fn is_verdict(&self, number: usize, term: &str, person: Option<usize>) -> bool {
        let Some(step) = self.step(number) else { return false };
        match (step.term(), self.readings(number)) {
            (Some(own), _) if own == term => step.person == person,
            (None, Some(readings)) => readings.iter().all(|it| self.is_verdict(*it, term, person)),
            _ => step.value.truth() == Some(Truth::No),
        }
    }

    fn is_due(&self, verdict: usize, payment: usize, name: Option<&str>) -> bool {
        let Some(step) = self.step(payment) else { return false };
        let when = step.how == How::When && step.from.first() == Some(&verdict);
        let nothing = step.value.span() == Some(Span::exactly(Exact::ZERO))
            && self.step(verdict).and_then(|it| it.value.truth()) == Some(Truth::No);
        let otherwise = name.is_some() && step.term() == name && step.how != How::When;
        let pairs = self.readings(verdict).zip(self.readings(payment));
        let read = pairs.is_some_and(|(verdicts, payments)| {
            let each = verdicts.iter().zip(payments);
            verdicts.len() == payments.len() && each.into_iter().all(|(one, other)| self.is_due(*one, *other, name))
        });
        when || nothing || otherwise || read
    }

    /// Whatever is paid each month is part of the total, reading by reading.
    fn total_holds_every_payment(&mut self) {
        let total = self.of.monthly_total.because;
        let readings = self.readings(total).unwrap_or(core::slice::from_ref(&total));
        for (place, reading) in readings.iter().enumerate() {
            let mut part = vec![false; self.of.steps.len()];
            part.iter_mut().skip(*reading).take(1).for_each(|it| *it = true);
            for (number, step) in self.of.steps.iter().enumerate().rev() {
                if part.get(number) == Some(&true) {
                    step.from.iter().for_each(|it| part.iter_mut().skip(*it).take(1).for_each(|it| *it = true));
                }
            }
            for (number, found) in self.of.findings.iter().enumerate() {
                let Some(yuan) = found.yuan.as_ref().filter(|it| matches!(it.value, Value::Yuan("month", _))) else {
                    continue;
                };
                let own = self.readings(yuan.because).filter(|it| it.len() == readings.len() && it.len() > 1);
                let payment = own.and_then(|it| it.get(place)).copied().unwrap_or(yuan.because);
                if part.get(payment) != Some(&true) {
                    let held = expected!("step {} as a part of it", "第 {} 步在内", payment);
                    self.faults.push(Fault::new("/monthly_total", held, format!("/findings/{number}")));
                }
            }
        }
    }

    /// A lead or a remark rests on what its rule speaks of.
    fn aside(&mut self, list: &str, place: usize, found: &Found) {
        let at = format!("/{list}/{place}");
        let (Some(entry), Some(step)) = (self.required.entry(list, &found.what), self.step(found.because)) else {
            let known = expected!("one of those that are told", "会告诉的内容之一");
            self.faults.push(Fault::new(at, known, &found.what));
            return;
        };
        let own = self.name(step);
        self.rests_on(&at, entry, found.because, own);
        let people = self.people.get(found.because);
        let asked = self.person_asked(step).or(step.person);
        let about = found.person.is_none_or(|it| {
            asked.is_none_or(|asked| asked == it)
                && people.is_none_or(|people| people.is_empty() || people.contains(&it))
        });
        if !about {
            let people = expected!("somebody whom the step is about", "步骤说到的人");
            self.faults.push(Fault::new(format!("{at}/person"), people, format!("{:?}", found.person)));
        }
        if step.named.is_none() && self.readings(found.because).is_none() {
            self.stands_under(&at, entry, step);
        }
    }

    /// A step with a name rests on what its rule speaks of, is about whom it says, and stands under the article of the day.
    fn named(&mut self, number: usize) {
        let Some(step) = self.step(number) else { return };
        let at = format!("/steps/{number}");
        let people = self.people.get(number).cloned().unwrap_or_default();
        let leaf = step.how.is_leaf();
        let Some(named) = &step.named else {
            if step.person.is_some_and(|it| !leaf && people != BTreeSet::from([it])) {
                let alone = expected!("the one person whom it rests on", "它依据的那一个人");
                self.faults.push(Fault::new(format!("{at}/person"), alone, format!("{:?}", step.person)));
            }
            return;
        };
        let before = self.faults.len();
        if let Some(entry) = self.required.entry("terms", &named.term) {
            self.rests_on(&at, entry, number, None);
            self.stands_under(&at, entry, step);
            let fits = match (entry.person(), step.person) {
                ("nobody", person) => person.is_none(),
                ("alone", Some(it)) => leaf || people == BTreeSet::from([it]),
                ("among", Some(it)) => people.is_empty() || people.contains(&it),
                ("alone" | "among", None) => false,
                _ => true,
            };
            if !fits {
                let person = expected!("{} of {:?}", "{}：{:?}", entry.person(), people);
                self.faults.push(Fault::new(format!("{at}/person"), person, format!("{:?}", step.person)));
            }
        }
        self.faults.iter_mut().skip(before).for_each(|fault| fault.title = Some(named.title.clone()));
    }

    fn rests_on(&mut self, at: &str, entry: Entry, number: usize, own: Option<String>) {
        let below = self.below.get(number).cloned().unwrap_or_default();
        for name in entry.below().into_iter().filter(|it| !below.contains(*it) && own.as_deref() != Some(*it)) {
            self.faults.push(Fault::new(at, expected!("to rest on {}", "以 {} 为根据", name), format!("{below:?}")));
        }
    }

    /// The first article of its rule that is in force on the day.
    fn stands_under(&mut self, at: &str, entry: Entry, step: &Step) {
        let in_force = |article: &&str| {
            let (instrument, place) = article.split_once(' ').unwrap_or((article, ""));
            self.at_hand.in_force(instrument, place, &self.of.day) == Some(true)
        };
        let found = step.article.as_ref().map(|it| format!("{} {}", it.instrument, it.place));
        let articles = entry.articles();
        let newest = articles.iter().copied().find(|it| in_force(it));
        let otherwise = entry.may_stand_otherwise() && found.as_deref().is_none_or(|it| articles.contains(&it));
        if found.as_deref() != newest && !otherwise {
            let article = expected!("to stand under {:?}", "依据 {:?}", newest);
            self.faults.push(Fault::new(format!("{at}/article"), article, format!("{found:?}")));
        }
    }

    fn every_step_is_used(&mut self) {
        let mut used = vec![false; self.of.steps.len()];
        let mut mark = |number: usize| used.iter_mut().skip(number).take(1).for_each(|it| *it = true);
        let found = self.of.findings.iter().chain(&self.of.leads).chain(&self.of.remarks);
        found.flat_map(|it| [Some(it.because), it.yuan.as_ref().map(|it| it.because)]).flatten().for_each(&mut mark);
        [&self.of.monthly_total, &self.of.not_counted].into_iter().for_each(|it| mark(it.because));
        self.of.steps.iter().flat_map(|it| &it.from).for_each(|it| mark(*it));
        for (number, _) in used.iter().enumerate().filter(|(_, used)| !**used) {
            let used = expected!("a step that something rests on", "有别的内容以它为根据的步骤");
            self.faults.push(Fault::new(format!("/steps/{number}"), used, "-"));
        }
    }
}

/// The question of an answer, and the number behind it.
fn asked(step: &Step) -> Option<(&str, Option<&str>)> {
    let (How::Answered | How::Declined | How::NotAsked, Operand::Text(question)) = (step.how, &step.of) else {
        return None;
    };
    Some(question.split_once('.').map_or((question, None), |(fact, number)| (fact, Some(number))))
}
