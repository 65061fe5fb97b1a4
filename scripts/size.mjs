// What a first visit transfers, file by file, against the limit, and what is fetched later.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { goal, limit, together, weigh } from "./weight.mjs";

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const line = (name, ...cells) => name.padEnd(32) + cells.map((cell) => cell.padStart(12)).join("");
const row = ({ name, raw, gzip, brotli }) => line(name, kilobytes(raw), kilobytes(gzip), kilobytes(brotli));

/**
 * The words of a language are fetched when it is chosen, and origins with the first results. The module carries Chinese.
 * A province's figures are fetched when it is chosen, the names of all places when one is looked for, and what is on file when
 * that is looked at. What comes after the questions is fetched when they have begun, what reads pack files when one is
 * opened, and what certifies when a sheet is made or checked. Modules as JavaScript are fetched in their place where WebAssembly does not run. What keeps the page for when there is no
 * network comes when nothing else is to be done. Written pages are visited by themselves.
 */
const isLater = ({ name }) =>
  /^(words|packs|pages)[\\/]|^(later|reader|certifier|lists|lists_worker|offline|written)-|-without-wasm-|^(sw|sw-off)\.js$|^versions\.json$/.test(name);

const names = readdirSync("dist", { recursive: true })
  .filter((name) => statSync(join("dist", name)).isFile())
  .filter((name) => !/\.(br|gz)$/.test(name)); // precompressed twins a host may want are the same bytes again
const files = (await Promise.all(names.map((name) => weigh("dist", name)))).sort((one, other) => other.brotli - one.brotli);

const first = files.filter((file) => !isLater(file));
const total = together("first visit", first);

console.log(line("", "raw", "gzip", "brotli"));
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
