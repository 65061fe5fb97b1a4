// Times the rules natively and in Chromium on the same households, and sets the medians beside the targets.
// rules/benches/workloads.rs says what is timed; rules/benches/browser exports it to the page.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findBrowser, quietly } from "./browser.mjs";
import { serve } from "./serve.mjs";

// The page is built small; hosts that reckon many households, quick.
const builds = [
  { name: "small", profile: "release", optimise: "-Oz" },
  { name: "quick", profile: "bulk", optimise: "-O3" },
];

/** What one household may take, in microseconds, and how much longer in the browser than natively. */
const targets = [
  { work: "five people, explained", native: 30, build: "small", ratio: 2.5 },
  { work: "five people, possible", native: 6, build: "small", ratio: 2.5 },
  { work: "thresholds of a wage", native: 20_000, build: "small", wasm: 20_000 },
  { work: "policy, explained", native: 5, build: "small", wasm: 12 },
  { work: "policy, known", native: 1 / 3, build: "quick", wasm: 1 / 1.5 },
];

/** What a page reads, each for the first time, in a browser that is given a quarter of the processor. */
const readings = [
  { read: "read_texts", what: "Chinese, at the start" },
  { read: "read_national_pack", what: "nation's pack, at start" },
  { read: "read_largest_pack", what: "largest pack, on choice" },
];
const slowDown = 4;
const longestReading = 5; // milliseconds
const readers = 21;

/** The last module that cargo says it made. */
function compiled(profile) {
  const cargo = ["build", "--profile", profile, "--locked", "--target", "wasm32-unknown-unknown"];
  const messages = execFileSync(
    "cargo",
    [...cargo, "--manifest-path", "rules/benches/browser/Cargo.toml", "--message-format=json-render-diagnostics"],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28 },
  );
  const files = messages.split("\n").filter(Boolean).flatMap((message) => JSON.parse(message).filenames ?? []);
  return files.filter((file) => file.endsWith(".wasm")).at(-1);
}

/** The same steps as for the page: wasm-bindgen, wasm-opt. */
function buildInto(folder, { name, profile, optimise }) {
  execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-name", name, "--out-dir", folder, compiled(profile)]);
  const module = join(folder, `${name}_bg.wasm`);
  execFileSync("wasm-opt", [optimise, module, "-o", module]);
}

/** Runs in the page: microseconds for one household of each kind of work, the median of many short rounds. */
async function measure(build) {
  const bench = await import(new URL(`${build}.js`, location.href));
  await bench.default();
  const timed = (work, batches) => {
    const start = performance.now();
    bench.run(work, batches);
    return performance.now() - start;
  };
  const median = (work) => {
    const least = (batches) => Math.min(...[1, 2, 3].map(() => timed(work, batches)));
    let batches = 1; // a round is long for the page's clock, and short beside what else the machine does
    while (least(batches) < 0.5) batches *= 2;
    const rounds = [];
    const end = performance.now() + 2000;
    while (rounds.length < 11 || (rounds.length < 1001 && performance.now() < end)) rounds.push(timed(work, batches));
    rounds.sort((one, other) => one - other);
    return (rounds[rounds.length >> 1] / batches / bench.households(work)) * 1000;
  };
  const works = Array.from({ length: bench.work_count() }, (_, work) => work);
  return Object.fromEntries(works.map((work) => [bench.work_name(work), median(work)]));
}

/** Runs in the page: milliseconds of each reading, or none where it fails. Nothing was read before, so that nothing is warm. */
async function measureReadings([build, reads]) {
  const bench = await import(new URL(`${build}.js`, location.href));
  await bench.default();
  return reads.map((read) => {
    const start = performance.now();
    return bench[read]() ? performance.now() - start : NaN;
  });
}

