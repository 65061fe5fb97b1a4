//! Writes and checks certificates for a page. It is fetched when one is wanted, and has a memory of its own: whatever stands in
//! a file, the page and what was answered on it stay as they were. It carries every pack on file, since a sheet may come from
//! anywhere.
//!
//! The page asks for room, writes the bytes there, has a case certified or a certificate verified, and takes the reply
//! (`src/own_memory.js`).
#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;

use jiuzhu_certificates::HandedOver;

thread_local! {
    static GIVEN: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static REPLY: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Where so many bytes are to be written.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    GIVEN.with_borrow_mut(|given| {
        *given = vec![0; bytes];
        given.as_mut_ptr()
    })
}

/// Writes the certificate of the case given; where the reply stands.
#[unsafe(no_mangle)]
pub extern "C" fn certify() -> *const u8 {
    reply(HandedOver::certified(&GIVEN.take(), jiuzhu_packs::all()))
}

/// Checks the certificate given; where the reply stands.
#[unsafe(no_mangle)]
pub extern "C" fn verify() -> *const u8 {
    reply(HandedOver::verified(&GIVEN.take(), jiuzhu_packs::all()))
}

/// How many bytes the reply has.
#[unsafe(no_mangle)]
pub extern "C" fn reply_bytes() -> usize {
    REPLY.with_borrow(Vec::len)
}

fn reply(with: HandedOver) -> *const u8 {
    REPLY.set(with.to_text().into_bytes());
    REPLY.with_borrow(|reply| reply.as_ptr())
}
