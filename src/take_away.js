// Taking the results along, by what this device can do: <html data-offers> tells which ways are shown, and the buttons are the
// page's own (data-take).
export function takeAlong() {
  const offers = [];

  // WeChat's engine knows all of it, and neither prints, nor saves, nor shares.
  if (!/MicroMessenger/i.test(navigator.userAgent)) {
    if (window.print) offers.push("print");
    if ("download" in document.createElement("a")) offers.push("save");
    if (canShare()) offers.push("share");
  }
  if (navigator.clipboard && navigator.clipboard.writeText) offers.push("copy");
  document.documentElement.setAttribute("data-offers", offers.join(" "));

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-take]");
    const take = button && button.getAttribute("data-take");
    if (take === "print") window.print();
    else if (take === "file") download(button.getAttribute("data-words"), button.getAttribute("data-name"));
    else if (take === "share") navigator.share({ files: [saved()] }).catch(missed);
    else if (take === "copy") navigator.clipboard.writeText(button.getAttribute("data-words")).then(copied, missed);
  });
}

function canShare() {
  try {
    return navigator.canShare({ files: [file("", "jz.txt")] });
  } catch (reason) {
    return false;
  }
}

function download(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  document.body.appendChild(link);
  link.click();
  document.body.removeChild(link);
  setTimeout(URL.revokeObjectURL, 60000, link.href);
}

/** What the link beside it saves. Of the files that pages may share everywhere none is JSON, so that it goes as text. */
function saved() {
  const link = document.getElementById("case");
  return file(decodeURIComponent(link.href.slice(link.href.indexOf(",") + 1)), link.download.replace(/json$/, "txt"));
}

function file(text, name) {
  return new File([text], name, { type: "text/plain" });
}

function copied() {
  tell("data-copied");
}

/** Whoever thinks better of sharing need not be told. */
function missed(reason) {
  if (reason.name !== "AbortError") tell("data-missed");
}

function tell(words) {
  const told = document.getElementById("taken");
  if (told) told.textContent = told.getAttribute(words);
}
