//! Files that the page holds, read a piece at a time.

use std::{
    cell::Cell,
    io::{self, Read, Seek, SeekFrom},
};

#[link(wasm_import_module = "lists")]
unsafe extern "C" {
    /// Writes up to so many bytes of a file to a place in memory; how many they are, and `usize::MAX` where it cannot be read.
    safe fn read(which: u32, at: f64, into: *mut u8, bytes: usize) -> usize;
}

/// What the page holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Which {
    First = 0,
    Second = 1,
    Results = 2,
    Mistakes = 3,
}

/// A call into the page takes a while, so that many bytes are read at once.
const PIECE: usize = 1 << 20;

thread_local! {
    static FURTHEST: [Cell<u64>; 2] = const { [Cell::new(0), Cell::new(0)] };
}

/// A file, as a table is read from.
pub struct File {
    which: Which,
    size: u64,
    at: u64,
    /// What was read last, and where it begins.
    piece: Vec<u8>,
    begins: u64,
}

impl File {
    pub fn open(which: Which, size: u64) -> File {
        furthest_set(which, 0);
        File { which, size, at: 0, piece: Vec::new(), begins: 0 }
    }

    fn fetch(&mut self) -> io::Result<()> {
        let bytes = usize::try_from(self.size - self.at).unwrap_or(PIECE).min(PIECE);
        self.piece.resize(bytes, 0);
        let came = read(self.which as u32, self.at as f64, self.piece.as_mut_ptr(), bytes);
        if came != bytes {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
        }
        self.begins = self.at;
        furthest_set(self.which, self.at + bytes as u64);
        Ok(())
    }
}

impl Read for File {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.size || to.is_empty() {
            return Ok(0);
        }
        let inside = self.begins..self.begins + self.piece.len() as u64;
        if !inside.contains(&self.at) {
            self.fetch()?;
        }
        let from = usize::try_from(self.at - self.begins).unwrap_or(usize::MAX);
        let came = self.piece.get(from..).unwrap_or_default().read(to)?;
        self.at += came as u64;
        Ok(came)
    }
}

impl Seek for File {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// How far a list was read.
pub fn furthest(which: Which) -> u64 {
    FURTHEST.with(|all| all.get(which as usize).map_or(0, Cell::get))
}

fn furthest_set(which: Which, to: u64) {
    FURTHEST.with(|all| all.get(which as usize).map_or((), |it| it.set(to)));
}

/// Some bytes of what was written.
pub fn bytes_of(which: Which, at: u64, bytes: usize) -> Vec<u8> {
    let mut all = vec![0; bytes];
    let came = read(which as u32, at as f64, all.as_mut_ptr(), bytes);
    if came == bytes { all } else { Vec::new() }
}
