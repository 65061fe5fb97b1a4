//! Lists of households in a worker of a page. It is fetched when lists are looked at, and has a memory of its own: whatever
//! stands in a list, the page and what was answered on it stay as they were.
//!
//! The worker's script (`src/lists/worker.js`) writes a question as JSON into a room, has it answered, and takes the reply; packs
//! come as bytes. Files are read through [`file`], a piece at a time. What is written of a list goes out as it comes and is kept
//! by the script: here is only what finds it again ([`found`]).
//!
//! Natively there is nothing here, as in the reader of packs.
#![cfg(target_arch = "wasm32")]

mod asked;
mod file;
mod found;
mod making;
mod run;
mod told;

use std::cell::RefCell;

use asked::{Asked, Desk};

thread_local! {
    static ROOM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static REPLY: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static DESK: RefCell<Desk> = RefCell::new(Desk::default());
}

/// Where so many bytes are to be written.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    ROOM.with_borrow_mut(|room| {
        room.clear();
        room.resize(bytes, 0);
        room.as_mut_ptr()
    })
}

/// Takes the room's bytes for the compact form of a pack.
#[unsafe(no_mangle)]
pub extern "C" fn pack() {
    let bytes = ROOM.take();
    DESK.with_borrow_mut(|desk| desk.take_pack(bytes));
}

/// Answers what stands in the room; where the reply stands.
#[unsafe(no_mangle)]
pub extern "C" fn ask() -> *const u8 {
    let asked = ROOM.with_borrow(|room| serde_json::from_slice::<Asked>(room));
    let reply = match asked {
        Ok(asked) => DESK.with_borrow_mut(|desk| desk.answer(asked)),
        Err(error) => error.to_string().into_bytes(),
    };
    replied(reply)
}

/// Goes on with so many households; what came of it is a [`run::Went`].
#[unsafe(no_mangle)]
pub extern "C" fn go_on(households: usize) -> u32 {
    DESK.with_borrow_mut(|desk| desk.go_on(households)) as u32
}

/// Hands over what was written since the last time: rows of results (2), mistakes (3), or a workbook (4).
#[unsafe(no_mangle)]
pub extern "C" fn take(which: u32) -> *const u8 {
    replied(DESK.with_borrow_mut(|desk| desk.take(which)))
}

/// How many bytes the reply has.
#[unsafe(no_mangle)]
pub extern "C" fn reply_bytes() -> usize {
    REPLY.with_borrow(Vec::len)
}

fn replied(reply: Vec<u8>) -> *const u8 {
    REPLY.set(reply);
    REPLY.with_borrow(|reply| reply.as_ptr())
}
