//! `jiuzhu packs sign` and `jiuzhu packs verify`.

use std::path::Path;

use jiuzhu_packs::signature::{self, NotSigned, Signatory};

use crate::{
    arguments::{Out, Sign, Verify},
    failure::Failure,
    output,
    outside::{bytes_of, read, signature_of},
};

/// Only what can be read as a pack is signed.
pub fn sign(of: &Sign) -> Result<(), Failure> {
    let (bytes, _) = read(&of.file)?;
    let key = text_of(&of.key)?;
    let signature = signature::sign(&bytes, &key).map_err(|wrong| told(&of.key, wrong))?;
    let by = signature::signatory(&bytes, &signature).map_err(|wrong| told(&of.key, wrong))?;
    let file = signature_of(&of.file);
    Out { out: Some(file.clone()) }.write(&signature)?;
    eprintln!("{}: signed by {}", file.display(), by.fingerprint());
    Ok(())
}

pub fn verify(of: &Verify) -> Result<(), Failure> {
    let file = of.signature.clone().unwrap_or_else(|| signature_of(&of.file));
    let (bytes, signature) = (bytes_of(&of.file)?, text_of(&file)?);
    let key = Signatory::of_pem(&text_of(&of.public_key)?).map_err(|wrong| told(&of.public_key, wrong))?;
    signature::verify(&bytes, &signature, &key).map_err(|wrong| told(&file, wrong))?;
    output::print(&format!("{}: signed by {}\n", of.file.display(), key.fingerprint()))
}

fn text_of(path: &Path) -> Result<String, Failure> {
    Ok(String::from_utf8_lossy(&bytes_of(path)?).into_owned())
}

fn told(path: &Path, wrong: NotSigned) -> Failure {
    Failure::Input(format!("{}: {wrong}", path.display()))
}
