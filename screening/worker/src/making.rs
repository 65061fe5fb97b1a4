//! The results are made into a workbook from what was written of them, some rows at a time.

use std::{cell::RefCell, io, rc::Rc};

use jiuzhu_screening::{
    results::Results,
    safe::read_rows,
    workbook::{Rows, Workbook},
};

use crate::file::{File, Which};

/// Households until messages are heard again.
const FEW: usize = 1_000;

pub struct Making {
    rows: Box<dyn Iterator<Item = io::Result<Vec<String>>>>,
    /// None when it is done.
    book: Option<Workbook<Out>>,
    out: Out,
    /// Households that are in it.
    pub households: usize,
}

impl Making {
    /// Of results that were written in so many bytes.
    pub fn of(results: &Results<'_>, bytes: u64) -> io::Result<Making> {
        let out = Out::default();
        let book = Workbook::begin(results, out.clone())?;
        let rows = Box::new(read_rows(File::open(Which::Results, bytes)));
        Ok(Making { rows, book: Some(book), out, households: 0 })
    }

    /// Makes some more; whether it is done.
    pub fn go_on(&mut self, results: &Results<'_>) -> io::Result<bool> {
        let Some(book) = &mut self.book else { return Ok(true) };
        let mut some = Rows::default();
        let before = self.households;
        for cells in self.rows.by_ref().take(FEW) {
            some.add_written(results, &cells?);
            self.households += 1;
        }
        book.add(&some)?;
        if self.households - before < FEW {
            self.book.take().map(Workbook::finish).transpose()?;
        }
        Ok(self.book.is_none())
    }

    /// What was made since the last time.
    pub fn take(&mut self) -> Vec<u8> {
        self.out.0.take()
    }
}

#[derive(Clone, Default)]
struct Out(Rc<RefCell<Vec<u8>>>);

impl io::Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
