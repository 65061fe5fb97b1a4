//! Short lists in order.

/// The items by `key`, those of one key in the order in which they come. For a handful of items; the page carries this
/// instead of the sort of the standard library, which is far larger.
pub fn in_order<T, K: Ord>(items: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut ordered = Vec::new();
    for item in items {
        let place = ordered.partition_point(|earlier| key(earlier) <= key(&item));
        ordered.insert(place, item);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn items_of_one_key_keep_their_order() {
        let words = ["two", "one", "three", "six", "four"];
        assert_eq!(in_order(words, |word| word.len()), ["two", "one", "six", "four", "three"]);
    }
}
