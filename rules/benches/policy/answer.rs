//! What the small policy answers for one household.

/// Amounts are whole yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The family is on dibao, or a member is alone.
    pub eligible: bool,
    pub amount: u32,
    pub marginal: bool,
    pub living: u32,
    pub care: u32,
}
