// Covers a page when the session behind it has locked: nothing of a family stays on the screen of a laptop that was left
// alone. What was typed stays on the page, below the cover, and is there again once the same person has unlocked.
//
// The body says data-session, the address that knows: GET answers 200 {"account": "3"} or 401 and is no sign of life; POST
// is one, so that somebody who types or reads for long is not taken for away.
import { signIn } from "./app.js";

const { session, person } = document.body.dataset;
const EVERY = 30000;
let active = 0, told = 0, cover = null;

async function check() {
  try {
    if (active > told && !cover) {
      told = Date.now();
      await fetch(session, { method: "POST" });
    }
    const answer = await fetch(session);
    if (answer.status === 401) return show("Locked", "Unlock in another tab, then come back to this one. What you typed here is still here.", signIn());
    if (!answer.ok) return;
    const { account } = await answer.json();
    if (account === person) return hide();
    show("Somebody else is signed in", "What was typed on this page is not theirs to save.", { text: "Leave this page", href: "/" });
  } catch { /* the program is away: whatever asks it next says so */ }
}

function show(title, text, link) {
  if (cover?.dataset.title === title) return;
  cover?.remove();
  cover = Object.assign(document.createElement("div"), { className: "app-lock", tabIndex: -1 });
  cover.dataset.title = title;
  cover.setAttribute("role", "alertdialog");
  cover.setAttribute("aria-label", title);
  const box = document.createElement("div");
  box.append(
    Object.assign(document.createElement("h1"), { className: "govuk-heading-l", textContent: title }),
    Object.assign(document.createElement("p"), { className: "govuk-body", textContent: text }),
    Object.assign(document.createElement("a"), { className: "govuk-button", textContent: link.text, href: link.href, target: link.href === "/" ? "" : "_blank", rel: "noopener" }),
  );
  cover.append(box);
  for (const part of document.body.children) part.inert = true;
  document.body.classList.add("app-body--locked");
  document.body.append(cover);
  cover.focus();
}

function hide() {
  if (!cover) return;
  cover.remove();
  cover = null;
  document.body.classList.remove("app-body--locked");
  for (const part of document.body.children) part.inert = false;
}

if (session) {
  for (const type of ["keydown", "pointerdown", "wheel"]) {
    addEventListener(type, () => (active = Date.now()), { capture: true, passive: true });
  }
  setInterval(check, EVERY);
  addEventListener("focus", check);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && check());
}
