//! Texts that are reviewed: each stands in a file, which `UPDATE_EXPECT=1 cargo test` writes anew.

/// A browser has no files to write; there it is held against the text that the file had.
macro_rules! assert_on_file {
    ($told:expr, $file:expr) => {
        #[cfg(not(target_arch = "wasm32"))]
        expect_test::expect_file![$file].assert_eq(&$told);
        #[cfg(target_arch = "wasm32")]
        assert_eq!($told, include_str!($file));
    };
}
pub(crate) use assert_on_file;
