// Answers outlive a breakdown of the page: they are kept in memory beside it (recovery.js), and cross a reload in the session's
// storage, from which they are taken out at once.
const NAME = "jiuzhu";

export function keep(bytes) {
  document.getElementById("recovery-screen").kept = String.fromCharCode.apply(null, bytes);
}

/** What was kept across a reload; nothing where there was none, or where nothing may be stored. */
export function kept() {
  try {
    const text = sessionStorage.getItem(NAME) ?? "";
    sessionStorage.removeItem(NAME);
    return Uint8Array.from(text, (it) => it.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
