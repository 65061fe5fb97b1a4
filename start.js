// Starts the page. The content security policy allows no inline script, so this has a file of its own.
// Until the page is ready, and for good if it cannot start, the written opening in index.html stays.
// styles/ can tell the three apart by <html data-page="starting | ready | failed">.
import init from "./jiuzhu.js";

const page = document.documentElement.dataset;
const preloaded = document.querySelector("link[rel=preload][as=fetch]");

page.page = "starting";
init({ module_or_path: fetch(preloaded.href) }).then(
  () => (page.page = "ready"),
  (reason) => {
    page.page = "failed";
    console.error(reason);
  },
);
