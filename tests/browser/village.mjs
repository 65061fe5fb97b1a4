// A made-up village as a list, as the generator of the lists' own tests writes it, with mistakes where a test puts them.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const cargo = (...words) => ["run", "--quiet", "--locked", ...words];

/** The rows of so many households, the headers among them. No cell has a line end. */
export function village(households, seed) {
  const words = cargo("-p", "jiuzhu-screening", "--example", "village", "--", String(households), String(seed));
  const text = execFileSync("cargo", words, { encoding: "utf8", maxBuffer: 1 << 28 });
  return text.replace("\ufeff", "").trim().split(/\r?\n/).map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain));
}

const cell = (text) => (/[,"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
export const asCsv = (rows) => rows.map((row) => row.map(cell).join(",")).join("\n") + "\n";

/** What the command line makes of a list: its results, and what is wrong in it. */
export function screened(csv, day) {
  const folder = mkdtempSync(join(tmpdir(), "village-"));
  try {
    const [list, out, errors] = ["list.csv", "out.csv", "errors.csv"].map((name) => join(folder, name));
    writeFileSync(list, csv);
    const told = spawnSync("cargo", cargo("-p", "jiuzhu-cli", "--", "screen", list, "--out", out, "--errors", errors, "--day", day), { encoding: "utf8" });
    return { results: readFileSync(out), mistakes: readFileSync(errors), told: told.stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Twelve kinds of mistakes: which row of a household, in which column, what is written there, and what is told of it. */
const MISTAKES = [
  [1, "工资（元/月）", "三百", "not_an_amount"],
  [1, "年龄", "六十", "not_an_age"],
  [0, "今年", "几次", "not_a_count"],
];
export { MISTAKES };
