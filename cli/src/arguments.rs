//! What may be typed on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, builder::PossibleValuesParser};
use clap_complete::Shell;
use jiuzhu_words::LANGUAGES;

/// Estimates what help a household may get under Chinese social assistance. It estimates; it does not decide.
#[derive(Parser)]
#[command(name = "jiuzhu", version, after_help = EXAMPLES, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  jiuzhu assess household.json                     everything, as JSON
  jiuzhu assess household.json --explain --lang en the same as a sheet to read
  jiuzhu assess - --place 500112 --day 2026-11-01 < household.json
  jiuzhu assess household.json --param dibao_standard=monthly:700
  jiuzhu certify household.json --out sheet.json   a certificate that anybody can check
  jiuzhu verify sheet.json                         check it
  jiuzhu questions household.json                  what to ask next, and why
  jiuzhu reasons household.json --programme dibao  what the verdict rests on
  jiuzhu thresholds household.json --fact wage.1   where help begins and ends
  jiuzhu compare household.json --day 2025-01-01   what another day would change
  jiuzhu screen village.csv --out results.csv --place 500112
  jiuzhu match poor.csv dibao.csv --key 户编号 --out differences.csv
  jiuzhu places 重庆
  jiuzhu packs check packs/chongqing.toml
  jiuzhu rules DB-EL-1
  jiuzhu schema case > case.schema.json

Exit codes: 0 done; 1 a file that cannot be read, is wrong, or cannot be written; 2 wrong arguments.";

