//! The reader of pack files that somebody opens in a page. It is fetched when a file is opened, and has a memory of its own:
//! whatever stands in a file, the page and what was answered on it stay as they were.
//!
//! The page asks for room for each file, writes the bytes there, has them read, and takes the reply
//! (`src/own_memory.js`). The first file is the pack; a second is its signature.
//!
//! Natively there is nothing here: a function of the name `read` would stand in the place of the system's own.
#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;

use jiuzhu_packs::handed_over;

thread_local! {
    static FILES: RefCell<Vec<Vec<u8>>> = const { RefCell::new(Vec::new()) };
    static REPLY: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What the file is called in what is said about its lines.
const NAME: &str = "file";

/// Where so many bytes of the next file are to be written.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    FILES.with_borrow_mut(|files| {
        files.push(vec![0; bytes]);
        files.last_mut().map_or(core::ptr::null_mut(), Vec::as_mut_ptr)
    })
}

/// Reads the files; where the reply stands.
#[unsafe(no_mangle)]
pub extern "C" fn read() -> *const u8 {
    let files = FILES.take();
    let signature = files.get(1).map(Vec::as_slice);
    let read = handed_over::read(NAME, files.first().map_or(&[], Vec::as_slice), signature);
    REPLY.set(read.to_bytes());
    REPLY.with_borrow(|reply| reply.as_ptr())
}

/// How many bytes the reply has.
#[unsafe(no_mangle)]
pub extern "C" fn reply_bytes() -> usize {
    REPLY.with_borrow(Vec::len)
}
