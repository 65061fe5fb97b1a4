// Whatever the engine, and whether the rules are WebAssembly or JavaScript: the same answers to every household of the tests.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { engines } from "../../scripts/engines.mjs";

const households = readdirSync("tests/households").sort().map((name) => join("tests/households", name));
const run = (program, ...words) => execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28 });

describe("the rules", () => {
  const folder = mkdtempSync(join(tmpdir(), "answers-"));
  const [wasm, script] = [join(folder, "answers.wasm"), join(folder, "answers.js")];
  let natively;

  before(() => {
    run("sh", "scripts/answers.sh", folder);
    natively = readFileSync(join(folder, "natively"), "utf8");
  });
  after(() => rmSync(folder, { recursive: true }));

  test("answer more than a thousand households", () => {
    assert.ok(natively.split("\n").length > 1000);
  });

  for (const { version, program } of [...engines, { version: process.versions.node, program: process.execPath }]) {
    test(`answer in Node ${version} what they answer natively`, () => {
      same(run(program, "tests/engines/run.cjs", wasm, ...households), natively);
    });
    test(`answer the same as JavaScript in Node ${version}`, () => {
      same(run(program, "tests/engines/run.cjs", script, ...households), natively);
    });
  }
});

/** Tells the first line that differs: all of them would be too much to read. */
function same(answers, expected) {
  if (answers === expected) return;
  const [some, others] = [answers.split("\n"), expected.split("\n")];
  const at = others.findIndex((line, index) => line !== some[index]);
  assert.equal(some[at], others[at]);
  assert.equal(some.length, others.length);
}
