// Answers outlive a breakdown of the page, and a change to a newer version: they are kept in memory beside it (recovery.js), and
// cross a reload in the session's storage, from which they are taken out at once. Where the person wants them remembered on this
// device, they stay in its storage for some days; recovery.js throws them away when these are over.
const NAME = "jiuzhu";
const A_DAY = 86_400_000;

/** For zero days nothing stays on the device; where no days are named, what is there stays as it is. */
export function keep(bytes, days) {
  const text = String.fromCharCode.apply(null, bytes);
  document.getElementById("recovery-screen").kept = text;
  try {
    if (days) localStorage.setItem(NAME, `${Date.now() + days * A_DAY} ${text}`);
    else if (days === 0) localStorage.removeItem(NAME);
  } catch {
    // Where nothing may be stored, nothing was.
  }
}

/** What was kept across a reload; nothing where there was none, or where nothing may be stored. */
export function kept() {
  return taken(() => {
    const text = sessionStorage.getItem(NAME) ?? "";
    sessionStorage.removeItem(NAME);
    return text;
  });
}

/** What was remembered on this device. */
export function remembered() {
  return taken(() => {
    const text = localStorage.getItem(NAME) ?? "";
    return text.slice(text.indexOf(" ") + 1);
  });
}

/** Whether something can be remembered here: not inside another site's page, and not by a file, which others may share storage with. */
export function remembers() {
  try {
    return window.top === window && /^http/.test(location.protocol) && Boolean(localStorage);
  } catch {
    return false;
  }
}

function taken(from) {
  try {
    return Uint8Array.from(from(), (it) => it.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
