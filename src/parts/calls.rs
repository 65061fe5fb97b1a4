//! Telephone numbers that anybody can call: a tap is enough.

use yew::prelude::*;

/// Numbers that are the same all over the country.
const NUMBERS: &[&str] = &["110", "120", "12345", "12348"];

/// The numbers that stand in a text, each once.
pub fn numbers_in(text: &str) -> Vec<&str> {
    let mut numbers = Vec::new();
    for number in text.split(|it: char| !it.is_ascii_digit()).filter(|it| NUMBERS.contains(it)) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}

/// A text in which every such number can be tapped.
pub fn with_calls(text: &str) -> Html {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|it: char| it.is_ascii_digit()) {
        let (before, from) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let length = from.find(|it: char| !it.is_ascii_digit()).unwrap_or(from.len());
        let (number, after) = from.split_at_checked(length).unwrap_or((from, ""));
        parts.push(html! { <>{ before.to_owned() }</> });
        parts.push(match NUMBERS.contains(&number) {
            true => html! { <a class="number" href={format!("tel:{number}")}>{ number.to_owned() }</a> },
            false => html! { <>{ number.to_owned() }</> },
        });
        rest = after;
    }
    html! { <>{ for parts }{ rest.to_owned() }</> }
}

#[cfg(test)]
mod tests {
    use super::numbers_in;

    #[test]
    fn only_whole_numbers_that_anybody_can_call() {
        assert_eq!(numbers_in("马上打 110。也可以打 12345，再打 110。"), ["110", "12345"]);
        assert_eq!(numbers_in("Call 120 at once, not 1201 nor 2026."), ["120"]);
    }
}
