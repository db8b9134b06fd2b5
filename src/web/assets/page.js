// What the pages can do without, and do a little better with.

const IDLE_MINUTES = 15;
const SHIFTS = 3;
const WITHIN_MS = 2000;
const SEARCH = "form.find, form.back";

/**
 * The views that Back and Forward can show again, by the number of their entry in the browser's
 * history. They are in the memory of this page alone, and gone with it: an entry holds a number and
 * the address of the board, never what was sent.
 */
const views = new Map();
let here = Date.now();
let asking;

/** Holds nothing of a search any more, on the page or in memory. */
function clearAll() {
  asking?.abort();
  events?.close();
  views.clear();
  document.body.replaceChildren();
}

/** Shows nothing more of this page and goes elsewhere, without a way back to it. */
function leaveNow() {
  const address = document.getElementById("leave")?.href ?? "/";
  clearAll();
  window.location.replace(address);
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
document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link?.id === "leave") {
    event.preventDefault();
    leaveNow();
  } else if (link?.id === "clear") {
    event.preventDefault();
    clearAll();
    window.location.replace(link.href);
  } else if (link?.getAttribute("href")?.startsWith("#")) {
    // Goes there without an entry of its own.
    event.preventDefault();
    goTo(document.getElementById(link.hash.slice(1)));
  }
});
document.documentElement.classList.add("scripted-page");

function goTo(element) {
  if (!element) return;
  if (!element.matches("a, button, input, select, textarea, [tabindex]")) element.tabIndex = -1;
  element.focus();
  element.scrollIntoView({ block: "nearest" });
}

// Who goes elsewhere leaves nothing of a search behind; a page from the browser's memory is asked anew.
window.addEventListener("pagehide", () => {
  if (document.querySelector(SEARCH)) clearAll();
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.replace(window.location.pathname);
});

// Lists and details come in without entries that hold what was sent: Back shows the view before, and
// a reload the empty board.
if (document.querySelector(SEARCH)) {
  history.replaceState({ view: here }, "", "/");
  history.scrollRestoration = "manual";
}

function keepView() {
  const { title, documentElement } = document;
  views.set(here, { nodes: [...document.body.childNodes], title, lang: documentElement.lang, y: window.scrollY });
}

function showView({ nodes, title, lang }) {
  document.title = title;
  document.documentElement.lang = lang;
  document.body.replaceChildren(...nodes);
  begin();
}

window.addEventListener("popstate", (event) => {
  if (!event.state?.view) return;
  asking?.abort();
  keepView();
  here = event.state.view;
  const view = views.get(here);
  if (!view) {
    clearAll();
    window.location.replace("/");
    return;
  }
  showView(view);
  window.scrollTo(0, view.y);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  const address = form.getAttribute("action");
  if (address !== "/find" && address !== "/option") return;
  event.preventDefault();
  const sent = new URLSearchParams(new FormData(form));
  if (event.submitter?.name) sent.append(event.submitter.name, event.submitter.value);
  ask(address, sent);
});

async function ask(address, sent) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  document.documentElement.classList.add("waiting");
  try {
    const headers = { accept: "text/html" };
    const answer = await fetch(address, { method: "POST", body: sent, headers, cache: "no-store", signal });
    // The session ended or the desk is locked: nothing of the search stays.
    if (answer.redirected) {
      clearAll();
      window.location.replace(answer.url);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (signal.aborted) return;
    if (!page.querySelector(SEARCH)) throw new Error(page.querySelector("main p")?.textContent);
    keepView();
    here += 1;
    history.pushState({ view: here }, "", "/");
    showView({ nodes: [...page.body.childNodes], title: page.title, lang: page.documentElement.lang });
    window.scrollTo(0, 0);
    document.querySelector("[autofocus]")?.focus();
  } catch (error) {
    if (!signal.aborted) sayThatItFailed(error);
  } finally {
    if (!signal.aborted) document.documentElement.classList.remove("waiting");
  }
}

/** The search stays as it is, and what went wrong stands above it. */
function sayThatItFailed(error) {
  const known = document.getElementById("failed");
  const box = known ?? document.createElement("div");
  box.id = "failed";
  box.className = "problems";
  box.setAttribute("role", "alert");
  const main = document.querySelector("main");
  const server = error instanceof TypeError ? "" : error.message;
  box.textContent = `${server || main.dataset.noAnswer} ${main.dataset.stillHere}`;
  main.prepend(box);
  box.scrollIntoView({ block: "nearest" });
}

// A search that nobody looks at is cleared, and a signed-in desk shows its lock.
let idle;
function wait() {
  clearTimeout(idle);
  const address = document.querySelector("main")?.dataset.idle ?? (document.querySelector(SEARCH) ? "/" : "");
  if (!address) return;
  idle = setTimeout(() => {
    clearAll();
    window.location.replace(address);
  }, IDLE_MINUTES * 60 * 1000);
}
for (const sign of ["keydown", "pointerdown", "scroll"]) {
  document.addEventListener(sign, wait, { passive: true });
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
let events;
function listen() {
  events?.close();
  const stale = document.getElementById("stale");
  // Only while the page is in sight: a browser has few connections to a server.
  if (!stale || document.hidden || !stale.hidden) return;
  const listed = new Set([...document.querySelectorAll(".go button")].map((button) => button.value));
  const tell = () => {
    stale.hidden = false;
    stale.querySelector("p").textContent = stale.dataset.words;
    events.close();
  };
  events = new EventSource(`/api/v1/events?after=${stale.dataset.after}`);
  events.addEventListener("program", (event) => {
    stale.dataset.after = event.lastEventId;
    if (listed.has(JSON.parse(event.data).program)) tell();
  });
  for (const all of ["everything", "resync"]) events.addEventListener(all, tell);
}
document.addEventListener("visibilitychange", listen);

/** What every view needs once it is shown. */
function begin() {
  wait();
  listen();
}
begin();
