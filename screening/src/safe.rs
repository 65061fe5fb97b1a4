//! Texts in CSV that no spreadsheet takes for a formula.

/// A cell that begins so would be run: by what a spreadsheet makes of it, in full width too.
const FORMULAS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Writes a text as one cell: after an apostrophe where it would be a formula, and in quotation marks where it has to be.
pub fn write_text(text: &str, to: &mut Vec<u8>) {
    let formula = text.starts_with(FORMULAS);
    let quoted = text.bytes().any(|it| matches!(it, b',' | b'"' | b'\n' | b'\r'));
    if quoted {
        to.push(b'"');
    }
    if formula {
        to.push(b'\'');
    }
    for byte in text.bytes() {
        if byte == b'"' {
            to.push(b'"');
        }
        to.push(byte);
    }
    if quoted {
        to.push(b'"');
    }
}

#[cfg(test)]
mod tests {
    use super::write_text;

    #[test]
    fn a_formula_becomes_a_text() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+86", "'+86"),
            ("-5", "'-5"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""),
            ("＝1", "'＝1"),
            ("=\"a\",b", "\"'=\"\"a\"\",b\""),
            ("1-2", "1-2"),
            ("一,二", "\"一,二\""),
            ("", ""),
        ] {
            let mut to = Vec::new();
            write_text(text, &mut to);
            assert_eq!(String::from_utf8_lossy(&to), cell, "{text}");
        }
    }
}