#[derive(Subcommand)]
pub enum Command {
    /// Assess one household
    Assess(Assess),
    /// Write a certificate: an assessment with every step, which anybody can check later
    Certify(Certify),
    /// Check a certificate with a program of its own, that knows no programme
    Verify(VerifyCertificate),
    /// Lock a case file with the passphrase in JIUZHU_PASSPHRASE
    Lock(Lock),
    /// Unlock it again; every other command reads it locked as well
    Unlock(Lock),
    /// Follow one amount upwards: where help begins, ends, jumps or changes its pace
    Thresholds(Thresholds),
    /// Tell what two cases differ in, and which step made it
    Compare(Compare),
    /// Tell what to ask next, and why
    Questions(Questions),
    /// Tell what one verdict rests on, and what would turn it
    Reasons(Reasons),
    /// Assess every household of a table: one row for each person
    Screen(Screen),
    /// Hold two lists against each other by a key
    Match(Match),
    /// List the places on file, and which figures each has
    Places(Places),
    /// Look pack files through: check, compare, sign and verify them, and tell what is on file
    Packs(Packs),
    /// List the rules; with an id, one rule with its steps and articles
    Rules(Rules),
    /// List the local figures that can be typed in with --param
    Parameters(Parameters),
    /// Print a JSON Schema
    Schema {
        #[arg(value_enum)]
        of: Of,
    },
    /// Print a completion script for a shell
    Completions {
        #[arg(value_enum)]
        shell: Shell,
    },
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  jiuzhu assess household.json
  jiuzhu assess household.json --explain --lang en
  jiuzhu assess household.json --param dibao_standard=monthly:700 --param support_rate=0.5
  jiuzhu assess - --out assessment.json < household.json")]
pub struct Assess {
    #[command(flatten)]
    pub given: Given,
    #[command(flatten)]
    pub spoken: Spoken,
    /// Print a sheet to read instead of JSON
    #[arg(long)]
    pub explain: bool,
    #[command(flatten)]
    pub out: Out,
}

#[derive(Args)]
#[command(after_help = "\
Example:
  jiuzhu certify household.json --out sheet.json

The check code at the end of the certificate can be read out or written down. Keep the file as you keep the case: all that
was told stands in it.")]
pub struct Certify {
    #[command(flatten)]
    pub given: Given,
    #[command(flatten)]
    pub out: Out,
}

#[derive(Args)]
#[command(after_help = "\
Example:
  JIUZHU_PASSPHRASE=... jiuzhu lock household.json --out locked.json
  JIUZHU_PASSPHRASE=... jiuzhu assess locked.json

Nobody can open the file without the passphrase: who forgets it has lost what stands there.")]
pub struct Lock {
    /// The case file; - reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub out: Out,
}

#[derive(Args)]
#[command(after_help = "\
Example:
  jiuzhu verify sheet.json --lang en

Exit codes: 0 nothing is wrong; 1 the faults, each with its place, what was expected and what was found.")]
pub struct VerifyCertificate {
    /// The certificate; - reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// A pack file to take instead of the pack of its province on file; repeatable
    #[arg(long = "pack", value_name = "FILE")]
    pub packs: Vec<PathBuf>,
    #[command(flatten)]
    pub spoken: Spoken,
}

/// The case, and what is put in place of what it says.
#[derive(Args)]
pub struct Given {
    /// The case as JSON; - reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub replaced: Replaced,
}

/// What is put in place of what a file says.
#[derive(Args, Default)]
pub struct Replaced {
    /// Take the law and the figures of this day, such as 2026-11-01
    #[arg(long)]
    pub day: Option<String>,
    /// Six digits: take the figures of this place
    #[arg(long)]
    pub place: Option<String>,
    /// Type in a local figure, used where none is published for the place; repeatable
    #[arg(long = "param", value_name = "NAME=VALUE", long_help = PARAM)]
    pub params: Vec<String>,
    /// Take this pack file instead of the pack on file for its province; repeatable
    #[arg(long = "pack", value_name = "FILE", long_help = PACK)]
    pub packs: Vec<PathBuf>,
    /// Take the local figures that a person typed in from this file, where none is published for the place
    #[arg(long, value_name = "FILE", long_help = LOCAL)]
    pub local: Option<PathBuf>,
}

const PACK: &str = "\
Take this pack file (TOML, as in packs/) instead of the pack on file for its province; repeatable. Where FILE.sig lies beside
it, the signature must fit, and standard error tells the fingerprint of the key that made it.";

const LOCAL: &str = "\
Take the local figures that a person typed in from this pack file: [[local]] rows, whose sources have publisher = \"typed_in\".
They take the place of what the case says under \"local\"; --param goes before them, and so does what is published for the
place, which standard error tells.";

const PARAM: &str = "\
Type in a local figure, used where none is published for the place; repeatable. It takes the place of what the file
says under \"local\". The value is as in a case, written short or as JSON:
  dibao_standard=monthly:700    liquid_limit=20000    support_rate=0.3..0.5
  vehicle_allowed=true          support_rule=surplus  'dibao_standard={\"monthly\":\"700\"}'
`jiuzhu parameters` lists the names.";

/// The language of what is said.
#[derive(Args)]
pub struct Spoken {
    /// Language of the texts [default: from LC_ALL, LC_MESSAGES or LANG, else zh-Hans]
    #[arg(long, value_parser = PossibleValuesParser::new(LANGUAGES.iter().map(|it| it.tag)))]
    pub lang: Option<String>,
}

#[derive(Args)]
pub struct Out {
    /// Write to this file, whole or not at all, instead of standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  jiuzhu thresholds household.json --fact wage.1
  jiuzhu thresholds household.json --fact savings --from 0 --to 60000
  jiuzhu thresholds household.json --fact income --people 4")]
pub struct Thresholds {
    #[command(flatten)]
    pub given: Given,
    /// The question whose answer varies: savings, wage.1 of the first person, own_income.1 of the first supporter; income
    /// for all income in one amount
    #[arg(long)]
    pub fact: String,
    /// So many people: who comes last leaves first, who is added is a child of ten at school
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=30))]
    pub people: Option<u8>,
    /// Yuan
    #[arg(long, default_value = "0")]
    pub from: String,
    /// Yuan
    #[arg(long, default_value = "20000")]
    pub to: String,
    #[command(flatten)]
    pub spoken: Spoken,
    #[command(flatten)]
    pub out: Out,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  jiuzhu compare before.json after.json
  jiuzhu compare household.json --day 2025-01-01
  jiuzhu compare household.json --place 440300 --lang en")]
