// How the page looks, and reading aloud: at hand before the page runs, and where it cannot. Written for engines of any age;
// the buttons are the page's or the opening's own (data-tool), and what is chosen is kept as long as the page is open.
(function () {
  var root = document.documentElement;
  var panel = document.getElementById("settings");

  function show(opener) {
    panel.hidden = !panel.hidden;
    if (opener) opener.setAttribute("aria-expanded", String(!panel.hidden));
    if (panel.hidden) return;
    window.scrollTo(0, 0);
    panel.querySelector("input:checked").focus();
  }

  function shut() {
    panel.hidden = true;
    var opener = document.querySelector("[data-tool=settings]");
    if (!opener) return;
    opener.setAttribute("aria-expanded", "false");
    opener.focus();
  }

  // Before whoever looks over a shoulder: one press hides everything.
  function cover() {
    root.setAttribute("data-covered", "");
    document.body.appendChild(document.importNode(document.getElementById("cover-screen").content, true));
    document.querySelector("#cover button").focus();
  }

  function uncover() {
    root.removeAttribute("data-covered");
    document.body.removeChild(document.getElementById("cover"));
    document.querySelector("[data-tool=cover]").focus();
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-tool]");
    var tool = button && button.getAttribute("data-tool");
    if (tool === "settings") show(button);
    else if (tool === "done") shut();
    else if (tool === "listen") listen();
    else if (tool === "cover") cover();
    else if (tool === "uncover") uncover();
  });

  panel.addEventListener("keydown", function (event) {
    if (event.key === "Escape") shut();
  });

  panel.addEventListener("change", function (event) {
    root.setAttribute("data-" + event.target.name, event.target.value);
  });

  // ---- Reading aloud: only with a voice of the device itself. Others would send the words away. ----
  var speech = window.speechSynthesis;

  function voice() {
    var language = root.lang.slice(0, 2);
    return speech.getVoices().filter(function (it) {
      return it.localService && it.lang.slice(0, 2) === language;
    })[0];
  }

  function offer() {
    if (voice()) root.setAttribute("data-voice", "");
    else root.removeAttribute("data-voice");
  }

  function listen() {
    var silent = !speech.speaking;
    speech.cancel();
    // Engines break off in the middle of long texts, so each sentence is read by itself.
    var sentences = document.getElementById("main").innerText.split(/[。！？；\n]+|\. /);
    sentences.filter(function (it) { return silent && it.trim(); }).forEach(function (sentence) {
      var words = new SpeechSynthesisUtterance(sentence);
      words.voice = voice();
      words.lang = words.voice.lang;
      words.rate = 0.85;
      speech.speak(words);
    });
  }

  if (!speech || !window.MutationObserver) return;
  offer();
  speech.addEventListener("voiceschanged", offer);
  new MutationObserver(offer).observe(root, { attributes: true, attributeFilter: ["lang"] });
  // What is no longer on the screen is not read to its end.
  window.addEventListener("hashchange", function () { speech.cancel(); });
})();
