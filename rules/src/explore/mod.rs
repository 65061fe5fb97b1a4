//! What lies around one case. Built on [`assess`](crate::assess) alone.

pub mod thresholds;
