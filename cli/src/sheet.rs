//! The assessment as a sheet to read: what the page shows, as text.

use std::fmt::{self, Write};

use jiuzhu_rules::{
    Assessment, Case, Finding, Grounds, Verdict,
    law::Article,
    packs::FigureId,
    papers::papers,
    procedure::{procedure, rights},
    reckoning::{exact::Exact, money::Cadence, span::Span, step::Value, truth::Truth},
    review::review_months,
};
use jiuzhu_words::{
    Texts,
    explain::{Line, Reading, Teller},
    texts::{Origin, fill},
};

use crate::{
    assessment::{is_used, judged_by, open, typed_in},
    written::yuan,
};

/// Everything that concerns the household, what is likely first.
pub fn sheet(case: &Case, assessment: &Assessment, texts: &'static Texts) -> String {
    let person = |index| texts.person_called(case, index);
    let teller = Teller { assessment, texts, person: &person };
    let mut out = String::new();
    // Writing to a text does not fail.
    let _ = Sheet { case, assessment, texts, teller }.write(&mut out);
    out
}

struct Sheet<'a> {
    case: &'a Case,
    assessment: &'a Assessment,
    texts: &'static Texts,
    teller: Teller<'a>,
}

impl Sheet<'_> {
    fn write(&self, out: &mut String) -> fmt::Result {
        let page = &self.texts.page;
        let day = self.texts.day_words(self.case.day);
        let code = format!("{:06}", self.case.place.0);
        let place = self.texts.place(self.case.packs, self.case.place).unwrap_or(&code);
        writeln!(out, "{}\n", page.results_title)?;
        writeln!(out, "{}", page.estimate_not_decision)?;
        if self.texts.language.is_an_aid {
            writeln!(out, "{} {}", Texts::chinese().page.only_chinese_counts, page.only_chinese_counts)?;
        }
        writeln!(out, "{}", fill(page.computed_for, &[("day", &day), ("place", place)]))?;
        self.typed_in(out)?;
        writeln!(out, "{} {}", page.monthly_total, self.money(Cadence::Monthly, self.total()))?;
        for verdict in [Verdict::Likely, Verdict::Depends, Verdict::Unlikely] {
            for (finding, grounds) in self.assessment.findings() {
                if finding.verdict == verdict && finding.concerns != Truth::No {
                    self.finding(out, finding, grounds)?;
                }
            }
        }
        self.leads(out)?;
        self.remarks(out)?;
        self.papers(out)?;
        self.rights(out)?;
        writeln!(out, "\n{}", page.may_still_apply)?;
        self.packs(out)
    }

    fn total(&self) -> Span<Exact> {
        self.assessment.estimate.monthly_total.rising(|it| Some(it.yuan()))
    }

    fn money(&self, cadence: Cadence, span: Span<Exact>) -> String {
        self.teller.value(Value::Money(cadence, span))
    }

    fn who(&self, person: Option<u8>) -> String {
        person.map(|index| format!(" · {}", self.texts.person_called(self.case, index))).unwrap_or_default()
    }

    /// By which packs it was judged, so that anyone can tell whether theirs are the same.
    fn packs(&self, out: &mut String) -> fmt::Result {
        let named = judged_by(self.case).map(|head| {
            let code = head.code.to_string();
            let name = self.texts.place(self.case.packs, head.code).unwrap_or(&code);
            format!("{name} {}", head.short_hash())
        });
        let named: Vec<_> = named.collect();
        writeln!(out, "{}", fill(self.texts.sheet.packs, &[("packs", &named.join(self.texts.how.comma))]))
    }

    fn typed_in(&self, out: &mut String) -> fmt::Result {
        let used = typed_in(self.case).filter(|figure| is_used(self.assessment, *figure));
        let labels: Vec<_> = used.map(|figure| self.texts.local(figure).label).collect();
        if labels.is_empty() {
            return Ok(());
        }
        writeln!(out, "{}: {}", self.texts.sheet.typed_in, labels.join(self.texts.how.comma))
    }

    fn finding(&self, out: &mut String, finding: &Finding, grounds: Grounds) -> fmt::Result {
        let (page, words) = (&self.texts.page, self.texts.programme(finding.programme));
        let verdict = match finding.verdict {
            Verdict::Likely => page.likely,
            Verdict::Depends => page.depends,
            Verdict::Unlikely => page.unlikely,
        };
        writeln!(out, "\n== {}{}", words.plain, self.who(finding.person))?;
        writeln!(out, "{}", words.official)?;
        writeln!(out, "{verdict}")?;
        if finding.verdict != Verdict::Unlikely {
            let paid = yuan(finding.payment).map(|(cadence, span)| self.money(cadence, span));
            writeln!(out, "{}", paid.as_deref().unwrap_or(page.no_cash))?;
        }
        self.readings(out, finding, grounds)?;
        self.open(out, finding, grounds)?;
        let lines = self.teller.lines(core::iter::once(grounds.verdict).chain(grounds.payment));
        for (line, number) in lines.iter().zip(1..) {
            self.line(out, line, number)?;
        }
        if finding.verdict == Verdict::Likely {
            writeln!(out, "{}", words.next)?;
        }
        if finding.verdict != Verdict::Unlikely {
            self.procedure(out, finding)?;
        }
        Ok(())
    }

    fn line(&self, out: &mut String, line: &Line, number: u32) -> fmt::Result {
        writeln!(out, "{number:3}. {} = {}   [{}]", line.title, line.value, line.rule)?;
        if !line.formula.is_empty() && line.formula != line.value {
            writeln!(out, "     {}", line.formula)?;
        }
        for figure in &line.figures {
            self.source(out, *figure)?;
        }
        line.article.map_or(Ok(()), |article| writeln!(out, "     {}", self.cited(article)))
    }

    fn source(&self, out: &mut String, id: FigureId) -> fmt::Result {
        let Some(figure) = self.case.packs.figure(id) else { return Ok(()) };
        let Origin { figure, title, published, link, age, .. } =
            self.texts.origin(self.case.packs, figure, self.case.day);
        let more: String = [link, age].into_iter().filter(|it| !it.is_empty()).map(|it| format!(" {it}")).collect();
        writeln!(out, "     {figure}{title}{published}{more}")
    }

    fn cited(&self, article: Article) -> String {
        let (page, cited) = (&self.texts.page, self.texts.citation(article));
        let confirmed = article.provision().is_some_and(|it| it.confirmed);
        let according = if confirmed { page.according_to } else { page.according_to_unconfirmed };
        let number = article.instrument().map(|it| it.number).unwrap_or_default();
        let words = [cited.title, number, cited.place].into_iter().filter(|it| !it.is_empty());
        format!("{according}{}: {}", words.collect::<Vec<_>>().join(" "), cited.says)
    }

    fn readings(&self, out: &mut String, finding: &Finding, grounds: Grounds) -> fmt::Result {
        let readings = self.teller.readings(grounds);
        if readings.is_empty() || finding.verdict != Verdict::Depends {
            return Ok(());
        }
        writeln!(out, "{}", self.texts.page.readings)?;
        readings.iter().try_for_each(|reading| writeln!(out, "  - {}", self.reading(reading)))
    }

    fn reading(&self, reading: &Reading) -> String {
        let (page, how) = (&self.texts.page, &self.texts.how);
        let supposed = reading.supposed.iter().map(|(what, holds)| {
            let pattern = if *holds { how.holds } else { how.does_not_hold };
            fill(pattern, &[("a", what)])
        });
        let supposed = supposed.collect::<Vec<_>>().join(how.and);
        let verdict = match reading.truth {
            Truth::Yes => page.likely_short,
            Truth::Either => page.depends_short,
            Truth::No => page.unlikely_short,
        };
        match reading.payment.filter(|_| reading.truth != Truth::No) {
            Some(paid) => {
                let paid = self.teller.value(paid);
                fill(page.reading_paid, &[("supposed", &supposed), ("verdict", verdict), ("paid", &paid)])
            }
            None => fill(page.reading, &[("supposed", &supposed), ("verdict", verdict)]),
        }
    }

    fn open(&self, out: &mut String, finding: &Finding, grounds: Grounds) -> fmt::Result {
        let (facts, figures) = open(self.assessment, finding, grounds);
        if !facts.is_empty() {
            writeln!(out, "{}", self.texts.page.hangs_on)?;
        }
        facts.iter().try_for_each(|asked| writeln!(out, "  - {}", self.texts.asked_of(self.case, *asked)))?;
        if !figures.is_empty() {
            writeln!(out, "{}", self.texts.page.local_missing)?;
        }
        figures.iter().try_for_each(|figure| writeln!(out, "  - {}", self.texts.local(*figure).label))
    }

    fn procedure(&self, out: &mut String, finding: &Finding) -> fmt::Result {
        let (sheet, procedure) = (&self.texts.sheet, procedure(finding.programme, self.case));
        writeln!(out, "{}", sheet.procedure)?;
        writeln!(out, "  - {}", self.texts.window(procedure.window))?;
        for clock in procedure.clocks {
            let pattern = if clock.working_days { sheet.working_days } else { sheet.days };
            let values = [("stage", self.texts.stage(clock.stage)), ("days", &clock.days.to_string())];
            writeln!(out, "  - {}", fill(pattern, &values))?;
        }
        if let Some(valid) = procedure.valid_months {
            writeln!(out, "  - {}", fill(sheet.valid_months, &[("months", &valid.to_string())]))?;
        }
        if procedure.from_next_month {
            writeln!(out, "  - {}", sheet.from_next_month)?;
        }
        if let Some(review) = review_months(self.case, finding.programme) {
            writeln!(out, "  - {}", fill(sheet.review, &[("months", &self.texts.count_span(review.months))]))?;
        }
        Ok(())
    }

    fn leads(&self, out: &mut String) -> fmt::Result {
        let leads: Vec<_> = self.assessment.estimate.leads.iter().filter(|it| it.fits != Truth::No).collect();
        if !leads.is_empty() {
            writeln!(out, "\n== {}", self.texts.sheet.leads)?;
        }
        for lead in leads {
            let words = self.texts.lead(lead.lead);
            writeln!(out, "  - {}{}\n    {}\n    {}", words.what, self.who(lead.person), words.about, words.ask_at)?;
        }
        Ok(())
    }

    fn remarks(&self, out: &mut String) -> fmt::Result {
        let remarks: Vec<_> = self.assessment.estimate.remarks.iter().filter(|it| it.applies != Truth::No).collect();
        if !remarks.is_empty() {
            writeln!(out, "\n== {}", self.texts.sheet.remarks)?;
        }
        for remark in remarks {
            let words = self.texts.remark(remark.remark);
            let amount = remark.amount.map(|span| span.rising(|it| Some(it.yuan())));
            let amount = amount.map(|span| format!(" · {}", self.money(Cadence::Monthly, span))).unwrap_or_default();
            writeln!(out, "  - {}{}{amount}\n    {}", words.title, self.who(remark.person), words.about)?;
        }
        Ok(())
    }

    fn papers(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "\n== {}", self.texts.sheet.papers)?;
        for it in papers(self.case) {
            let mark = if it.paper.can_be_looked_up() { self.texts.sheet.looked_up } else { "" };
            writeln!(out, "  - {}{}{mark}", self.texts.paper(it.paper), self.who(it.person))?;
        }
        Ok(())
    }

    fn rights(&self, out: &mut String) -> fmt::Result {
        let rights = rights(self.case.day);
        if !rights.is_empty() {
            writeln!(out, "\n== {}", self.texts.sheet.rights)?;
        }
        for (right, article) in rights {
            writeln!(out, "  - {}\n    {}", self.texts.right(right), self.cited(article))?;
        }
        Ok(())
    }
}
