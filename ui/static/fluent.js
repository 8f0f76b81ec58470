// The version that a language model wrote: marked for machines, no jump while it grows, and the choice to do without it.

const WITHOUT = "ohne-sprachmodell"; // in this browser alone; no cookie, so no server is told until a question is asked
const SWITCH = "#ohne-ki input";
let restored = false;
let seen = null; // the box that is being written, and where it stood when it was last looked at

/** Call whenever the conversation may have changed.
 *  @param {Element} log The conversation's element. */
export function changed(log) {
  restore();
  // Gradio's sanitiser takes such attributes away (AI Act, Article 50: marked in a way that machines can read).
  log.querySelectorAll(".ki:has(.ki-saetze)").forEach((box) => {
    box.dataset.aiGenerated = "true";
    box.dataset.digitalSourceType = "trainedAlgorithmicMedia";
  });
  keepPlace(log);
}

// Whoever reads below the box keeps their line where it is; whoever sees the box begin sees it grow.
function keepPlace(log) {
  const box = [...log.querySelectorAll(".ki")].at(-1);
  if (box && seen?.id === box.id && seen.top < 0) {
    const grown = box.getBoundingClientRect().bottom - seen.bottom;
    if (grown) scrollBy({ top: grown, behavior: "instant" });
  }
  look(box);
}

function look(box) {
  const place = box?.getBoundingClientRect();
  seen = place ? { id: box.id, top: place.top, bottom: place.bottom } : null;
}
addEventListener("scroll", () => look([...document.querySelectorAll("#gespraech .ki")].at(-1)), { passive: true });

// --- doing without ----------------------------------------------------------------------------------------------------

function restore() {
  const box = document.querySelector(SWITCH);
  if (restored || !box || !document.querySelector("#kopf h1")) return;
  restored = true;
  if (stored() && !box.checked) box.click();
}

function stored() {
  try {
    return localStorage.getItem(WITHOUT) === "1";
  } catch {
    return false; // a browser that stores nothing
  }
}

document.addEventListener("change", (event) => {
  if (!event.target.matches?.(SWITCH)) return;
  try {
    if (event.target.checked) localStorage.setItem(WITHOUT, "1");
    else localStorage.removeItem(WITHOUT);
  } catch {
    // then it holds for this page
  }
});
