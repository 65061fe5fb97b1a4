// Starts the page. The content security policy allows no inline script, so this has a file of its own.
// Until the page is ready, and for good if it cannot start, the written opening in index.html stays.
// styles/ can tell the three apart by <html data-page="starting | ready | failed">.
import { begin, imports } from "./jiuzhu.js";
import { withoutWasm } from "without_wasm";

/** The beginning of every module, and the least one there is. */
const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

const page = document.documentElement.dataset;
const preloaded = document.querySelector("link[rel=preload][as=fetch]");

/** Before Chrome 97, Firefox 102 and Safari 16, WebAssembly runs under an unsafe policy alone. */
async function instanceOf(imports) {
  try {
    new WebAssembly.Module(EMPTY);
    return (await instantiate(await fetch(preloaded.href, { integrity: preloaded.dataset.integrity }), imports)).instance;
  } catch (reason) {
    console.info(reason);
    const jiuzhu = await withoutWasm("jiuzhu");
    return { exports: Object.assign(jiuzhu(imports), { whole: true }) };
  }
}

async function instantiate(answer, imports) {
  if (answer.headers.get("Content-Type") === "application/wasm" && WebAssembly.instantiateStreaming) {
    return WebAssembly.instantiateStreaming(answer, imports);
  }
  return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}

/** Has the page kept for when there is no network (offline/page.js): nobody waits for that. */
function keepForLater() {
  document.head.append(document.getElementById("offline").content);
}

page.page = "starting";
instanceOf(imports()).then(begin).then(
  () => {
    page.page = "ready";
    setTimeout(keepForLater, 3000);
  },
  (reason) => {
    page.page = "failed";
    console.error(reason);
  },
);
