// What every page does with script. Without it every form still sends and every link still leads.
import { initAll as startGOVUK } from "./govuk-frontend.min.js";
import { initAll as startMOJ } from "./moj-frontend.min.js";

// start wakes the GOV.UK and MoJ parts in scope. One that is awake already says so with an InitError: that is no error.
function start(scope) {
  const onError = (error) => error.name === "InitError" || console.error(error);
  startGOVUK({ scope, onError });
  startMOJ({ scope, onError });
}
start(document);
// What htmx puts in wakes too; the event comes from the new element itself.
document.addEventListener("htmx:after:process", (event) => start(event.target.parentElement ?? document));

// alertOnce says something in the bar at the foot of the window, where it moves nothing. The same words are said once.
export function alertOnce(id, text, link) {
  const bar = document.getElementById("app-alerts");
  let box = document.getElementById(id);
  if (!bar || box?.firstChild.textContent === text) return;
  box?.remove();
  box = Object.assign(document.createElement("div"), { id, className: "app-alert" });
  box.append(Object.assign(document.createElement("span"), { textContent: text }));
  if (link?.href) {
    const here = link.href.startsWith("#");
    box.append(Object.assign(document.createElement("a"), { className: "govuk-link", textContent: link.text, href: link.href, target: here ? "" : "_blank", rel: "noopener" }));
  }
  bar.append(box);
}
export const alertOver = (id) => document.getElementById(id)?.remove();

// signIn is the link to sign in again, in another tab, so that what stands on this one stays.
export const signIn = () => ({ text: "Sign in in another tab", href: document.body.dataset.signIn });
document.addEventListener("signed-out", () => alertOnce("alert-signed-out", "You are signed out. What you typed is still here.", signIn()));

// A part of the page did not come: the program is not running, or took too long.
document.addEventListener("htmx:error", (event) => {
  if (!event.detail.ctx?.response) alertOnce("alert-away", "CP Pathway did not answer. Nothing was changed. Try again in a moment.");
});
document.addEventListener("htmx:before:swap", () => alertOver("alert-away"));

// A page from the browser's memory may be of somebody who has signed out: ask again.
addEventListener("pageshow", (event) => event.persisted && location.reload());

// data-key="/": that key puts the cursor there, unless something is being typed.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
  const field = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select?.();
});

// data-copy="id": copies the text of that element. data-print: prints the page. data-dismiss: takes away the alert round it.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy], [data-print], [data-dismiss]");
  if (!button) return;
  if ("dismiss" in button.dataset) return button.closest(".app-alert").remove();
  if ("print" in button.dataset) return print();
  const done = await copy(document.getElementById(button.dataset.copy));
  const label = (button.dataset.label ??= button.firstChild.textContent);
  button.firstChild.textContent = done ? "Copied" : "Press Ctrl+C";
  setTimeout(() => (button.firstChild.textContent = label), 4000);
});

// copy puts the element's text on the clipboard. Where the browser keeps that from plain http addresses, the text is
// selected and copied the old way.
async function copy(element) {
  const text = element.value ?? element.textContent;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return document.execCommand("copy");
  }
}

// data-count="500": counts the characters left, as the server counts them, in the element with the field's id + "-count".
const counts = new WeakMap();
function count(field) {
  const words = document.getElementById(field.id + "-count");
  if (!words) return;
  const left = field.dataset.count - [...field.value].length;
  const say = (n) => `${n.toLocaleString("en-GB")} character${n === 1 ? "" : "s"}`;
  words.textContent = left < 0 ? `${say(-left)} too many` : `${say(left)} left`;
  words.classList.toggle("app-count--over", left < 0);
  words.classList.toggle("app-count--near", left < field.dataset.count / 4); // it is said when it begins to matter
  // Spoken when the typing rests, not at every key.
  clearTimeout(counts.get(field));
  words.removeAttribute("aria-live");
  counts.set(field, setTimeout(() => words.setAttribute("aria-live", "polite"), 1000));
}
document.addEventListener("input", (event) => event.target.matches?.("[data-count]") && count(event.target));
document.querySelectorAll("[data-count]").forEach((field) => field.value && count(field));
