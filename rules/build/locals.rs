//! The parameters that `[[local]]` rows may publish: as the rules declare them, so that there is one list.

/// A parameter of `local.rs`.
pub struct Declared {
    pub name: &'static str,
    pub variant: &'static str,
    pub kind: Kind,
}

/// What a row must give for it.
#[derive(Clone, Copy)]
pub enum Kind {
    Flow,
    Yuan,
    YesNo,
    Count,
    Number,
    /// The type of its choices.
    Choice(&'static str),
}

/// Every line `name / Variant: Type, …;` of the declaration.
pub fn declared() -> impl Iterator<Item = Declared> {
    include_str!("../src/local.rs").lines().filter_map(|line| {
        let (name, rest) = line.strip_prefix("    ")?.split_once(" / ")?;
        let (variant, rest) = rest.split_once(": ")?;
        let kind = match rest.split_once(", ")?.0 {
            "Flow" => Kind::Flow,
            "Yuan" => Kind::Yuan,
            "bool" => Kind::YesNo,
            "Count" => Kind::Count,
            "Number" => Kind::Number,
            choice => Kind::Choice(choice.strip_prefix("Choice<")?.strip_suffix('>')?),
        };
        Some(Declared { name, variant, kind })
    })
}

/// The identifiers of a type of choices, in their order.
pub fn choices(of: &str) -> Vec<&'static str> {
    let lists = include_str!("../src/facts/choices.rs");
    let body = lists.split_once(&format!("\n    {of} {{")).map_or("", |(_, rest)| rest);
    let body = body.split_once('}').map_or("", |(body, _)| body);
    let declared = body.lines().filter(|line| !line.trim_start().starts_with("//"));
    declared.flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}
