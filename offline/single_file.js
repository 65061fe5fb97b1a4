// The page as one file (scripts/single_file.mjs): what it would fetch stands in it, in blocks that nothing runs, as base 64 under
// the address that it has elsewhere.
window.fetch = function (address) {
  var block = document.getElementById(address);
  if (!block) return Promise.reject(new TypeError(address + " is not in this file"));
  var bytes = Uint8Array.from(atob(block.textContent), function (it) { return it.charCodeAt(0); });
  return Promise.resolve(new Response(bytes));
};

// Where a province's figures do not come, what is said of the network is hidden (single_file.css), and this is said instead.
new MutationObserver(function () {
  document.getElementById("not-in-file").hidden = !document.querySelector(".bar .notice");
}).observe(document.getElementById("app"), { childList: true, subtree: true });

// What runs is JavaScript: the policy names every script by its hash, and lets nothing else run.
window.WebAssembly = undefined;
