"use strict";

// Seconds of attention: the clock runs while the page is in sight and somebody has moved within the last half minute.
const idleAfter = 30_000;
let active = 0;
let lastSign = performance.now();
let lastTick = performance.now();

function tick() {
  const now = performance.now();
  const until = Math.min(now, lastSign + idleAfter);
  if (document.visibilityState === "visible" && document.hasFocus() && until > lastTick)
    active += until - lastTick;
  lastTick = now;
}

function sign() {
  tick();
  lastSign = performance.now();
}

for (const kind of ["pointermove", "pointerdown", "keydown", "scroll", "wheel", "touchstart"])
  addEventListener(kind, sign, { passive: true });
for (const kind of ["blur", "focus"])
  addEventListener(kind, tick);
document.addEventListener("visibilitychange", tick);
setInterval(tick, 1000);

// Nobody decides on what they have not seen: what decides is dead until an item has been in sight for a moment, so that
// the second of two quick presses, by mouse or key, meets nothing on the page that the first one led to.
const rest = 400;
let shownAt = Infinity;

function wake() {
  const left = shownAt + rest - performance.now();
  if (left <= 0)
    delete document.documentElement.dataset.resting;
  else if (left < Infinity)
    setTimeout(wake, left);
}

function shown(at) {
  shownAt = shownAt === Infinity ? at : Math.max(shownAt, at);
  wake();
}

function show() {
  shownAt = Infinity;
  document.documentElement.dataset.resting = "";
  requestAnimationFrame(() => requestAnimationFrame(() => shown(performance.now())));
}

const isTooEarly = event => event.timeStamp - shownAt < rest;

show();
if (PerformanceObserver.supportedEntryTypes?.includes("paint"))
  new PerformanceObserver(list => list.getEntries().forEach(entry => shown(entry.startTime))).observe({ type: "paint", buffered: true });
addEventListener("pageshow", event => event.persisted && show());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && show());
addEventListener("click", event => {
  if (!isTooEarly(event) || !event.target.closest?.(".decide button, .standing button, .notice button"))
    return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

addEventListener("submit", event => {
  tick();
  const field = event.target.elements.activeSeconds;
  if (field)
    field.value = (active / 1000).toFixed(1);
});

// An edit that was begun is kept until it is decided, and offered again. While it stands in the form, or waits to be
// taken up or discarded, Approve never means the draft, and whatever else is pressed asks first.
const bare = text => text.split("\n").map(line => line.trimEnd()).join("\n").trim();

function keep(form) {
  const name = `edit:${form.dataset.edit}`;
  const { subject, body } = form.elements;
  const offer = form.querySelector(".kept");
  const panel = form.querySelector("details");
  const kept = JSON.parse(sessionStorage.getItem(name) ?? "null");
  const isEdited = () => bare(subject.value) !== bare(form.dataset.subject) || bare(body.value) !== bare(form.dataset.body);
  const approve = form.querySelector("#approve");
  const original = form.querySelector("[data-original]");
  const label = () => {
    [approve.value, approve.textContent] = isEdited() ? ["edit", "Approve edited"] : ["approve", "Approve"];
    original.hidden = !isEdited();
  };
  original.addEventListener("click", () => {
    [subject.value, body.value] = [form.dataset.subject, form.dataset.body];
    sessionStorage.removeItem(name);
    label();
    subject.focus();
  });
  if (kept && (kept.subject !== subject.value || kept.body !== body.value)) {
    offer.hidden = false;
    panel.open = true;
  }
  form.addEventListener("input", event => {
    if (event.target !== subject && event.target !== body)
      return;
    offer.hidden = true;
    sessionStorage.setItem(name, JSON.stringify({ subject: subject.value, body: body.value }));
    label();
  });
  form.addEventListener("click", event => {
    const wish = event.target.dataset.kept;
    if (!wish)
      return;
    if (wish === "restore") {
      subject.value = kept.subject;
      body.value = kept.body;
      body.focus();
    } else {
      sessionStorage.removeItem(name);
    }
    offer.hidden = true;
    label();
  });
  form.addEventListener("submit", event => {
    label();
    if (offer.hidden)
      return;
    event.preventDefault();
    panel.open = true;
    offer.querySelector("button").focus();
  });
  label();
  return { form, isBegun: () => isEdited() || !offer.hidden };
}

const settled = document.querySelector("[data-settles]");
if (settled)
  sessionStorage.removeItem(`edit:${settled.dataset.settles}`);
const letter = document.querySelector("form[data-edit]");
const edit = letter && keep(letter);
let isLeaving = false;

function askFirst(event, goOn) {
  if (isLeaving || !edit?.isBegun())
    return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const question = document.getElementById("leave");
  question.returnValue = "stay";
  question.onclose = () => {
    isLeaving = question.returnValue === "go";
    if (isLeaving)
      goOn();
  };
  question.showModal();
}

addEventListener("submit", event => {
  const { target: form, submitter } = event;
  if (form !== edit?.form && form.getAttribute("method") !== "dialog")
    askFirst(event, () => form.requestSubmit(submitter));
}, true);
addEventListener("click", event => {
  const link = event.target.closest?.("a[href]");
  if (link && !link.target && !link.getAttribute("href").startsWith("#") && !event.ctrlKey && !event.metaKey && !event.shiftKey)
    askFirst(event, () => link.click());
}, true);

// Keys: j and k go, a approves, e and r open their form, ? helps. Never while somebody types.
const isTyping = target => target.closest("textarea, select, input:not([type=checkbox])") !== null;

function step(direction) {
  const rows = [...document.querySelectorAll("[data-row]")];
  if (rows.length === 0)
    return false;
  const at = rows.indexOf(document.activeElement);
  rows[Math.min(rows.length - 1, Math.max(0, at + direction))].focus();
  return true;
}

function open(panel) {
  panel.open = true;
  panel.querySelector("textarea[name=body], input[type=checkbox]").focus();
}

for (const panel of document.querySelectorAll(".decide details"))
  panel.addEventListener("toggle", () => panel.open && panel.scrollIntoView({ block: "nearest" }));

addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || document.querySelector("dialog[open]") || isTyping(event.target))
    return;
  if (event.key === "?") {
    document.getElementById("keys").showModal();
  } else if ((event.key === "j" && step(1)) || (event.key === "k" && step(-1))) {
    // moved within a list
  } else if (/^[jkaer]$/.test(event.key)) {
    const control = document.querySelector(`[data-key=${event.key}]`);
    if (!control)
      return;
    if (control.tagName === "SUMMARY")
      open(control.parentElement);
    else if (control.tagName === "A" || !isTooEarly(event))
      control.click();
  } else {
    return;
  }
  event.preventDefault();
});
