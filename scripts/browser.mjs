// Finds the Chromium or Chrome to test in. Run by itself it prints the path, or nothing and fails.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const folders = (process.env.PATH ?? "").split(delimiter);
const applications = ["Google Chrome", "Chromium"].flatMap((name) =>
  ["/Applications", join(process.env.HOME ?? "", "Applications")].map(
    (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
  ),
);

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function findBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const installed = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...installed, ...applications].find(runs);
}

/** No window, no sandbox (it cannot start as root, as in a container), and nothing sent on its own account. */
export const quietly = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const browser = findBrowser();
  if (browser) console.log(browser);
  else process.exitCode = 1;
}
