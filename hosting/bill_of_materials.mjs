// What is in the modules that are handed out: every crate, by name, version, licence and the checksum that Cargo.lock has of it
// (CycloneDX 1.6).
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const MODULES = ["jiuzhu", "jiuzhu-pack-reader", "jiuzhu-certifier", "jiuzhu-list-worker"];
const cargo = (...words) => execFileSync("cargo", [...words, "--locked", "--offline"], { encoding: "utf8", maxBuffer: 1 << 28 });

/** `name version` of everything that is compiled into a module, this project's own crates apart. */
function within(module) {
  const lines = cargo("tree", "-p", module, "--target", "wasm32-unknown-unknown", "-e", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}");
  const crates = lines.split("\n").map((line) => /^(\S+) v(\S+)(?: \((\/|[A-Z]:)?)?/.exec(line)).filter(Boolean);
  return crates.filter(([, , , folder]) => !folder).map(([, name, version]) => `${name} ${version}`);
}

const checksums = () => {
  const packages = readFileSync("Cargo.lock", "utf8").split("[[package]]").slice(1);
  const of = (text, field) => new RegExp(`^${field} = "(.*)"$`, "m").exec(text)?.[1];
  return new Map(packages.map((it) => [`${of(it, "name")} ${of(it, "version")}`, of(it, "checksum")]));
};

export function billOfMaterials(version) {
  const { packages } = JSON.parse(cargo("metadata", "--format-version=1"));
  const known = new Map(packages.map((it) => [`${it.name} ${it.version}`, it]));
  const sums = checksums();
  const component = (key) => {
    const { name, version, license, description } = known.get(key);
    return {
      type: "library",
      name,
      version,
      description: description?.trim(),
      hashes: [{ alg: "SHA-256", content: sums.get(key) }],
      licenses: [{ expression: license.replaceAll("/", " OR ") }],
      purl: `pkg:cargo/${name}@${version}`,
    };
  };
  const crates = [...new Set(MODULES.flatMap(within))].sort();
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "application", name: "jiuzhu", version, licenses: [{ expression: "MIT OR Apache-2.0" }] } },
    components: crates.map(component),
  };
}
