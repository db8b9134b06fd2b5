// What the pages can do without, and do a little better with.

const leave = document.getElementById("leave");
const IDLE_MINUTES = 15;
const SHIFTS = 3;
const WITHIN_MS = 2000;

/** Shows nothing more of this page and goes elsewhere, without a way back to it. */
function leaveNow() {
  document.documentElement.hidden = true;
  window.location.replace(leave.href);
}

let shifts = [];
document.addEventListener("keydown", (event) => {
  if (event.key !== "Shift") {
    shifts = [];
    return;
  }
  if (event.repeat) return;
  const now = event.timeStamp;
  shifts = [...shifts.filter((then) => now - then < WITHIN_MS), now];
  if (shifts.length >= SHIFTS) leaveNow();
});
leave?.addEventListener("click", (event) => {
  event.preventDefault();
  leaveNow();
});
document.documentElement.classList.add("scripted-page");

// A page that came back from the browser's memory is asked for again.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.replace("/");
});

// A search that nobody looks at is cleared.
if (document.querySelector("form.find, form.back")) {
  let idle;
  const wait = () => {
    clearTimeout(idle);
    idle = setTimeout(() => window.location.replace("/"), IDLE_MINUTES * 60 * 1000);
  };
  for (const sign of ["keydown", "pointerdown", "scroll"]) {
    document.addEventListener(sign, wait, { passive: true });
  }
  wait();
}

// One bed less or more without asking the server; nothing is posted before "Post".
for (const stepper of document.querySelectorAll(".stepper")) {
  const open = stepper.querySelector("input");
  stepper.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    const step = button.value.startsWith("less") ? -1 : 1;
    const most = Number(open.dataset.most);
    open.value = Math.min(most, Math.max(0, (Number.parseInt(open.value, 10) || 0) + step));
  });
}

// A list says when it is no longer how things stand. It never changes under whoever reads it out.
const stale = document.getElementById("stale");
if (stale) {
  const listed = new Set([...document.querySelectorAll(".go button")].map((button) => button.value));
  let after = stale.dataset.after;
  let events;
  const tell = () => {
    stale.hidden = false;
    stale.querySelector("p").textContent = stale.dataset.words;
    events.close();
  };
  // Only while the page is in sight: a browser has few connections to a server.
  const listen = () => {
    events?.close();
    if (document.hidden || !stale.hidden) return;
    events = new EventSource(`/api/v1/events?after=${after}`);
    events.addEventListener("program", (event) => {
      after = event.lastEventId;
      if (listed.has(JSON.parse(event.data).program)) tell();
    });
    for (const all of ["everything", "resync"]) events.addEventListener(all, tell);
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}
