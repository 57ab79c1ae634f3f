// A form that saves itself.
//
//	<form id="…" method="post" action="…" data-autosave="/…/draft" novalidate autocomplete="off">
//	  hidden inputs "version" and "person" (and "page"), and an element with data-saved that says when it was last saved
//
// What was edited is posted to data-autosave as typed, urlencoded: version, person, page, the edited fields' values, and
// field=NAME for each of them, so that an emptied group of boxes is known too. The answers:
//
//	200 {"saved": "14:03:22", "version": "8"}   the clock and the version are the server's; version may be left out
//	401                                         nobody is signed in: keep everything, offer to sign in elsewhere
//	409 HTML                                    somebody else saved first: stop, show both texts
//	409 with the header Another-Person          somebody else is signed in: keep everything until this person is again
//	422 HTML                                    the server refuses it and always will: stop, say why
//	anything else, or no answer in 15 s         keep everything, try again after 1 to 15 s
//
// A form whose fields have versions of their own answers 200 with "fields": {NAME: version} in place of the version, and
// gets base=VERSION beside each field=NAME. Its 409 has the header Clashes, with the same for the fields that somebody else
// saved: both texts are shown, all else was saved, and the typing goes on. "read": {NAME: text} is put where the page has
// data-read="NAME". After each save "autosaved" happens on the form. A field with data-nosave is none of this.
//
// A field counts as saved only when it has not changed since the request that carried it. A button of the form, and a link
// out of it, wait until everything is saved. Nothing is kept in the browser's storage.
import { alertOnce, alertOver, signIn } from "./app.js";

const savers = new Map(); // form → its saver
const REST = 1500, PATIENCE = 15000;

function saverOf(form) {
  if (!form?.dataset.autosave) return null;
  if (!savers.has(form)) savers.set(form, saver(form));
  return savers.get(form);
}

