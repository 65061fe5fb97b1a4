// Looks at the page as a host hands it out, from outside: `make check-deployed URL=https://…/`. Tells what is wrong, what it should
// be and how to mend it; what only costs time is told apart. Exit code 1 where anything is wrong.
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { caching, headers, PACKED, policyOf, typeOf } from "./served.mjs";

/** Files that are asked for at once. */
const AT_ONCE = 8;

/** What was found: each with whether it is right, and if not whether it is merely slow. */
class Findings {
  all = [];

  right(what) {
    this.all.push({ what });
  }

  wrong(what, mend) {
    this.all.push({ what, mend, wrong: true });
  }

  slow(what, mend) {
    this.all.push({ what, mend });
  }

  /** Says what is right where nothing in a list is wrong; else the first of it, and how many more there are. */
  each(what, faults, mend, tell = "wrong") {
    if (!faults.length) return this.right(what);
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : "";
    return this[tell](`${faults[0]}${more}`, mend);
  }
}

async function got(address, name) {
  const answer = await fetch(new URL(name, address), { headers: { "Accept-Encoding": "br, gzip" } });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const of = (header) => answer.headers.get(header) ?? "";
  return { name, status: answer.status, address: answer.url, of, bytes, text: () => new TextDecoder().decode(bytes) };
}

async function gotAll(address, names) {
  const [waiting, all] = [[...names], []];
  const one = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) all.push(await got(address, name));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return all;
}

const directives = (policy) => new Map(policy.split(";").map((it) => it.trim().split(/\s+/)).filter(([name]) => name).map(([name, ...values]) => [name, values]));

function looksAtPolicy(found, page) {
  const policy = page.of("content-security-policy");
  if (!policy) return found.wrong("the page comes without Content-Security-Policy", "Send the header; only it can say who may show the page within theirs");
  const [sent, own] = [directives(policy), directives(policyOf(page.text()))];
  const unsafe = [...sent.values()].flat().filter((it) => it.startsWith("'unsafe-"));
  found.each("the policy lets nothing unsafe run", unsafe.map((it) => `the policy that is sent lets ${it}`), "Send the policy as it stands in hosting/");
  const tighter = [...own].filter(([name, values]) => sent.has(name) && values.some((it) => it !== "'none'" && !sent.get(name).includes(it)));
  found.each("the policy lets the page run", tighter.map(([name]) => `the policy that is sent is narrower than the page's own: ${name}`), "Send the policy as it stands in hosting/");
  if (!sent.has("frame-ancestors")) found.wrong("the policy does not say who may show the page within theirs", "Add frame-ancestors");
  else found.right(`the page may be shown within: ${sent.get("frame-ancestors").join(" ")}`);
}

function looksAtHeaders(found, page, files) {
  const others = Object.entries(headers("")).filter(([name]) => name !== "Content-Security-Policy");
  for (const [name, expected] of others) {
    const faults = [page, ...files].filter((it) => it.of(name) !== expected);
    const said = (it) => `${it.name || "the page"} comes with ${name}: ${it.of(name) || "nothing"}`;
    found.each(`${name}: ${expected}`, faults.map(said), `Send ${name}: ${expected} with every file`);
  }
  const old = page.of("x-frame-options");
  if (old) found.wrong(`the page comes with X-Frame-Options: ${old}`, "Leave it out: frame-ancestors says it, and can name sites");
}

