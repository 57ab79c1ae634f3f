// The conference screen by keyboard: places, times, plan rows, copying. Everything works without it, by Tab and the save
// button.
const form = document.getElementById("screen");
const field = (name) => form.elements.namedItem(name);

// Keys: Alt and a letter, or Alt, Shift and a letter where the browser keeps the first for itself. AltGr types letters and is
// none of them.
const keys = {
  KeyG: () => (document.querySelector("#screen-nav [aria-current]") ?? document.querySelector("#screen-nav a")).focus(),
  KeyA: () => go(document.getElementById("attendance")),
  KeyB: () => go(document.getElementById("times")),
  KeyN: () => now(document.activeElement),
  KeyR: () => nextRow(),
  KeyC: () => copyRow(document.activeElement.closest("[data-row]")),
  PageDown: () => step(1),
  PageUp: () => step(-1),
};
addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const button = form.querySelector(`[data-shortcut="${CSS.escape(event.code)}"]`);
  if (!button && !keys[event.code]) return;
  event.preventDefault();
  if (!button) keys[event.code]();
  else if (button.tabIndex < 0) go(button);
  else { button.focus(); button.click(); }
});

// Places: the sections of the middle, and attendance.
const places = () => [...form.querySelectorAll("[data-place]")];
const inputs = "textarea, select, input:not([type=hidden])";
function go(place) {
  place.scrollIntoView({ block: "start" });
  const shown = (what) => [...place.querySelectorAll(what)].find((e) => e.offsetParent);
  const first = shown(inputs) ?? shown("a[href]");
  (first ?? place).focus({ preventScroll: true });
}
function step(by) {
  const all = places(), at = all.findIndex((p) => p.contains(document.activeElement));
  go(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link || !form.contains(link) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.replaceState(null, "", link.hash);
  arrive();
});
// arrive puts the cursor where a link leads: into a place's first field, or the field itself.
function arrive() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || !form.contains(target)) return;
  const hidden = target.closest("details:not([open])");
  if (hidden) hidden.open = true;
  target.matches("[data-place]") ? go(target) : (target.scrollIntoView({ block: "center" }), target.focus({ preventScroll: true }));
}
// In the list of places the arrows move, and a letter goes to the next place that begins with it.
document.addEventListener("keydown", (event) => {
  const nav = event.target.closest?.("#screen-nav");
  if (!nav || event.altKey || event.ctrlKey || event.metaKey) return;
  const links = [...nav.querySelectorAll("a")], at = links.indexOf(event.target);
  let to = { ArrowDown: links[at + 1], ArrowUp: links[at - 1], Home: links[0], End: links.at(-1) }[event.key];
  if (event.key.length === 1) {
    const begins = (a) => a.querySelector(".app-screen-nav__text").textContent.toLowerCase().startsWith(event.key.toLowerCase());
    to = links.slice(at + 1).find(begins) ?? links.find(begins);
  }
  if (!to) return;
  event.preventDefault();
  to.focus();
});
// The place where the cursor is, is marked in the list.
document.addEventListener("focusin", (event) => {
  const place = event.target.closest?.("[data-place]");
  if (!place) return;
  for (const link of document.querySelectorAll("#screen-nav a")) {
    link.hash === `#${place.id}` ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current");
  }
});

// edit changes a field as typing would, so that it is saved.
function edit(input, value) {
  if (input.type === "checkbox") input.checked = value;
  else input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

// Times. The server's clock is what counts: in practice it is set to another day.
const ahead = form.dataset.clock - Date.now();
const clock = () => new Date(Date.now() + ahead).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });
const isTime = (e) => e.matches?.(".app-input--time");
function now(input) {
  if (isTime(input)) edit(input, clock());
}
document.addEventListener("beforeinput", (event) => {
  if (event.data?.toLowerCase() !== "n" || !isTime(event.target)) return;
  event.preventDefault();
  now(event.target);
});
setInterval(() => {
  const since = document.querySelector("[data-since]");
  if (!since) return;
  const minutes = Math.max(0, Math.floor((Date.now() + ahead - since.dataset.since) / 60000));
  since.textContent = minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}, 10000);

