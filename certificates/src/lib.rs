//! Certificates of assessments: how they are written, and what they are held against.

mod at_hand;
mod certificate;
mod handed_over;

pub use at_hand::AtHand;
pub use certificate::certificate;
pub use handed_over::{HandedOver, Holds, LARGEST_FILE, Told};
pub use jiuzhu_case_files::names;
