//! Opens and locks case files for a page, and writes and checks certificates. It is fetched when that is wanted, and has a memory
//! of its own: whatever stands in a file, the page and what was answered on it stay as they were. It carries every pack on file,
//! since a sheet may come from anywhere.
//!
//! The page asks for room for each thing that it gives, writes the bytes there, has something done with them, and takes the reply
//! (`src/own_memory.js`).
#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;

use jiuzhu_certificates::HandedOver;

thread_local! {
    static GIVEN: RefCell<Vec<Vec<u8>>> = const { RefCell::new(Vec::new()) };
    static REPLY: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Where so many bytes of what is given next are to be written.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    GIVEN.with_borrow_mut(|given| {
        given.push(vec![0; bytes]);
        given.last_mut().map_or(core::ptr::null_mut(), Vec::as_mut_ptr)
    })
}

/// Writes the certificate of the case given; where the reply stands.
#[unsafe(no_mangle)]
pub extern "C" fn certify() -> *const u8 {
    reply(|[case, ..]| HandedOver::certified(case, jiuzhu_packs::all()))
}

/// Checks the certificate given; where the reply stands.
#[unsafe(no_mangle)]
pub extern "C" fn verify() -> *const u8 {
    reply(|[certificate, ..]| HandedOver::verified(certificate, jiuzhu_packs::all()))
}

/// Opens the case file given, with the passphrase given behind it; where the reply stands.
#[unsafe(no_mangle)]
pub extern "C" fn open_case() -> *const u8 {
    reply(|[file, passphrase, _]| HandedOver::opened(file, str::from_utf8(passphrase).unwrap_or_default()))
}

/// Locks the case given, with the passphrase and the random bytes given behind it; where the reply stands.
#[unsafe(no_mangle)]
pub extern "C" fn lock_case() -> *const u8 {
    reply(|[case, passphrase, random]| HandedOver::locked(case, str::from_utf8(passphrase).unwrap_or_default(), random))
}

/// How many bytes the reply has.
#[unsafe(no_mangle)]
pub extern "C" fn reply_bytes() -> usize {
    REPLY.with_borrow(Vec::len)
}

/// What comes of that which was given; empty where less was given.
fn reply(of: impl FnOnce([&[u8]; 3]) -> HandedOver) -> *const u8 {
    let given = GIVEN.take();
    let each = |at: usize| given.get(at).map_or(&[][..], Vec::as_slice);
    REPLY.set(of([each(0), each(1), each(2)]).to_text().into_bytes());
    REPLY.with_borrow(|reply| reply.as_ptr())
}
