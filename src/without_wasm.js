// A module as JavaScript, for engines in which WebAssembly does not run. It leaves a function that takes imports and gives exports.
export const withoutWasm = (name) => script(`${name}-without-wasm`).then(() => window[name]);

/** Runs a script that index.html names in a template: the policy lets no script's address be put together here. */
export function script(template) {
  const { content } = document.getElementById(template);
  const script = document.importNode(content, true).querySelector("script");
  return new Promise((came, missed) => {
    script.onload = came;
    script.onerror = () => missed(new Error(script.src));
    document.head.append(script);
  });
}
