//! Files locked with a passphrase: XChaCha20-Poly1305 under a key that Argon2id draws from it. A file that lies about on an office
//! computer tells nothing; who forgets the passphrase has lost it. docs/decisions/0026-case-files.md says why so.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use serde::{Deserialize, Serialize};

use crate::says;

/// What nobody may guess, and no two files share: the salt and the nonce.
pub const RANDOM_BYTES: usize = SALT + NONCE;

const SALT: usize = 16;
const NONCE: usize = 24;

/// The only way that this version locks and unlocks. It stands in the file, and nobody can change it unnoticed.
const HOW: &str = "argon2id-19456-2-1 xchacha20poly1305";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    locked: String,
    salt: String,
    nonce: String,
    text: String,
}

/// Why a file does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    /// Another passphrase locked it, or it was changed.
    Wrong,
    /// It was locked in a way that is not known here, or is not whole.
    Unknown,
}

pub fn is_locked(file: &[u8]) -> bool {
    says(file, "locked")
}

/// None where the passphrase is empty.
pub fn lock(text: &[u8], passphrase: &str, random: [u8; RANDOM_BYTES]) -> Option<String> {
    let (salt, nonce) = random.split_at(SALT);
    let sealed = cipher(passphrase, salt)?.encrypt(nonce.into(), Payload { msg: text, aad: HOW.as_bytes() }).ok()?;
    let written = Written { locked: HOW.to_owned(), salt: hex(salt), nonce: hex(nonce), text: hex(&sealed) };
    serde_json::to_string(&written).ok()
}

pub fn unlock(file: &[u8], passphrase: &str) -> Result<Vec<u8>, Shut> {
    let Written { locked, salt, nonce, text } = serde_json::from_slice(file).map_err(|_| Shut::Unknown)?;
    let parts = || Some((bytes(&salt)?, bytes(&nonce)?, bytes(&text)?));
    let (salt, nonce, text) = parts().filter(|_| locked == HOW).ok_or(Shut::Unknown)?;
    if salt.len() != SALT || nonce.len() != NONCE {
        return Err(Shut::Unknown);
    }
    let cipher = cipher(passphrase, &salt).ok_or(Shut::Wrong)?;
    let opened = cipher.decrypt(nonce.as_slice().into(), Payload { msg: &text, aad: HOW.as_bytes() });
    opened.map_err(|_| Shut::Wrong)
}

fn cipher(passphrase: &str, salt: &[u8]) -> Option<XChaCha20Poly1305> {
    if passphrase.is_empty() {
        return None;
    }
    let mut key = [0; 32];
    let params = Params::new(19_456, 2, 1, Some(key.len())).ok()?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key)
        .ok()?;
    XChaCha20Poly1305::new_from_slice(&key).ok()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let pairs = hex.as_bytes().chunks(2).map(|pair| str::from_utf8(pair).ok().filter(|it| it.len() == 2));
    pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RANDOM: [u8; RANDOM_BYTES] = [7; RANDOM_BYTES];

    #[test]
    fn the_passphrase_alone_opens_it() {
        let file = lock(b"a household", "\u{674e}\u{5bb6}", RANDOM).unwrap_or_default();
        assert!(is_locked(file.as_bytes()));
        assert!(!file.contains("household"));
        assert_eq!(unlock(file.as_bytes(), "\u{674e}\u{5bb6}").as_deref(), Ok(&b"a household"[..]));
        assert_eq!(unlock(file.as_bytes(), "\u{674e}"), Err(Shut::Wrong));
        assert_eq!(unlock(file.as_bytes(), ""), Err(Shut::Wrong));
        assert_eq!(lock(b"a household", "", RANDOM), None);
    }

    #[test]
    fn whatever_is_changed_keeps_it_shut() {
        let file = lock(b"a household", "p", RANDOM).unwrap_or_default();
        for (at, _) in file.char_indices() {
            let mut changed = file.clone().into_bytes();
            for byte in changed.get_mut(at).into_iter() {
                *byte = if *byte == b'0' { b'1' } else { b'0' };
            }
            assert!(unlock(&changed, "p").is_err(), "{at}");
        }
    }
}
