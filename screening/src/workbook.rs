//! Results as a workbook (XLSX), row by row: one sheet, headers that stay in sight, texts as texts and numbers as numbers. No
//! cell holds a formula, whatever its text begins with.

use std::io::{self, Write};

use zip::{
    CompressionMethod, DateTime, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

use crate::{
    judging::Screened,
    results::{Results, Value, ValueKind},
};

/// A sheet has no room for more, headers apart.
pub const MOST_HOUSEHOLDS: u64 = (1 << 20) - 1;

/// A cell has no room for more, in UTF-16.
const LONGEST_TEXT: usize = 32_767;

/// The parts of a workbook besides its sheet, by their names.
const PARTS: [(&str, &str); 5] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Jiuzhu" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
    ),
    // Format 1 is for amounts: 0.00, which every program has by that number (2). Format 2 is for headers.
    (
        "xl/styles.xml",
        r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="2" xfId="0" applyNumberFormat="1"/><xf fontId="1" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#,
    ),
];

const SHEET: &str = "xl/worksheets/sheet1.xml";
const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const BEFORE_ROWS: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>"#;
const AFTER_ROWS: &str = "</sheetData></worksheet>";

/// A workbook that grows. Nothing of it depends on the time or the machine.
pub struct Workbook<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    households: u64,
}

impl<W: Write> Workbook<W> {
    /// With the headers of the results.
    pub fn begin(results: &Results<'_>, to: W) -> io::Result<Self> {
        let packed = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let mut zip = ZipWriter::new_stream(to);
        for (name, part) in PARTS {
            zip.start_file(name, packed)?;
            zip.write_all(DECLARATION.as_bytes())?;
            zip.write_all(part.as_bytes())?;
        }
        zip.start_file(SHEET, packed)?;
        zip.write_all(DECLARATION.as_bytes())?;
        zip.write_all(BEFORE_ROWS.as_bytes())?;
        let mut headers = b"<row>".to_vec();
        results.columns.iter().for_each(|(header, _)| text(header, r#" s="2""#, &mut headers));
        headers.extend_from_slice(b"</row>");
        zip.write_all(&headers)?;
        Ok(Workbook { zip, households: 0 })
    }

    /// # Errors
    /// Where it cannot be written, or there is no room for more rows.
    pub fn add(&mut self, rows: &Rows) -> io::Result<()> {
        self.households += rows.households;
        if self.households > MOST_HOUSEHOLDS {
            let full = format!(
                "a sheet has room for {MOST_HOUSEHOLDS} households; expected fewer, or a name that ends in .csv"
            );
            return Err(io::Error::other(full));
        }
        self.zip.write_all(&rows.written)
    }

    pub fn finish(mut self) -> io::Result<W> {
        self.zip.write_all(AFTER_ROWS.as_bytes())?;
        Ok(self.zip.finish()?.into_inner())
    }
}

/// The rows of some households, as the sheet has them.
#[derive(Default)]
pub struct Rows {
    written: Vec<u8>,
    households: u64,
}

impl Rows {
    pub fn add(&mut self, results: &Results<'_>, household: &Screened) {
        self.begin();
        results.values(household, |value| match value {
            Value::Nothing => self.nothing(),
            Value::Text(it) => self.text(it),
            Value::Listed(it) => self.text(&it),
            Value::Whole(number) => self.number(&number.to_string(), ValueKind::Whole),
            Value::Yuan(yuan) => self.number(&yuan.to_decimals(2), ValueKind::Yuan),
        });
        self.end();
    }

    /// A row that was written as CSV, cell by cell.
    pub fn add_written(&mut self, results: &Results<'_>, cells: &[String]) {
        self.begin();
        for ((_, kind), cell) in results.columns.iter().zip(cells) {
            match kind {
                _ if cell.is_empty() => self.nothing(),
                ValueKind::Text => self.text(cell),
                kind => self.number(cell, *kind),
            }
        }
        self.end();
    }

    fn begin(&mut self) {
        self.written.extend_from_slice(b"<row>");
    }

    fn end(&mut self) {
        self.written.extend_from_slice(b"</row>");
        self.households += 1;
    }

    fn nothing(&mut self) {
        self.written.extend_from_slice(b"<c/>");
    }

    fn text(&mut self, it: &str) {
        if it.is_empty() {
            self.nothing();
        } else {
            text(it, "", &mut self.written);
        }
    }

    fn number(&mut self, digits: &str, kind: ValueKind) {
        self.written.extend_from_slice(if kind == ValueKind::Yuan { br#"<c s="1"><v>"# } else { b"<c><v>" });
        self.written.extend_from_slice(digits.as_bytes());
        self.written.extend_from_slice(b"</v></c>");
    }
}

fn text(it: &str, style: &str, to: &mut Vec<u8>) {
    to.extend_from_slice(format!(r#"<c{style} t="inlineStr"><is><t xml:space="preserve">"#).as_bytes());
    let mut room = LONGEST_TEXT;
    for (at, character) in it.char_indices() {
        let Some(left) = room.checked_sub(character.len_utf16()) else { break };
        room = left;
        let escaped = match character {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            // XML has no such characters, and a sheet writes them so; what only looks like that is told apart by its beginning.
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => format!("_x{:04X}_", u32::from(character)),
            '_' if looks_escaped(it.get(at..).unwrap_or_default()) => "_x005F_".to_owned(),
            other => {
                to.extend_from_slice(other.encode_utf8(&mut [0; 4]).as_bytes());
                continue;
            }
        };
        to.extend_from_slice(escaped.as_bytes());
    }
    to.extend_from_slice(b"</t></is></c>");
}

/// `_x0041_`
fn looks_escaped(text: &str) -> bool {
    let digits = text.strip_prefix("_x").and_then(|rest| rest.split_once('_')).map(|(digits, _)| digits);
    digits.is_some_and(|it| it.len() == 4 && it.bytes().all(|it| it.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn no_text_leaves_its_cell() {
        for (told, written) in [
            ("=1+1", "=1+1"),
            ("</t>&", "&lt;/t&gt;&amp;"),
            ("a\u{b}b\n", "a_x000B_b_x000A_"),
            ("_x0041_ _x41_", "_x005F_x0041_ _x41_"),
        ] {
            let mut cell = Vec::new();
            text(told, "", &mut cell);
            let expected = format!(r#"<c t="inlineStr"><is><t xml:space="preserve">{written}</t></is></c>"#);
            assert_eq!(String::from_utf8_lossy(&cell), expected);
        }
        let mut long = Vec::new();
        text(&"长".repeat(40_000), "", &mut long);
        assert_eq!(String::from_utf8_lossy(&long).matches('长').count(), super::LONGEST_TEXT);
    }
}
