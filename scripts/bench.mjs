// Times the rules in Chromium and sets the result beside criterion's native one.
// rules/benches/browser exports `case_count()`, and `run_explained(rounds)` and `run_plain(rounds)`, each of which
// assesses every case `rounds` times and returns a checksum, so that nothing can be optimised away.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findBrowser, quietly } from "./browser.mjs";
import { serve } from "./serve.mjs";

const ways = ["explained", "plain"];
const limits = "Limits: explained natively 30 µs; wasm 2.5 times native.";

/** The same steps as for the page: release profile, wasm-bindgen, wasm-opt -Oz. */
function buildInto(folder) {
  const cargo = ["build", "--release", "--locked", "--target", "wasm32-unknown-unknown"];
  const messages = execFileSync(
    "cargo",
    [...cargo, "--manifest-path", "rules/benches/browser/Cargo.toml", "--target-dir", "target", "--message-format=json-render-diagnostics"],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28 },
  );
  const files = messages.split("\n").filter(Boolean).flatMap((message) => JSON.parse(message).filenames ?? []);
  const module = files.filter((file) => file.endsWith(".wasm")).at(-1);
  execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-name", "bench", "--out-dir", folder, module]);
  const optimised = join(folder, "bench_bg.wasm");
  execFileSync("wasm-opt", ["-Oz", optimised, "-o", optimised]);
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>bench</title>");
}

/** Runs in the page. A batch lasts long enough for the browser's coarse clock; the median of 21 is robust. */
async function measure(ways) {
  const bench = await import(new URL("bench.js", location.href));
  await bench.default();
  const timed = (run, rounds) => {
    const start = performance.now();
    run(rounds);
    return performance.now() - start;
  };
  const medians = ways.map((way) => {
    const run = bench[`run_${way}`];
    let rounds = 1;
    while (timed(run, rounds) < 50) rounds *= 2;
    const batches = Array.from({ length: 21 }, () => timed(run, rounds)).sort((one, other) => one - other);
    return [way, (batches[10] / rounds / bench.case_count()) * 1000];
  });
  return Object.fromEntries(medians);
}

async function inBrowser() {
  const folder = mkdtempSync(join(tmpdir(), "jiuzhu-bench-"));
  try {
    buildInto(folder);
    const site = await serve(folder);
    const browser = await chromium.launch({ executablePath: findBrowser(), args: quietly });
    const page = await browser.newPage();
    await page.goto(site.address);
    const medians = await page.evaluate(measure, ways);
    await browser.close();
    await site.stop();
    return medians;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Criterion's last median, in microseconds. */
function natively(way) {
  const estimates = JSON.parse(readFileSync(`target/criterion/assess/${way}/new/estimates.json`, "utf8"));
  return estimates.median.point_estimate / 1000;
}

const browser = await inBrowser();
const line = (...cells) => cells.map((cell, column) => (column === 0 ? cell.padEnd(16) : cell.padStart(14))).join("");
console.log(`\nOne assessment, median\n${line("", "native", "wasm", "wasm/native")}`);
for (const way of ways) {
  const [native, wasm] = [natively(way), browser[way]];
  console.log(line(way, `${native.toFixed(2)} µs`, `${wasm.toFixed(2)} µs`, (wasm / native).toFixed(2)));
}
console.log(limits);
