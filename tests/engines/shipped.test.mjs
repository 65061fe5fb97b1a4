// What is shipped is understood by the engines it is for: Chrome and WebView from 61 on, iOS from 12 on.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "acorn";
import { engines } from "../../scripts/engines.mjs";

const shipped = (ending) => readdirSync("dist").filter((name) => name.endsWith(ending)).map((name) => join("dist", name));

const COMPILE = "process.argv.slice(1).forEach((name) => new WebAssembly.Module(require('fs').readFileSync(name)))";

for (const { version, program } of engines) {
  test(`every module compiles in Node ${version}`, () => {
    const modules = shipped(".wasm");
    assert.ok(modules.length >= 3);
    execFileSync(program, ["-e", COMPILE, ...modules]);
  });
}

/** What starts the page, and what only comes once it runs. */
const OF_2017 = /\b(start|offline|later|lists|lists_worker)-|\bsw(-off)?\.js$/;

test("the page's scripts are of 2017", () => {
  const scripts = shipped(".js").filter((name) => OF_2017.test(name));
  assert.equal(scripts.length, 7);
  for (const name of scripts) parse(readFileSync(name, "utf8"), { ecmaVersion: 2017 });
});

test("every other script is of 2009: it tells of failure, or runs where little else does", () => {
  const others = shipped(".js").filter((name) => !OF_2017.test(name));
  assert.equal(others.length, 4);
  for (const name of others) parse(readFileSync(name, "utf8"), { ecmaVersion: 5 });
});

/** What came to style sheets after Chrome 61 or iOS 12 and would be missed. What is only an ornament may be new. */
const NEWER = [
  ...["gap", "row-gap", "column-gap", "inset", "inset-[a-z-]+", "aspect-ratio", "(margin|padding|border)-(inline|block)"],
  ...["(margin|padding|border)-block-[a-z-]+", "(inline|block)-size", "place-[a-z]+", "translate", "rotate", "scale"],
].map((property) => new RegExp(`[{;]${property}:`));
NEWER.push(/:(is|where|has)\(|:focus-(visible|within)|::backdrop|@layer|@container|@supports selector|dialog/);
NEWER.push(/\b(clamp|min|max|env|color-mix|light-dark|oklch)\(|\d[dsl]v[hwib]\b|fit-content|overflow-wrap:anywhere/);
NEWER.push(/@media[^{]*[<>]/);

const LOGICAL = /(margin|padding|border)-inline-(start|end):([^;}]*)/g;

for (const name of ["page", "later"]) {
  test(`the sheet ${name} has nothing newer without an older way`, () => {
    const sheet = readFileSync(shipped(".css").find((it) => it.includes(name)), "utf8");
    for (const newer of NEWER) assert.doesNotMatch(sheet, newer);
    for (const { 0: told, 1: property, 2: end, 3: value, index } of sheet.matchAll(LOGICAL)) {
      assert.ok(sheet.slice(0, index).endsWith(`-webkit-${property}-${end}:${value};`), told);
    }
  });
}
