//! Whether a step that rests on no other is what the case, the packs and the law at hand say.

use serde_json::Value as Json;

use crate::{
    at_hand::{AtHand, Figure, Row},
    case::{self, Answer},
    certificate::Certificate,
    exact::Exact,
    fault::{Expected, expected},
    required::Required,
    step::{How, Operand, Step},
    value::{Span, Truth, Value},
};

/// What was expected instead and what was found, where the leaf is not what it says.
pub fn wrong(step: &Step, of: &Certificate, required: &Required, at_hand: &dyn AtHand) -> Option<(Expected, String)> {
    let found = step.value.written().to_string();
    let value = |expected: Value| (expected != step.value).then(|| (expected.expected(), found.clone()));
    match (step.how, &step.of) {
        (How::Answered | How::Declined | How::NotAsked, Operand::Text(question)) => {
            let Some((answer, kind)) = case::answer(&of.case, question, at_hand) else {
                return Some((expected!("a question of the case", "情况里的一个问题"), question.clone()));
            };
            match (step.how, answer) {
                (How::Answered, Answer::Given(given)) => value(given),
                (How::Declined, Answer::Unsure) => value(case::open(&kind)),
                // Of somebody of whom nothing is told, whatever that person may owe is open.
                (How::NotAsked, Answer::NotAsked) if is_nobody(question, &of.case) => {
                    value(Value::Yuan("month", Span::at_least(Exact::ZERO)))
                }
                (How::NotAsked, Answer::NotAsked) => value(case::open(&kind)),
                (_, answer) => {
                    Some((expected!("{:?}, as in the case", "情况里的 {:?}", answer), step.how.name().to_owned()))
                }
            }
        }
        (How::TypedIn, Operand::Text(name)) => match case::typed_in(&of.case, name, at_hand) {
            Some((Answer::Given(given), _)) => value(given),
            _ => Some((expected!("a figure that was typed in", "自己填的数"), name.clone())),
        },
        (How::NotPublished, Operand::Text(name)) => {
            let Some((_, kind)) = case::typed_in(&of.case, name, at_hand) else {
                return Some((expected!("a local figure", "一个地方的数"), name.clone()));
            };
            let open = case::open(&kind);
            if open == step.value {
                return None;
            }
            let known = known_at_least(name, of, at_hand);
            // Whether the place has such a rule at all is open too.
            let possible = [open, Value::Holds(Truth::Either)].into_iter().chain(known).chain(required.possible(name));
            is_one_of(possible.collect(), step)
        }
        (How::Assumed, Operand::Text(name)) => is_one_of(required.assumed(name), step),
        (How::Fixed, _) => (!required.is_fixed(&step.value))
            .then(|| (expected!("a number that stands in a rule", "规则里写着的数"), found)),
        (How::OnThisDay | How::Supposed, _) => {
            step.value.truth().is_none().then(|| (expected!("a statement", "一句话"), found))
        }
        (How::LocalCondition, Operand::Text(says)) => {
            let open = Value::Holds(Truth::Either);
            if at_hand.has_condition(says) {
                value(open)
            } else {
                Some((expected!("a condition in a pack", "资料里的一个条件"), says.clone()))
            }
        }
        (How::Published, Operand::Figure(figure)) => published(figure, step, of, at_hand),
        _ => None,
    }
}

fn is_one_of(possible: Vec<Value>, step: &Step) -> Option<(Expected, String)> {
    let listed = || possible.iter().map(|it| it.written().to_string()).collect::<Vec<_>>().join(", ");
    (!possible.contains(&step.value))
        .then(|| (expected!("one of {}", "其中之一：{}", listed()), step.value.written().to_string()))
}

/// Whether the question is about a supporter who is not in the case.
fn is_nobody(question: &str, case: &Json) -> bool {
    let supporters = case.get("supporters").and_then(Json::as_array).map_or(0, Vec::len);
    question == format!("kin.{}", supporters + 1)
}

/// What a source says that a local figure is at the least.
fn known_at_least(name: &str, of: &Certificate, at_hand: &dyn AtHand) -> Vec<Value> {
    let rows = chain(&of.place).into_iter().flat_map(|place| at_hand.rows("local", &place, &of.day));
    let least = rows
        .filter(|row| row.figure.which == [name] && !row.binds)
        .flat_map(|row| values(&Row { binds: false, ..row }));
    least.collect()
}

/// A county, its prefecture, its province, and the nation.
pub fn chain(place: &str) -> Vec<String> {
    let wider = |digits: usize| place.get(..digits).map(|it| format!("{it:0<6}"));
    let mut chain: Vec<String> = [6, 4, 2, 0].into_iter().filter_map(wider).collect();
    chain.dedup();
    chain
}

/// That the figure is the one that stands for the place and the day, and says what the step says.
fn published(figure: &Figure, step: &Step, of: &Certificate, at_hand: &dyn AtHand) -> Option<(Expected, String)> {
    let told = || format!("{} {} {} {:?}", figure.table, figure.place, figure.from, figure.which);
    let covers = |other: &Figure| {
        let areas = other.area.as_deref().is_none_or(|it| it == "both") || other.area == figure.area;
        areas && other.which == figure.which
    };
    for place in chain(&of.place) {
        let rows = at_hand.rows(&figure.table, &place, &of.day);
        let same: Vec<&Row> = rows.iter().filter(|it| it.figure == *figure).collect();
        if let Some(first) = same.first() {
            let order = |row: &Row| (row.binds, row.figure.from.clone());
            let newer = rows.iter().any(|it| covers(&it.figure) && order(it) > order(first));
            // Of subsidies all rows of a place are read, since they add groups of people.
            if newer && !figure.table.ends_with("_subsidy") {
                break;
            }
            return is_one_of(same.iter().flat_map(|row| values(row)).collect(), step);
        }
        if rows.iter().any(|it| covers(&it.figure)) {
            break;
        }
    }
    Some((
        expected!("the figure that stands in the packs for the place and the day", "资料里这个地方、这一天的数"),
        told(),
    ))
}

/// All that a row may be read as: what does not bind is the least.
fn values(row: &Row) -> Vec<Value> {
    let bound = |span: Span| if row.binds { span } else { Span { most: None, ..span } };
    let number = |word: &String| Exact::read(word).map(Span::exactly);
    let ends: Vec<Exact> = row.words.iter().filter_map(|word| Exact::read(word)).collect();
    let range = match ends.as_slice() {
        [least, most] if least < most => Some(bound(Span { least: Some(*least), most: Some(*most) })),
        _ => None,
    };
    let spans: Vec<Span> = row.amounts.iter().copied().map(bound).collect();
    let in_words = row.words.iter().filter_map(number).map(bound);
    let numbers = spans.iter().copied().chain(in_words).map(Value::Number);
    let yuan = spans.iter().flat_map(|span| ["once", "month", "year"].map(|period| Value::Yuan(period, *span)));
    let counts =
        row.words.iter().filter_map(number).chain(row.figure.which.iter().filter_map(number)).map(Value::Years);
    let statements = row.words.iter().flat_map(|word| match word.as_str() {
        "true" | "tier" => vec![Value::Holds(Truth::Yes)],
        "false" | "difference" => vec![Value::Holds(Truth::No)],
        // So many dwellings are allowed or not, whatever the household has.
        _ if row.figure.table == "homes_limit" => vec![Value::Holds(Truth::Yes), Value::Holds(Truth::No)],
        _ => Vec::new(),
    });
    let ranges = range.into_iter().flat_map(|it| [Value::Number(it), Value::Years(it)]);
    numbers.chain(ranges).chain(yuan).chain(counts).chain(statements).collect()
}