function saver(form) {
  const edits = new Map(); // field's name → number of its last edit
  const known = new Map(); // field's name → its version as this page knows it
  let edit = 0, wait = 1000, timer = 0, running = null, stopped = false;

  const status = (text) => {
    const line = form.querySelector("[data-saved]");
    if (line) line.textContent = text;
  };
  const later = (ms) => {
    timer ||= setTimeout(() => { timer = 0; save(); }, ms);
  };
  const now = () => {
    clearTimeout(timer);
    timer = 0;
    return save();
  };

  // save resolves to whether everything is saved. There is one request at a time.
  function save() {
    if (stopped || edits.size === 0) return Promise.resolve(edits.size === 0);
    return (running ??= send().finally(() => (running = null)).then((ok) => {
      if (ok && edits.size > 0) return save(); // more was typed meanwhile
      return ok;
    }));
  }

  async function send() {
    const sent = new Map(edits);
    const all = new FormData(form), body = new URLSearchParams();
    for (const name of ["version", "person", "page"]) if (all.has(name)) body.set(name, all.get(name));
    for (const name of sent.keys()) {
      body.append("field", name);
      body.append("base", known.get(name) ?? "");
      for (const value of all.getAll(name)) if (typeof value === "string") body.append(name, value);
    }
    let answer;
    try {
      answer = await fetch(form.dataset.autosave, {
        method: "POST", body, redirect: "error", signal: AbortSignal.timeout(PATIENCE),
        keepalive: document.visibilityState === "hidden" && `${body}`.length < 60000,
      });
      if (answer.status === 409 && answer.headers.has("Clashes")) return clash(sent, JSON.parse(decodeURIComponent(answer.headers.get("Clashes"))), await answer.text());
      if (answer.headers.has("Another-Person")) throw new Error("somebody else is signed in");
      if (answer.status === 409 || answer.status === 422) return stop(await answer.text());
      if (answer.status === 401) throw new Error("signed out");
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const { saved, version, fields, read } = await answer.json();
      settle(sent, fields);
      if (version && form.elements.version) form.elements.version.value = version;
      for (const [name, text] of Object.entries(read ?? {})) for (const place of form.querySelectorAll(`[data-read="${CSS.escape(name)}"]`)) place.textContent = text;
      wait = 1000;
      status(edits.size > 0 ? "Not saved yet" : `Saved at ${saved}`);
      alertOver("alert-autosave");
      form.dispatchEvent(new Event("autosaved", { bubbles: true }));
      return true;
    } catch {
      status("Not saved yet");
      if (answer?.headers.has("Another-Person")) alertOnce("alert-autosave", "Somebody else is signed in in this browser, so this is not saved yet. What you typed is still here, and is saved once you are signed in again.", signIn());
      else if (answer?.status === 401) alertOnce("alert-autosave", "You are signed out, so this is not saved yet. What you typed is still here.", signIn());
      else alertOnce("alert-autosave", "Not saved: CP Pathway did not answer. What you typed is still here, and is saved as soon as it answers. Keep this page open.");
      later(wait);
      wait = Math.min(wait * 2, PATIENCE);
      return false;
    }
  }

  // settle takes what was sent as saved, unless it was edited again since.
  function settle(sent, versions) {
    for (const [name, n] of sent) if (edits.get(name) === n) edits.delete(name);
    for (const [name, version] of Object.entries(versions ?? {})) known.set(name, version);
  }

  // clash shows both texts of fields that somebody else saved. What is typed there from now on is typed knowing theirs.
  function clash(sent, versions, html) {
    settle(sent, versions);
    document.getElementById("conflict")?.remove();
    form.before(document.createRange().createContextualFragment(html));
    status("Saved, but for what somebody else changed");
    alertOnce("alert-clash", "Somebody else changed what you were typing. Both texts are at the top of the page.", { href: "#conflict", text: "See both" });
    form.dispatchEvent(new Event("autosaved", { bubbles: true }));
    return true;
  }

  // stop shows what the server says about both texts, above the form, and saves no more.
  function stop(html) {
    stopped = true;
    status("Not saved");
    alertOver("alert-autosave");
    const box = document.createElement("div");
    box.tabIndex = -1;
    box.innerHTML = html;
    form.before(box);
    box.focus();
    return false;
  }

  return {
    edited(field, atOnce) {
      if (!field.name || field.type === "file" || "nosave" in field.dataset || ["version", "person", "page"].includes(field.name)) return;
      edits.set(field.name, ++edit);
      if (!stopped) status("Not saved yet");
      atOnce ? now() : later(REST);
    },
    now,
    get unsaved() { return edits.size > 0; },
    get stopped() { return stopped; },
  };
}

const each = (what) => savers.forEach((s, form) => form.isConnected && what(s));
const unsaved = () => [...savers].filter(([form, s]) => form.isConnected && s.unsaved).map(([, s]) => s);

document.addEventListener("input", (event) => saverOf(event.target.form)?.edited(event.target, false));
document.addEventListener("change", (event) => saverOf(event.target.form)?.edited(event.target, true));

// Try at once when there is hope, and before the page may be lost.
for (const type of ["focus", "online"]) addEventListener(type, () => each((s) => s.now()));
document.addEventListener("visibilitychange", () => each((s) => s.now()));
addEventListener("beforeunload", (event) => unsaved().length > 0 && event.preventDefault());

// What leads away waits for the save. When that fails the page stays, and so does what was typed.
document.addEventListener("submit", async (event) => {
  const form = event.target, button = event.submitter, waiting = unsaved();
  if (waiting.length === 0 || waiting.some((s) => s.stopped)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const done = await Promise.all(waiting.map((s) => s.now()));
  if (done.every(Boolean)) form.requestSubmit(button);
}, true);
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href]"), waiting = unsaved();
  if (!link || link.target || link.getAttribute("href").startsWith("#") || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (waiting.length === 0 || waiting.some((s) => s.stopped)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const done = await Promise.all(waiting.map((s) => s.now()));
  if (done.every(Boolean)) location.href = link.href;
}, true);
