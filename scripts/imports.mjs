// The names under which the module imports what the glue gives it. They are long, every one ends in a hash, and they are
// transferred twice, so they become short ones.

const hashed = /\b__(?:wbg|wbindgen_generic)_\w*?[0-9a-f]{16}\b/g;

/** The name of the glue, which stands before each. */
const GLUE = "./jiuzhu_bg.js";

/** The module's bytes and the text of its glue, with the same short names in both. */
export function shortened(module, glue) {
  const short = new Map();
  for (const [name] of glue.matchAll(hashed)) {
    if (!short.has(name)) short.set(name, `_${short.size.toString(36)}`);
  }
  return {
    module: renamed(module, (name) => (name === GLUE ? "_" : short.get(name) ?? name)),
    glue: glue.replace(hashed, (name) => short.get(name)).replaceAll(`"${GLUE}"`, '"_"'),
  };
}

const IMPORTS = 2;
const FUNCTION = 0;

/** The bytes of a module whose import section goes by other names. */
function renamed(module, rename) {
  let at = 8; // magic and version
  while (at < module.length) {
    const section = read(module, at + 1);
    const end = section.next + section.value;
    if (module[at] === IMPORTS) {
      const entries = imports(module, section.next, rename);
      return Buffer.concat([module.subarray(0, at + 1), written(entries.length), entries, module.subarray(end)]);
    }
    at = end;
  }
  return module;
}

function imports(module, start, rename) {
  const parts = [];
  const count = read(module, start);
  parts.push(written(count.value));
  let at = count.next;
  const name = () => {
    const length = read(module, at);
    at = length.next + length.value;
    return module.subarray(length.next, at).toString();
  };
  for (let left = count.value; left > 0; left -= 1) {
    for (const text of [rename(name()), rename(name())]) parts.push(written(Buffer.byteLength(text)), Buffer.from(text));
    if (module[at] !== FUNCTION) throw new Error("the glue gives the module functions alone");
    const type = read(module, at + 1);
    parts.push(module.subarray(at, type.next));
    at = type.next;
  }
  return Buffer.concat(parts);
}

/** A number in LEB128, and where the next one starts. */
function read(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return { value, next: at };
  }
}

function written(number) {
  const bytes = [];
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) + 128);
  return Buffer.from([...bytes, number]);
}