pub struct Compare {
    /// A case as JSON; - reads standard input
    #[arg(value_name = "FILE")]
    pub first: PathBuf,
    /// The other case; without it the first one is compared with itself on another --day or in another --place
    #[arg(value_name = "OTHER")]
    pub second: Option<PathBuf>,
    #[command(flatten)]
    pub replaced: Replaced,
    #[command(flatten)]
    pub spoken: Spoken,
    #[command(flatten)]
    pub out: Out,
}

#[derive(Args)]
#[command(after_help = "\
Example:
  jiuzhu questions household.json --lang en")]
pub struct Questions {
    #[command(flatten)]
    pub given: Given,
    #[command(flatten)]
    pub spoken: Spoken,
    #[command(flatten)]
    pub out: Out,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  jiuzhu reasons household.json --programme dibao
  jiuzhu reasons household.json --programme care_subsidy --person 2")]
pub struct Reasons {
    #[command(flatten)]
    pub given: Given,
    /// Such as dibao
    #[arg(long)]
    pub programme: String,
    /// The number of the person, the applicant being 1; none for the household
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..))]
    pub person: Option<u8>,
    #[command(flatten)]
    pub spoken: Spoken,
    #[command(flatten)]
    pub out: Out,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  jiuzhu screen --template village.csv
  jiuzhu screen village.csv --out results.csv --place 500112 --day 2026-11-01
  jiuzhu screen village.parquet --out results.parquet --place 500112
  jiuzhu screen village.xlsx --out results.csv --errors mistakes.csv --map 年收入=wage/year

