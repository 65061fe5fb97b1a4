//! What passes between a page and the reader of pack files, which is a module of its own (`packs/reader`): a line that says
//! what it is, then the pack in its compact form, or what is wrong with the file.

use crate::outside::{self, Refused, Why};

/// What the reader says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandedOver {
    Pack {
        compact: Vec<u8>,
        /// The fingerprint of the key that it was signed with.
        signed_by: Option<String>,
    },
    Refused(Refused),
}

const PACK: &str = "pack";

const WORDS: &[(Why, &str)] = &[
    (Why::TooLarge, "too-large"),
    (Why::NotText, "not-text"),
    (Why::LaterVersion, "later-version"),
    (Why::Mistakes, "mistakes"),
    (Why::NoSignature, "no-signature"),
    (Why::Changed, "changed"),
];

/// Reads a pack file, and the signature beside it where there is one.
pub fn read(name: &str, pack: &[u8], signature: Option<&[u8]>) -> HandedOver {
    let signed_by = signature.map(|it| outside::signed_by(&format!("{name}.sig"), pack, it)).transpose();
    match signed_by.and_then(|signed_by| Ok((signed_by, outside::read(name, pack)?))) {
        Ok((signed_by, read)) => HandedOver::Pack { compact: read.pack.compact(), signed_by },
        Err(refused) => HandedOver::Refused(refused),
    }
}

impl HandedOver {
    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            HandedOver::Pack { compact, signed_by } => {
                let head = format!("{PACK} {}\n", signed_by.as_deref().unwrap_or_default());
                [head.as_bytes(), compact].concat()
            }
            HandedOver::Refused(Refused { why, problems }) => {
                let word = WORDS.iter().find(|(it, _)| it == why).map_or("", |(_, word)| word);
                format!("{word}\n{}", problems.join("\n")).into_bytes()
            }
        }
    }

    pub fn of_bytes(bytes: &[u8]) -> Option<HandedOver> {
        let end = bytes.iter().position(|it| *it == b'\n')?;
        let (head, rest) = bytes.split_at_checked(end)?;
        let (head, rest) = (core::str::from_utf8(head).ok()?, rest.get(1..)?);
        if let Some(signed_by) = head.strip_prefix(PACK) {
            let signed_by = Some(signed_by.trim().to_owned()).filter(|it| !it.is_empty());
            return Some(HandedOver::Pack { compact: rest.to_vec(), signed_by });
        }
        let (why, _) = WORDS.iter().find(|(_, word)| *word == head)?;
        let problems = core::str::from_utf8(rest).ok()?.lines().map(str::to_owned).collect();
        Some(HandedOver::Refused(Refused { why: *why, problems }))
    }
}