/** The median of each reading over many fresh pages. */
async function readInPages(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
  const times = [];
  for (let reader = 0; reader < readers; reader += 1) {
    await page.reload();
    times.push(await page.evaluate(measureReadings, ["small", readings.map(({ read }) => read)]));
  }
  const median = (all) => all.sort((one, other) => one - other)[all.length >> 1];
  return readings.map((_, index) => median(times.map((one) => one[index])));
}

/** A page that shares nothing with others is given the fine clock: steps of 5 µs. */
const alone = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

async function fulfilAlone(route) {
  const response = await route.fetch();
  await route.fulfill({ response, headers: { ...response.headers(), ...alone } });
}

async function inBrowser() {
  const folder = mkdtempSync(join(tmpdir(), "jiuzhu-bench-"));
  try {
    builds.forEach((build) => buildInto(folder, build));
    writeFileSync(join(folder, "index.html"), "<!doctype html><title>bench</title>");
    const site = await serve(folder);
    const browser = await chromium.launch({ executablePath: findBrowser(), args: quietly });
    const page = await browser.newPage();
    await page.route("**/*", fulfilAlone);
    await page.goto(site.address);
    if (!(await page.evaluate(() => crossOriginIsolated))) throw new Error("The page has no fine clock.");
    const medians = {};
    for (const { name } of builds) medians[name] = await page.evaluate(measure, name);
    const read = await readInPages(page);
    await browser.close();
    await site.stop();
    return { ...medians, read };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the native benchmark wrote: a kind of work and its nanoseconds on each line. */
function natively(file) {
  const lines = readFileSync(file, "utf8").trim().split("\n").map((line) => line.split("\t"));
  return Object.fromEntries(lines.map(([work, nanoseconds]) => [work, nanoseconds / 1000]));
}

const native = natively(process.argv[2]);
const browser = await inBrowser();

const line = (...cells) => cells.map((cell, column) => (column === 0 ? cell.padEnd(24) : cell.padStart(14))).join("");
const time = (microseconds) => `${microseconds.toFixed(microseconds < 1 ? 3 : 2)} µs`;
const times = (one, other) => (one / other).toFixed(2);
const perSecond = (microseconds) => `${(1 / microseconds).toFixed(2)} M/s`;

console.log(`\nOne household, median; ${cpus().length} × ${cpus()[0]?.model.trim()}, load ${loadavg()[0].toFixed(1)}`);
console.log(line("", "native", ...builds.map(({ name }) => `wasm, ${name}`), ...builds.map(({ name }) => `${name}/native`)));
for (const [work, microseconds] of Object.entries(native)) {
  const wasm = builds.map(({ name }) => browser[name][work]);
  console.log(line(work, time(microseconds), ...wasm.map(time), ...wasm.map((it) => times(it, microseconds))));
}

console.log("\nMany households on one core, rules against decimals by hand");
for (const work of ["policy, known", "policy, possible", "policy, by hand"]) {
  const [quick, byHand] = [browser.quick[work], browser.quick["policy, by hand"]];
  const cells = [perSecond(native[work]), perSecond(quick)];
  console.log(line(work, ...cells, times(native["policy, by hand"], native[work]), times(byHand, quick)));
}

console.log("\nTargets");
for (const { work, native: limit, build, wasm, ratio } of targets) {
  const [here, there] = [native[work], browser[build][work]];
  const told = (value, most) => `${time(value)} of ${time(most)}${value <= most ? "" : ", missed"}`;
  const inWasm = ratio ? `wasm ${times(there, here)} of ${ratio} times native${there <= ratio * here ? "" : ", missed"}` : `wasm ${told(there, wasm)}`;
  console.log(`${work.padEnd(24)}  native ${told(here, limit)}; ${inWasm}`);
}

console.log(`\nReading, for the first time on a page, at a quarter of the processor; at most ${longestReading} ms each`);
readings.forEach(({ what }, index) => {
  const took = browser.read[index];
  console.log(`${what.padEnd(24)}  ${took.toFixed(2)} ms of ${longestReading} ms${took <= longestReading ? "" : ", missed"}`);
});
