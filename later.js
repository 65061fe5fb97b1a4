// What goes with the second part of the module (src/fetch_later.js): files are read, results are taken along, cells are pasted,
// and what is looked at for the first time is fetched or kept.
import { fetchWhenLookedAt } from "./src/looked_at.js";
import { ownMemory } from "./src/own_memory.js";
import { pasteAtTheDesk } from "./src/paste.js";
import { takeAlong } from "./src/take_away.js";

// It is fetched again where the rest of what it comes with did not come.
if (!window.ownMemory) {
  window.ownMemory = ownMemory;
  takeAlong();
  pasteAtTheDesk();
  fetchWhenLookedAt();
}
