// What a first visit transfers, file by file, against the budget (in bytes).
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib"; // brotli's default quality is 11, the best

const limit = { brotli: 170_000, gzip: 200_000 };
const goal = { brotli: 140_000 };

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const line = (name, ...cells) => name.padEnd(28) + cells.map((cell) => cell.padStart(12)).join("");
const row = ({ name, raw, gzip, brotli }) => line(name, kilobytes(raw), kilobytes(gzip), kilobytes(brotli));

function weigh(path) {
  const bytes = readFileSync(path);
  return {
    name: relative("dist", path),
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}

const files = readdirSync("dist", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name)) // a host may add precompressed twins
  .map((entry) => weigh(join(entry.parentPath, entry.name)))
  .sort((one, other) => other.brotli - one.brotli);

const sum = (column) => files.reduce((total, file) => total + file[column], 0);
const total = { name: "first visit", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };

console.log(line("", "raw", "gzip -9", "brotli 11"));
files.forEach((file) => console.log(row(file)));
console.log(row(total));
console.log(line("limit", "", kilobytes(limit.gzip), kilobytes(limit.brotli)));

if (total.brotli > limit.brotli || total.gzip > limit.gzip) {
  console.error("Too large: the first visit is over the limit.");
  process.exitCode = 1;
} else if (total.brotli > goal.brotli) {
  console.warn(`Getting large: over the goal of ${kilobytes(goal.brotli)} brotli, still within the limit.`);
}
