// Old engines to test in: the V8 of old Chromes, as Node carries it. Run by itself it installs those that are missing.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const system = process.platform === "darwin" ? "darwin-x64" : `linux-${process.arch}`;

/** The oldest that runs first WebAssembly is as old as Chrome 62. */
export const engines = ["8.17.0", "10.24.1", "12.22.12", "14.21.3", "16.20.2"].map((version) => {
  const folder = fileURLToPath(new URL(`../.tools/engines/${version}`, import.meta.url));
  return { version, folder, program: `${folder}/node_modules/node-${system}/bin/node` };
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { version, folder, program } of engines.filter((it) => !existsSync(it.program))) {
    console.log(`== Installing Node ${version} into .tools/`);
    execFileSync("npm", ["install", "--prefix", folder, "--no-save", "--ignore-scripts", `node-${system}@${version}`]);
    if (!existsSync(program)) throw new Error(`Node ${version} is not for ${system}`);
  }
}
