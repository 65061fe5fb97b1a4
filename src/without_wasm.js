// A module as JavaScript, for engines in which WebAssembly does not run. index.html names the script in a template: the policy
// lets no script's address be put together here. It leaves a function that takes imports and gives exports.
export function withoutWasm(name) {
  if (window[name]) return window[name];
  const { content } = document.getElementById(`${name}-without-wasm`);
  const script = document.importNode(content, true).querySelector("script");
  return new Promise((came, missed) => {
    script.onload = () => came(window[name]);
    script.onerror = () => missed(new Error(script.src));
    document.head.append(script);
  });
}
