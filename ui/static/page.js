// What the start page does by itself. Each module looks after one thing and is told when the conversation has changed;
// everything shown comes escaped from the server, and nothing is asked of any other host.

import { changed as announced } from "./announce.js";
import { changed as barred } from "./answers.js";
import { changed as worded } from "./fluent.js";
import { changed as panelled } from "./panel.js";
import { changed as started } from "./start.js";

const wide = matchMedia("(min-width: 64rem)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const YEAR_S = 365 * 24 * 3600;
const STEADY_MS = 2000;
let questions = 0; // in the conversation when it was last looked at
let told = ""; // id of the last answer that was scrolled to
let held = false; // whether the focus is looked after: until somebody puts it elsewhere
let steady = 0; // until then what still comes below an answer must not move its question away

function changed() {
  language();
  started();
  fold();
  const log = document.getElementById("gespraech");
  if (!log) return;
  follow(log);
  worded(log);
  announced(log);
  panelled(log);
  barred(log);
}

// The page's language is that of its head; the other pages learn of a switch by a cookie.
function language() {
  const head = document.querySelector("#kopf .kopf");
  if (!head?.lang) return;
  // Gradio's sanitiser opens every link elsewhere.
  document.querySelectorAll(":is(#kopf, #schreiben, #vor-ort) a[target]").forEach((link) => link.removeAttribute("target"));
  head.querySelector(".wege a[href='/']")?.setAttribute("aria-current", "page");
  const before = document.documentElement.lang;
  if (head.lang === before) return;
  document.documentElement.lang = head.lang;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `sprache=${head.lang}; Path=/; Max-Age=${YEAR_S}; SameSite=Strict${secure}`;
}

// The latest question comes to the top, when it is asked and when its answer is whole.
function follow(log) {
  const asked = [...log.querySelectorAll(".frage")];
  const latest = asked.at(-1);
  const grown = asked.length > questions;
  const begun = !latest && questions > 0;
  questions = asked.length;
  if (begun) {
    told = "";
    box()?.focus();
  }
  if (!latest) return;
  if (grown) {
    top(latest);
    held = true;
  }
  if (held) keepFocus(latest);
  const answer = log.querySelector(`.antwort.fertig#antwort-${asked.length}`);
  if (answer && answer.id !== told) {
    told = answer.id;
    steady = performance.now() + STEADY_MS;
  }
  if (performance.now() < steady) top(latest);
}

// Whoever moves the page, or types, wants it where they put it.
for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) {
  addEventListener(act, () => ((steady = 0), (held = false)), { capture: true, passive: true });
}

// Gradio's fold does not tell screen readers whether it is open, nor its groups of boxes what they are about.
function fold() {
  const button = document.querySelector("#eingrenzen > button");
  button?.setAttribute("aria-expanded", String(button.classList.contains("open")));
  button?.querySelector(".icon")?.setAttribute("aria-hidden", "true");
  document.querySelectorAll("#eingrenzen fieldset").forEach((group) => {
    group.setAttribute("aria-label", group.querySelector("[data-testid=block-info]")?.textContent.trim() || "");
  });
}
document.addEventListener("click", (event) => {
  if (event.target.closest?.("#eingrenzen > button")) requestAnimationFrame(fold);
});

const box = () => document.querySelector("#frage textarea");
const top = (question) => question.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });

// The button that asked an example is gone: focus goes to the box; on a phone, whose keyboard would cover the answer, to
// the question itself, which is written anew with every step.
function keepFocus(question) {
  const now = document.activeElement;
  const lost = !now || now === document.body || now.matches("#beispiele *, #weiter *");
  if (wide.matches) {
    if (lost) box()?.focus({ preventScroll: true });
  } else if (lost || now === box()) {
    question.tabIndex = -1;
    question.focus({ preventScroll: true });
  }
}

let waiting = false;
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    changed();
  });
}).observe(document.body, { childList: true, subtree: true });
