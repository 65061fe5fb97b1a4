//! What other engines call (`tests/engines/run.cjs`): they ask for room for the text of a file, write it there, and take the
//! answers.

use std::cell::RefCell;

use crate::answers;

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWERS: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Where so many bytes of a file are to be written.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    TEXT.set(vec![0; bytes]);
    TEXT.with_borrow_mut(Vec::as_mut_ptr)
}

/// Answers the file; where the answers stand.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    let text = String::from_utf8(TEXT.take()).expect("a file is text");
    ANSWERS.set(answers(&text));
    ANSWERS.with_borrow(|answers| answers.as_ptr())
}

/// How many bytes the answers have.
#[unsafe(no_mangle)]
pub extern "C" fn answer_bytes() -> usize {
    ANSWERS.with_borrow(String::len)
}
