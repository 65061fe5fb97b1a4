// A made-up village as a list, as the generator of the lists' own tests writes it, and what the command line makes of one.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const cargo = (...words) => ["run", "--quiet", "--locked", ...words];

/** The rows of so many households, the headers first. */
export function village(households, seed) {
  const words = cargo("-p", "jiuzhu-screening", "--example", "village", "--", String(households), String(seed));
  const text = execFileSync("cargo", words, { encoding: "utf8", maxBuffer: 1 << 28 });
  return text.replace("\ufeff", "").trim().split(/\r?\n/).map((line) => line.match(/("[^"]*"|[^,]*)(,|$)/g).map((it) => it.replace(/,$/, "").replaceAll('"', "")).slice(0, line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).length));
}

const cell = (text) => (/,/.test(text) ? `"${text}"` : text);
export const asCsv = (rows) => rows.map((row) => row.map(cell).join(",")).join("\n") + "\n";

/** How many rows a workbook and a table have, and in how many cells they differ. */
export function matched(book, table, key) {
  const folder = mkdtempSync(join(tmpdir(), "matched-"));
  try {
    const [first, second, out] = ["one.xlsx", "other.csv", "out.csv"].map((name) => join(folder, name));
    writeFileSync(first, book);
    writeFileSync(second, table);
    const words = cargo("-p", "jiuzhu-cli", "--", "match", first, second, "--key", key, "--out", out, "--json");
    const told = JSON.parse(spawnSync("cargo", words, { encoding: "utf8" }).stdout);
    return { first: told.first, second: told.second, differences: readFileSync(out, "utf8").trim().split("\n").length - 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the command line makes of a list: its results, and what is wrong in it. */
export function screened(csv, day) {
  const folder = mkdtempSync(join(tmpdir(), "village-"));
  try {
    const [list, out, errors] = ["list.csv", "out.csv", "errors.csv"].map((name) => join(folder, name));
    writeFileSync(list, csv);
    spawnSync("cargo", cargo("-p", "jiuzhu-cli", "--", "screen", list, "--out", out, "--errors", errors, "--day", day));
    return { results: readFileSync(out), mistakes: readFileSync(errors) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