A row is a person, and rows with the same household number are a household; sort by it. What is about the household as a
whole stands in any of its rows. A blank cell was not asked; 不清楚, unsure and ? are unsure; 800-1000 is a range.
A wrong cell counts as not asked and is told; so are rows that leave a household unclear. Where anything is wrong the exit
code is 1, and the results are written nevertheless.")]
pub struct Screen {
    /// The table: CSV or TSV in UTF-8, UTF-16 or GB18030, XLSX, or Parquet
    #[arg(value_name = "FILE", required_unless_present = "template")]
    pub file: Option<PathBuf>,
    /// Write a row for each household to this file, CSV, XLSX or Parquet by its name, whole or not at all
    #[arg(long, value_name = "FILE", required_unless_present = "template")]
    pub out: Option<PathBuf>,
    /// Write every mistake to this CSV file
    #[arg(long, value_name = "FILE")]
    pub errors: Option<PathBuf>,
    /// Write an empty table to fill in, and do nothing else
    #[arg(long, value_name = "FILE", conflicts_with_all = ["file", "out", "errors"])]
    pub template: Option<PathBuf>,
    /// Say what a column is, or name a TOML file with [columns]; repeatable
    #[arg(long = "map", value_name = "HEADER=FACT", long_help = MAP)]
    pub map: Vec<String>,
    /// Take the law and the figures of this day, such as 2026-11-01 [default: today]
    #[arg(long)]
    pub day: Option<String>,
    /// Six digits: the place of every household whose row names none
    #[arg(long)]
    pub place: Option<String>,
    /// Type in a local figure, used where none is published for the place; repeatable
    #[arg(long = "param", value_name = "NAME=VALUE", long_help = PARAM)]
    pub params: Vec<String>,
    /// Take this pack file instead of the pack on file for its province; repeatable
    #[arg(long = "pack", value_name = "FILE", long_help = PACK)]
    pub packs: Vec<PathBuf>,
    /// Do not tell what open verdicts hang on, which takes most of the time
    #[arg(long)]
    pub quick: bool,
    /// How many households are assessed at once [default: one for each core]
    #[arg(long, value_name = "NUMBER")]
    pub threads: Option<std::num::NonZeroUsize>,
    /// Print the summary as JSON
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub spoken: Spoken,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  jiuzhu match registered-poor.csv dibao.xlsx --key 户编号 --out differences.csv
  jiuzhu match a.csv b.csv --key 户编号=低保户号 --out differences.csv

Columns are compared that have the same header, or are the same fact; names are not. 1200/年 and 100/月 are the same.
Both lists are kept in memory.")]
pub struct Match {
    /// A table: CSV, TSV, XLSX or Parquet
    #[arg(value_name = "A")]
    pub first: PathBuf,
    /// The other table
    #[arg(value_name = "B")]
    pub second: PathBuf,
    /// The header of the column by which rows are the same; A=B where the tables call it differently
    #[arg(long, value_name = "HEADER")]
    pub key: String,
    /// Write every difference to this CSV file, whole or not at all
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Print the summary as JSON
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub spoken: Spoken,
}

const MAP: &str = "\
Say what a column is, before what its header suggests; repeatable. FACT is an identifier as in a case, with /month or /year for
an amount whose cells name no period: 年收入=wage/year. Besides: household_number, person_number, name, birth_date, place,
dibao_standard; keep, to have the column in the results; ignore. Without = it is a TOML file:
  [columns]
  \"年收入\" = \"wage/year\"";

#[derive(Args)]
pub struct Places {
    /// Only places whose code begins with this, or that are called so: in characters, pinyin, its initials, or English
    pub text: Option<String>,
    #[command(flatten)]
    pub spoken: Spoken,
}

#[derive(Args)]
pub struct Packs {
    #[command(subcommand)]
    pub command: OfPacks,
}

#[derive(Subcommand)]
pub enum OfPacks {
    /// Tell every mistake in pack files, and what should be looked at
    Check(Check),
    /// Tell what two packs say differently
    Diff(Diff),
    /// Print which figures are on file for which places, as Markdown
    Coverage,
    /// Sign a pack file
    Sign(Sign),
    /// Tell whether a signature fits a pack file and was made with a key
    Verify(Verify),
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  jiuzhu packs check packs/chongqing.toml
  jiuzhu packs check --day 2026-11-01 --strict

Mistakes end with exit code 1; what should be looked at does so only with --strict.")]
pub struct Check {
    /// Pack files; without any, all of ./packs
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The day on which a standard may be past its review [default: the newest day that the files speak of]
    #[arg(long)]
    pub day: Option<String>,
    /// End with exit code 1 where anything should be looked at
    #[arg(long)]
    pub strict: bool,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  jiuzhu packs diff chongqing chongqing-new.toml
  jiuzhu packs diff old.toml new.toml --json")]
pub struct Diff {
    /// A pack file, or the name of a pack on file such as inner-mongolia
    #[arg(value_name = "OLD")]
    pub old: String,
    #[arg(value_name = "NEW")]
    pub new: String,
    /// Print JSON instead of text
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
#[command(after_help = "\
Example:
  openssl genpkey -algorithm ed25519 -out key.pem
  jiuzhu packs sign packs/chongqing.toml --key key.pem

The signature is written to FILE.sig, where --pack looks for it.")]
pub struct Sign {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// An Ed25519 private key in PEM
    #[arg(long, value_name = "KEYFILE")]
    pub key: PathBuf,
}

#[derive(Args)]
#[command(after_help = "\
Example:
  openssl pkey -in key.pem -pubout -out public.pem
  jiuzhu packs verify chongqing.toml --signature chongqing.toml.sig --public-key public.pem")]
pub struct Verify {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The signature [default: FILE.sig]
    #[arg(long, value_name = "SIGNATURE")]
    pub signature: Option<PathBuf>,
    /// An Ed25519 public key in PEM
    #[arg(long, value_name = "KEYFILE")]
    pub public_key: PathBuf,
}

#[derive(Args)]
pub struct Rules {
    /// An id such as DB-EL-1
    pub id: Option<String>,
    #[command(flatten)]
    pub spoken: Spoken,
}

#[derive(Args)]
pub struct Parameters {
    #[command(flatten)]
    pub spoken: Spoken,
}

/// What a schema describes.
#[derive(Clone, Copy, ValueEnum)]
pub enum Of {
    /// What `assess` reads
    Case,
    /// What `assess` writes
    Assessment,
    /// What `certify` writes
    Certificate,
    /// A file of `packs/`, with TOML's dates as text
    Pack,
}
