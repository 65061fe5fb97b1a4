//! A case as the text of a QR code: what names the form, and then the bytes of [`Case::to_bytes`] in base 45 (RFC 9285), whose digits
//! such a code holds most tightly.

use super::Case;
use crate::packs::Packs;

/// Stands before the digits, and changes with what they mean.
const MARK: &str = "JZ1:";

const DIGITS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const BASE: u32 = DIGITS.len() as u32;

impl Case {
    pub fn to_code(&self) -> String {
        let mut code = MARK.to_owned();
        for pair in self.to_bytes().chunks(2) {
            // Two bytes take three digits, and one byte two; the lowest digit comes first.
            let mut number = pair.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
            for _ in 0..=pair.len() {
                let digit = DIGITS.get((number % BASE) as usize).copied().unwrap_or_default();
                code.push(char::from(digit));
                number /= BASE;
            }
        }
        code
    }

    /// Whether a text begins like a code.
    pub fn is_code(text: &[u8]) -> bool {
        text.starts_with(MARK.as_bytes())
    }

    /// Reads what [`Case::to_code`] wrote; none where it is something else.
    pub fn of_code(code: &str, packs: &'static Packs) -> Option<Case> {
        let mut bytes = Vec::new();
        for digits in code.strip_prefix(MARK)?.as_bytes().chunks(3) {
            let number = digits.iter().rev().try_fold(0, |number, digit| {
                let value = DIGITS.iter().position(|it| it == digit)?;
                Some(number * BASE + u32::try_from(value).ok()?)
            })?;
            match digits.len() {
                3 => bytes.extend(u16::try_from(number).ok()?.to_be_bytes()),
                2 => bytes.push(u8::try_from(number).ok()?),
                _ => return None,
            }
        }
        Case::of_bytes(&bytes, packs)
    }
}
