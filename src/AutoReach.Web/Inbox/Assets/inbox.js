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

addEventListener("submit", event => {
  tick();
  const field = event.target.elements.activeSeconds;
  if (field)
    field.value = (active / 1000).toFixed(1);
});

// An edit that was begun is kept until it is decided, and offered again.
function keep(form) {
  const name = `edit:${form.dataset.edit}`;
  const { subject, body } = form.elements;
  const offer = form.querySelector(".kept");
  const kept = JSON.parse(sessionStorage.getItem(name) ?? "null");
  if (kept && (kept.subject !== subject.value || kept.body !== body.value)) {
    offer.hidden = false;
    form.closest("details").open = true;
  }
  form.addEventListener("input", () => {
    offer.hidden = true;
    sessionStorage.setItem(name, JSON.stringify({ subject: subject.value, body: body.value }));
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
  });
}

const settled = document.querySelector("[data-settles]");
if (settled)
  sessionStorage.removeItem(`edit:${settled.dataset.settles}`);
document.querySelectorAll("form[data-edit]").forEach(keep);

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
  const help = document.getElementById("keys");
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || help.open || isTyping(event.target))
    return;
  if (event.key === "?") {
    help.showModal();
  } else if ((event.key === "j" && step(1)) || (event.key === "k" && step(-1))) {
    // moved within a list
  } else if (/^[jkaer]$/.test(event.key)) {
    const control = document.querySelector(`[data-key=${event.key}]`);
    if (!control)
      return;
    if (control.tagName === "SUMMARY")
      open(control.parentElement);
    else
      control.click();
  } else {
    return;
  }
  event.preventDefault();
});