// Enter goes to the next field: it sends the form only from a button.
const alone = (event) => event.key === "Enter" && !event.altKey && !event.ctrlKey && !event.isComposing && event.target.matches("input:not([type=checkbox]):not([type=radio]), select");
form.addEventListener("keypress", (event) => alone(event) && event.preventDefault());
form.addEventListener("keydown", (event) => {
  if (!alone(event)) return;
  event.preventDefault();
  const all = [...form.querySelectorAll(`${inputs}, button`)].filter((e) => e.offsetParent);
  all[all.indexOf(event.target) + 1]?.focus();
});

// Plans grow: there is always an empty row at the end.
const rows = (plan) => [...plan.querySelectorAll("[data-row]")];
const cells = (row) => [...row.querySelectorAll("textarea, input")];
const blank = (row) => cells(row).every((c) => c.value.trim() === "");
const most = 60;
function grow(plan) {
  const all = rows(plan), last = all.at(-1), number = Number(last.dataset.row) + 1;
  if (blank(last) || number > most) return last;
  const row = plan.querySelector("template").content.firstElementChild.cloneNode(true);
  row.dataset.row = number;
  for (const e of row.querySelectorAll("[id], [name], [for], [data-read]")) {
    for (const a of ["id", "for"]) if (e.hasAttribute(a)) e.setAttribute(a, e.getAttribute(a).replace("-0-", `-${number}-`));
    for (const a of ["name", "data-read"]) if (e.hasAttribute(a)) e.setAttribute(a, e.getAttribute(a).replace(".0.", `.${number}.`));
  }
  for (const e of row.querySelectorAll("label, .govuk-visually-hidden")) e.textContent = e.textContent.replace("row 0", `row ${number}`);
  last.after(row);
  return row;
}
form.addEventListener("input", (event) => {
  const plan = event.target.closest("[data-plan]");
  if (plan) grow(plan);
});
function nextRow() {
  const plan = document.activeElement.closest("[data-child]")?.querySelector("[data-plan]") ?? [...form.querySelectorAll("[data-plan]")].find((p) => p.offsetParent);
  if (!plan?.offsetParent) return;
  const row = rows(plan).find(blank) ?? grow(plan);
  cells(row)[0].focus();
}

// A row is copied to the plans of the other children that have one, and not twice.
function copyRow(row) {
  if (!row || blank(row)) return;
  const here = row.closest("[data-plan]"), values = cells(row).map((c) => c.value);
  const others = [...form.querySelectorAll("[data-plan]")].filter((p) => p !== here && p.offsetParent);
  for (const plan of others) {
    if (rows(plan).some((r) => cells(r).every((c, i) => c.value === values[i]))) continue;
    const to = rows(plan).find(blank) ?? grow(plan);
    cells(to).forEach((c, i) => edit(c, values[i]));
  }
  const button = row.querySelector("[data-copy-row]");
  if (button) button.firstChild.textContent = others.length ? "Copied" : "No other child has a plan yet";
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy-row], [data-same-views]");
  if (!button) return;
  button.dataset.sameViews ? sameViews(button) : copyRow(button.closest("[data-row]"));
});

// sameViews takes over what each agency thinks from another child, where nothing is written of that agency yet.
function sameViews(button) {
  const from = button.dataset.sameViews, to = button.closest("[data-child]").dataset.child;
  for (const agency of button.closest("[data-child]").querySelectorAll("[data-attendee]")) {
    const begin = `agency.${agency.dataset.attendee}.`;
    const inputs = [...agency.querySelectorAll("select, textarea, input[type=checkbox]")];
    if (inputs.some((i) => (i.type === "checkbox" ? i.checked : i.value !== ""))) continue;
    for (const input of inputs) {
      const other = field(input.name.replace(`${begin}${to}.`, `${begin}${from}.`));
      if (other) edit(input, input.type === "checkbox" ? other.checked : other.value);
    }
  }
}

if (location.hash) arrive();