function looksAtFiles(found, sums, files) {
  const missing = files.filter((it) => it.status !== 200).map((it) => `${it.name} is not there (${it.status})`);
  found.each(`all ${files.length} files are there`, missing, "Copy the whole folder; let the host hand out .wasm, .pack and .txt too");
  const there = files.filter((it) => it.status === 200);
  const hash = (it) => createHash("sha256").update(it.bytes).digest("hex");
  found.each("every file is as it was released", there.filter((it) => hash(it) !== sums.get(it.name)).map((it) => `${it.name} was changed on the way`), "Copy the folder again; switch off whatever rewrites scripts or pages");
  const type = (it) => it.of("content-type").toLowerCase().replaceAll(" ", "").replaceAll('"', "");
  const named = there.filter((it) => type(it).split(";")[0] !== typeOf(it.name).split(";")[0]);
  const [modules, others] = [named.filter((it) => it.name.endsWith(".wasm")), named.filter((it) => !it.name.endsWith(".wasm"))];
  const said = (it) => `${it.name} comes as ${it.of("content-type") || "nothing"}; expected ${typeOf(it.name)}`;
  // Modules of any type are read, once they are there as a whole.
  found.each("modules come as application/wasm", modules.map(said), "Give .wasm the type application/wasm: the page then starts while the module is still coming", "slow");
  found.each("every other file has its type", others.map(said), "Give each ending its type, as in hosting/");
  const forever = there.filter((it) => caching(it.name) !== "no-cache");
  const anew = there.filter((it) => caching(it.name) === "no-cache");
  const cached = (it) => `${it.name} comes with Cache-Control: ${it.of("cache-control") || "nothing"}`;
  found.each("what never changes is kept", forever.filter((it) => !/\bimmutable\b/.test(it.of("cache-control"))).map(cached), `Send Cache-Control: ${caching("a-000000000000.js")} with names that end in twelve digits`, "slow");
  found.each("what may change is asked for anew", anew.filter((it) => !/\bno-cache\b|\bno-store\b|\bmax-age=0\b/.test(it.of("cache-control"))).map(cached), "Send Cache-Control: no-cache: else old rules stay in use");
  const unpacked = there.filter((it) => PACKED.test(it.name) && it.bytes.length > 10_000 && !it.of("content-encoding"));
  found.each("files come packed", unpacked.map((it) => `${it.name} comes unpacked (${(it.bytes.length / 1000).toFixed(0)} kB)`), "Hand out the .br or .gz beside it", "slow");
}

/** Everything that can be said of the page at an address. */
export async function check(address) {
  const found = new Findings();
  const page = await got(address, "");
  if (page.status !== 200 || !/data-version="\w+"/.test(page.text())) {
    found.wrong(`${address} is not the page (${page.status})`, "Expected the address of the folder that is served");
    return found.all;
  }
  if (!new URL(page.address).pathname.endsWith("/")) found.wrong(`${page.address} has no / at its end, so that nothing beside it is found`, "Redirect to the address with a /");
  else found.right(`the page is there: version ${/data-version="(\w+)"/.exec(page.text())[1]}`);
  const list = await got(page.address, "SHA256SUMS");
  const sums = new Map(list.status === 200 ? list.text().trim().split("\n").map((line) => line.split("  ").reverse()) : []);
  if (!sums.size) {
    found.wrong(`SHA256SUMS is not there (${list.status})`, "Copy the whole folder");
    return found.all;
  }
  const files = await gotAll(page.address, sums.keys());
  looksAtFiles(found, sums, files);
  looksAtPolicy(found, page);
  looksAtHeaders(found, page, files.filter((it) => it.status === 200));
  const nowhere = await got(page.address, "there-is-no-such-file.js");
  if (nowhere.status === 404) found.right("what is not there is said not to be there");
  else found.wrong(`a file that is not there comes with ${nowhere.status}`, "Answer 404, and no page instead of it");
  return found.all;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [address] = process.argv.slice(2);
  if (!URL.canParse(address ?? "")) {
    console.error("no address to look at; expected make check-deployed URL=https://…/");
    process.exit(2);
  }
  const found = await check(address).catch((reason) => [{ what: `${address} does not answer: ${reason.cause?.code ?? reason.message}`, mend: "Is it served?", wrong: true }]);
  for (const { what, mend, wrong } of found) console.log(`${wrong ? "wrong" : mend ? "slow " : "ok   "}  ${what}${mend ? `\n         ${mend}.` : ""}`);
  process.exitCode = found.some((it) => it.wrong) ? 1 : 0;
}
