//! Signatures (Ed25519) that stand in a file of their own beside a pack: who vouches for it, and that nobody changed it since.
//!
//! The file is one line, `ed25519 <public key> <signature>`, both in hexadecimal. It tells itself which key made it; whether
//! that key is to be trusted is for the reader to know, by its fingerprint.

use core::fmt;

use ed25519_dalek::{
    Signature, Signer, SigningKey, VerifyingKey,
    pkcs8::{DecodePrivateKey, DecodePublicKey},
};
use sha2::{Digest, Sha256};

const KIND: &str = "ed25519";

/// Why a signature says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSigned {
    /// Not the key file that was expected.
    NoKey,
    /// Not the form of a signature file.
    Malformed,
    /// The pack is not the one that was signed.
    Changed,
    /// Signed, but with another key than the one asked for.
    OtherKey,
}

impl fmt::Display for NotSigned {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            NotSigned::NoKey => "no Ed25519 key; expected PEM, such as `openssl genpkey -algorithm ed25519` writes",
            NotSigned::Malformed => "no signature; expected one line: ed25519, the public key and the signature",
            NotSigned::Changed => "does not fit the pack; expected the signature of this very file",
            NotSigned::OtherKey => "made with another key; expected the one that was named",
        })
    }
}

impl core::error::Error for NotSigned {}

/// A public key that a signature was made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signatory(VerifyingKey);

impl Signatory {
    /// Reads a public key in PEM.
    pub fn of_pem(pem: &str) -> Result<Signatory, NotSigned> {
        VerifyingKey::from_public_key_pem(pem).map(Signatory).map_err(|_| NotSigned::NoKey)
    }

    /// SHA-256 of the key, in hexadecimal: what people compare.
    pub fn fingerprint(&self) -> String {
        hexadecimal(&Sha256::digest(self.0.as_bytes()))
    }
}

/// The signature file for a pack, made with a private key in PEM.
pub fn sign(pack: &[u8], private_key: &str) -> Result<String, NotSigned> {
    let key = SigningKey::from_pkcs8_pem(private_key).map_err(|_| NotSigned::NoKey)?;
    let (public, signature) = (hexadecimal(key.verifying_key().as_bytes()), hexadecimal(&key.sign(pack).to_bytes()));
    Ok(format!("{KIND} {public} {signature}\n"))
}

/// By whom a pack was signed, where the signature fits it.
pub fn signatory(pack: &[u8], signature: &str) -> Result<Signatory, NotSigned> {
    let mut words = signature.split_whitespace();
    let (kind, key, signature) = (words.next(), words.next(), words.next());
    if kind != Some(KIND) || words.next().is_some() {
        return Err(NotSigned::Malformed);
    }
    let key = key.and_then(of_hexadecimal::<32>).ok_or(NotSigned::Malformed)?;
    let signature = signature.and_then(of_hexadecimal::<64>).ok_or(NotSigned::Malformed)?;
    let key = VerifyingKey::from_bytes(&key).map_err(|_| NotSigned::Malformed)?;
    key.verify_strict(pack, &Signature::from_bytes(&signature)).map_err(|_| NotSigned::Changed)?;
    Ok(Signatory(key))
}

/// That a pack was signed with this very key.
pub fn verify(pack: &[u8], signature: &str, by: &Signatory) -> Result<(), NotSigned> {
    match signatory(pack, signature)? == *by {
        true => Ok(()),
        false => Err(NotSigned::OtherKey),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn of_hexadecimal<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|it| it.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(core::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(bytes)
}
