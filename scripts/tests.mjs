// Runs every test there is: the rules natively, the rules as WebAssembly, both in old engines, the page in a browser.
// The last line counts them all. A runner that stops early or finds nothing to run counts as one failure.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

const wasm = "wasm32-unknown-unknown";
// All but those whose very subject is this project: its files (the packs among them), its words at build time, its
// dependencies. A browser has none.
const wasmTests = [
  "agreement", "case_in_bytes", "case_in_json", "exhaustive", "explanations", "explore", "households", "invariance", "knots", "largest_inputs",
  "papers", "policy", "procedure", "review", "soundness", "thresholds", "unusual",
].flatMap((name) => ["--test", name]);
const testsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".test.mjs"))
    .map((name) => join(folder, name));

const cargoSums = { passed: /^test result: .*?(\d+) passed/gm, failed: /^test result: .*?(\d+) failed/gm };
const nodeSums = { passed: /^ℹ pass (\d+)/gm, failed: /^ℹ (?:fail|cancelled) (\d+)/gm };

const runners = [
  {
    name: "rules and page, native",
    command: ["cargo", "test", "--workspace", "--locked", "--no-fail-fast"],
    sums: cargoSums,
  },
  {
    name: "rules as wasm, in Chromium",
    command: [
      ...["cargo", "test", "--locked", "--no-fail-fast", "--target", wasm],
      ...["-p", "jiuzhu-rules", "-p", "jiuzhu-words", "--lib", ...wasmTests],
    ],
    sums: cargoSums,
  },
  {
    name: "rules and page, in old engines",
    command: [process.execPath, "--test", "--test-reporter=spec", ...testsIn("tests/engines")],
    sums: nodeSums,
  },
  {
    name: "page, as hosts serve it",
    command: [process.execPath, "--test", "--test-reporter=spec", ...testsIn("tests/hosting")],
    sums: nodeSums,
  },
  {
    name: "page, in Chromium",
    command: [process.execPath, "--test", "--test-reporter=spec", `--test-concurrency=${availableParallelism()}`, ...testsIn("tests/browser")],
    sums: nodeSums,
  },
];

/** Runs one command, shows what it says as it says it, and gives it back with the exit code. */
function listen([program, ...args]) {
  return new Promise((finished) => {
    let said = "";
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      process.stdout.write(chunk);
      said += chunk;
    });
    child.on("error", (problem) => finished({ said: "", code: problem.code }));
    child.on("close", (code) => finished({ said: stripVTControlCharacters(said), code }));
  });
}

const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);

const results = [];
for (const { name, command, sums } of runners) {
  console.log(`== Testing: ${name}`);
  const { said, code } = await listen(command);
  const passed = sum(said, sums.passed);
  let failed = sum(said, sums.failed);
  let remark = "";
  if (failed === 0 && (code !== 0 || passed === 0)) {
    failed = 1;
    remark = code === 0 ? "  (no test ran)" : `  (stopped with ${code})`;
  }
  results.push({ name, passed, failed, remark });
}

console.log("");
for (const { name, passed, failed, remark } of results) {
  console.log(`${name.padEnd(32)} ${passed} passed, ${failed} failed${remark}`);
}
const passed = results.reduce((total, result) => total + result.passed, 0);
const failed = results.reduce((total, result) => total + result.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
