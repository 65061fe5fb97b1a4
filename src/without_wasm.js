// A module as JavaScript, for engines in which WebAssembly does not run. It leaves a function that takes imports and gives exports.
export async function withoutWasm(name) {
  await script(`${name}-without-wasm`);
  return window[name];
}

/**
 * Runs a script that index.html names in a template: the policy lets no script's address be put together here. Where the page is
 * one file, the script is in it and has run.
 */
export function script(template) {
  const holder = document.getElementById(template);
  if (!holder) return Promise.resolve();
  const script = document.importNode(holder.content, true).querySelector("script");
  return new Promise((came, missed) => {
    script.onload = came;
    script.onerror = () => missed(new Error(script.src));
    document.head.append(script);
  });
}
