//! `jiuzhu certify` and `jiuzhu verify`.

use jiuzhu_certificates::{AtHand, certificate};
use jiuzhu_checker::{Checked, Fault, check};

use crate::{
    arguments::{Certify, VerifyCertificate},
    failure::Failure,
    output::{self, json},
    outside,
    read::Source,
};

/// Writes the certificate of a case. It is checked before it is handed out.
pub fn certify(of: &Certify) -> Result<(), Failure> {
    let case = of.given.case()?;
    let at_hand = AtHand::of(case.packs);
    let text = json(&certificate(&case, &jiuzhu_rules::assess(&case), &at_hand))?;
    match check(text.as_bytes(), &at_hand) {
        Ok(_) => of.out.write(&text),
        Err(faults) => Err(Failure::Mistakes(faults.iter().map(Fault::in_english).collect())),
    }
}

/// Checks a certificate, and says what was checked or what is wrong.
pub fn verify(of: &VerifyCertificate) -> Result<(), Failure> {
    let at_hand = AtHand::of(outside::packs(&of.packs)?);
    let chinese = of.spoken.texts().language.tag.starts_with("zh");
    let source = Source::open(&of.file)?;
    match check(source.text(), &at_hand) {
        Ok(Checked { steps, figures, articles, check_code }) if chinese => output::print(&format!(
            "核对无误：{steps} 个步骤，其中 {figures} 个公布的数、{articles} 处条文；核对码 {check_code}。\n"
        )),
        Ok(Checked { steps, figures, articles, check_code }) => output::print(&format!(
            "Checked without a fault: {steps} steps, {figures} of them published figures, {articles} under an article; \
             check code {check_code}.\n"
        )),
        Err(faults) => {
            let told = |it: &Fault| if chinese { it.in_chinese() } else { it.in_english() };
            Err(Failure::Mistakes(faults.iter().map(|it| format!("{}: {}", source.name(), told(it))).collect()))
        }
    }
}
