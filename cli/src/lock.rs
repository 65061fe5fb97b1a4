//! `jiuzhu lock` and `jiuzhu unlock`.

use jiuzhu_case_files::locked::{self, RANDOM_BYTES, Shut};

use crate::{
    arguments::Lock,
    failure::Failure,
    read::{PASSPHRASE, Source, passphrase},
};

/// Locks a file with the passphrase of the environment. It has to be a case file: nobody notices later that it was not.
pub fn lock(of: &Lock) -> Result<(), Failure> {
    let source = Source::open(&of.file)?;
    let wrong = |what: String| Failure::Input(format!("{}: {what}", source.name()));
    if locked::is_locked(source.text()) {
        return Err(wrong("locked already".to_owned()));
    }
    source.case()?;
    let mut random = [0; RANDOM_BYTES];
    getrandom::fill(&mut random).map_err(|error| wrong(format!("not locked: {error}")))?;
    let locked = locked::lock(source.text(), &passphrase().map_err(wrong)?, random);
    of.out.write(&locked.ok_or_else(|| wrong("not locked".to_owned()))?)
}

pub fn unlock(of: &Lock) -> Result<(), Failure> {
    let source = Source::open(&of.file)?;
    let wrong = |what: String| Failure::Input(format!("{}: {what}", source.name()));
    let text = locked::unlock(source.text(), &passphrase().map_err(wrong)?).map_err(|it| {
        wrong(match it {
            Shut::Wrong => format!("does not open; expected the passphrase in {PASSPHRASE} that locked it"),
            Shut::Unknown => "not locked, or in a way that is not known here, or not whole".to_owned(),
        })
    })?;
    of.out.write(&String::from_utf8(text).map_err(|_| wrong("no text was locked".to_owned()))?)
}
