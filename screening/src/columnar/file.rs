//! A file from which many columns are read at once.

use std::{
    io::{self, BufReader, Read, Seek, SeekFrom},
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use parquet::{
    errors::{ParquetError, Result},
    file::reader::{ChunkReader, Length},
};

use super::pages::MOST_HELD;
use crate::table::Input;

#[derive(Clone)]
pub struct File {
    input: Arc<Mutex<Box<dyn Input>>>,
    length: u64,
}

impl File {
    pub fn of(mut input: Box<dyn Input>) -> io::Result<File> {
        let length = input.seek(SeekFrom::End(0))?;
        Ok(File { input: Arc::new(Mutex::new(input)), length })
    }

    fn read_at(&self, at: u64, to: &mut [u8]) -> io::Result<usize> {
        let mut input = self.input.lock().unwrap_or_else(PoisonError::into_inner);
        input.seek(SeekFrom::Start(at))?;
        input.read(to)
    }
}

/// The file from a place on, whoever else reads it meanwhile.
pub struct From {
    file: File,
    at: u64,
}

impl Read for From {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read_at(self.at, to)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Length for File {
    fn len(&self) -> u64 {
        self.length
    }
}

impl ChunkReader for File {
    type T = BufReader<From>;

    fn get_read(&self, start: u64) -> Result<Self::T> {
        // Heads of pages are read so, which are short.
        Ok(BufReader::with_capacity(1 << 10, From { file: self.clone(), at: start }))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        let ends = start.checked_add(length as u64).filter(|it| *it <= self.length);
        if ends.is_none() {
            return Err(ParquetError::EOF("it ends before what it says it holds".to_owned()));
        }
        if length > MOST_HELD {
            return Err(ParquetError::General("a part of it is larger than is read".to_owned()));
        }
        let mut bytes = vec![0; length];
        From { file: self.clone(), at: start }.read_exact(&mut bytes)?;
        Ok(bytes.into())
    }
}
