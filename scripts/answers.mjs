// Makes the module of the answers small, as the page's are made, and writes it as JavaScript too. scripts/answers.sh calls it.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { asJavaScript } from "./javascript.mjs";
import { small } from "./split.mjs";

const folder = process.argv[2];
const cargo = JSON.parse(execFileSync("cargo", ["metadata", "--format-version=1", "--no-deps", "--offline"]));
const module = small(join(cargo.target_directory, "wasm32-unknown-unknown", "release", "jiuzhu_answers.wasm"));
writeFileSync(join(folder, "answers.wasm"), module);
writeFileSync(join(folder, "answers.js"), asJavaScript(module, "answers"));
