// Where other pages lead to the conversation: the part of the address behind "#" fills the fields. It is never sent to
// the server, stands in no log, and asks nothing by itself: whoever came here presses Enter.

const FIELDS = { frage: "#frage textarea", vorgang: "#vorgang :is(input, textarea)" };
const FOLD = "#eingrenzen > button";
const PAUSE_MS = 150;
const PAUSES = 20; // Gradio may write a field anew while the page begins: what is filled in has to hold
const HOLDS = 2; // looks in a row that find every field as it shall be
let wanted = read();
let filling = false;

const field = (name) => document.querySelector(FIELDS[name]);
const pause = () => new Promise((done) => setTimeout(done, PAUSE_MS));

function read() {
  const named = new URLSearchParams(location.hash.slice(1));
  return new Map(Object.keys(FIELDS).flatMap((name) => (named.get(name) ? [[name, named.get(name)]] : [])));
}

// Gradio knows of a field's contents by its events only.
function fill(name, text) {
  const place = field(name);
  if (!place) return;
  place.value = text;
  place.dispatchEvent(new Event("input", { bubbles: true }));
}

async function hand() {
  filling = true;
  const fold = document.querySelector(FOLD);
  if (wanted.has("vorgang") && fold && !fold.classList.contains("open")) fold.click();
  for (let look = 0, held = 0; look < PAUSES && held < HOLDS; look += 1) {
    const left = [...wanted].filter(([name, text]) => field(name)?.value !== text);
    held = left.length ? 0 : held + 1;
    left.forEach(([name, text]) => fill(name, text));
    await pause();
  }
  wanted = new Map();
  filling = false;
  history.replaceState(null, "", location.pathname + location.search); // a reload begins with empty fields
  field("frage")?.focus();
}

/** Call whenever the page may have changed: fills the fields that were named, as soon as they are there. */
export function changed() {
  if (wanted.size && !filling && document.querySelector("#kopf h1")) hand();
}

window.addEventListener("hashchange", () => {
  wanted = read();
  changed();
});
