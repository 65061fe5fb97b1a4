//! Signatures beside packs.

use jiuzhu_packs::signature::{NotSigned, Signatory, sign, signatory, verify};

/// The first test key of RFC 8032, as `openssl genpkey` would have written it.
pub const PRIVATE: &str = "-----BEGIN PRIVATE KEY-----\n\
    MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";
const PUBLIC: &str = "-----BEGIN PUBLIC KEY-----\n\
    MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n";
/// What RFC 8032 gives for it and the empty message.
const OF_NOTHING: &str = "ed25519 d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a \
    e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b\n";

#[test]
fn a_signature_is_that_of_the_standard() {
    assert_eq!(sign(b"", PRIVATE).as_deref(), Ok(OF_NOTHING));
    let by = signatory(b"", OF_NOTHING).expect("signed");
    assert_eq!(by, Signatory::of_pem(PUBLIC).expect("a key"));
    assert_eq!(by.fingerprint(), "21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9");
}

#[test]
fn whoever_changes_a_pack_breaks_its_signature() {
    let signature = sign(b"yuan_per_month = \"770\"", PRIVATE).expect("a key");
    assert!(signatory(b"yuan_per_month = \"770\"", &signature).is_ok());
    assert_eq!(signatory(b"yuan_per_month = \"970\"", &signature), Err(NotSigned::Changed));
}

#[test]
fn another_key_is_told_from_the_one_asked_for() {
    let other = "-----BEGIN PUBLIC KEY-----\n\
        MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=\n-----END PUBLIC KEY-----\n";
    let other = Signatory::of_pem(other).expect("the second test key of RFC 8032");
    assert_eq!(verify(b"", OF_NOTHING, &other), Err(NotSigned::OtherKey));
    assert_eq!(verify(b"", OF_NOTHING, &Signatory::of_pem(PUBLIC).expect("a key")), Ok(()));
}

#[test]
fn what_is_no_key_and_no_signature_is_told() {
    assert_eq!(sign(b"", PUBLIC), Err(NotSigned::NoKey));
    assert_eq!(Signatory::of_pem(PRIVATE), Err(NotSigned::NoKey));
    let cut = &OF_NOTHING[..OF_NOTHING.len() - 3];
    for text in ["", "ed25519", cut, "rsa 00 00", &format!("{OF_NOTHING} more"), &OF_NOTHING.replace('e', "é")] {
        assert_eq!(signatory(b"", text), Err(NotSigned::Malformed), "{text}");
    }
}
