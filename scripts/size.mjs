// What a first visit transfers, file by file, against the budget (in bytes), and what is fetched later.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib"; // brotli's default quality is 11, the best

const limit = { brotli: 170_000, gzip: 200_000 };
const goal = { brotli: 140_000 };

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const line = (name, ...cells) => name.padEnd(32) + cells.map((cell) => cell.padStart(12)).join("");
const row = ({ name, raw, gzip, brotli }) => line(name, kilobytes(raw), kilobytes(gzip), kilobytes(brotli));

function weigh(name) {
  const bytes = readFileSync(join("dist", name));
  return {
    name,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}

/**
 * The words of a language are fetched when it is chosen, and origins with the first results. The module carries Chinese.
 * A province's figures are fetched when it is chosen, the names of all places when one is looked for, and what is on file when
 * that is looked at. What comes after the questions is fetched when they are nearly done, and what reads pack files when one is
 * opened. Modules as JavaScript are fetched in their place where WebAssembly does not run.
 */
const isLater = ({ name }) => /^(words|packs)[\\/]|^(later|reader|take_away)-|-without-wasm\.js$/.test(name);

const files = readdirSync("dist", { recursive: true })
  .filter((name) => statSync(join("dist", name)).isFile())
  .filter((name) => !/\.(br|gz)$/.test(name)) // precompressed twins a host may want are the same bytes again
  .map(weigh)
  .sort((one, other) => other.brotli - one.brotli);

const first = files.filter((file) => !isLater(file));
const sum = (column) => first.reduce((total, file) => total + file[column], 0);
const total = { name: "first visit", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };

console.log(line("", "raw", "gzip -9", "brotli 11"));
first.forEach((file) => console.log(row(file)));
console.log(row(total));
console.log(line("limit", "", kilobytes(limit.gzip), kilobytes(limit.brotli)));
console.log("later, each when it is wanted");
const later = files.filter(isLater);
const provinces = later.filter(({ name }) => name.endsWith(".pack"));
later.filter((file) => !provinces.includes(file)).forEach((file) => console.log(row(file)));
// One of them is fetched. They are listed from the largest down.
provinces.slice(0, 1).forEach((file) => console.log(row(file), ` the largest of ${provinces.length} provinces`));

if (total.brotli > limit.brotli || total.gzip > limit.gzip) {
  console.error("Too large: the first visit is over the limit.");
  process.exitCode = 1;
} else if (total.brotli > goal.brotli) {
  console.warn(`Getting large: over the goal of ${kilobytes(goal.brotli)} brotli, still within the limit.`);
}
