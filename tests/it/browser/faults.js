// Looks for faults of accessibility and returns a sentence for each.
const faults = [];
const seen = element => element.checkVisibility({ visibilityProperty: true });
const all = css => [...document.querySelectorAll(css)].filter(seen);
const show = element => element.outerHTML.replace(/\s+/g, " ").slice(0, 90);
const fault = (what, element) => faults.push(element ? `${what}: ${show(element)}` : what);

function textOf(element) {
  const images = [...element.querySelectorAll("img[alt], svg[aria-label]")];
  const spoken = images.map(image => image.alt ?? image.getAttribute("aria-label"));
  return [element.textContent, ...spoken].join(" ").trim();
}

function nameOf(element) {
  const ids = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const named = ids.map(id => document.getElementById(id)?.textContent ?? "");
  const labels = [...(element.labels ?? [])].map(textOf);
  return [element.getAttribute("aria-label") ?? "", ...named, ...labels].join(" ").trim();
}

function page() {
  if (!document.documentElement.lang) fault("html has no lang");
  if (!document.title.trim()) fault("the page has no title");
  if (all("main, [role=main]").length !== 1) fault("the page needs exactly one main");
  if (!document.querySelector("meta[name=viewport]")) fault("the page has no viewport");
  const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (twice.length) fault(`ids used twice: ${twice.join(", ")}`);
}

function headings() {
  let before = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6")) {
    const level = Number(heading.tagName[1]);
    if (level > before + 1) fault(`heading after level ${before}`, heading);
    if (level === 1 && before > 0) fault("a second h1", heading);
    if (!textOf(heading)) fault("empty heading", heading);
    before = level;
  }
  if (!before) fault("the page has no heading");
}

function controls() {
  const buttons = "button, [role=button], input:is([type=submit], [type=button], [type=reset])";
  for (const field of document.querySelectorAll("input, select, textarea")) {
    if (field.type === "hidden" || field.matches(buttons)) continue;
    if (!nameOf(field)) fault("field without a label", field);
  }
  for (const button of all(buttons)) {
    if (!(nameOf(button) || textOf(button) || button.value)) fault("button without text", button);
  }
  for (const link of all("a[href]")) {
    if (!(nameOf(link) || textOf(link))) fault("link without text", link);
  }
  for (const image of document.querySelectorAll("img:not([alt])")) fault("image without alt", image);
  for (const late of document.querySelectorAll("[tabindex]")) {
    if (late.tabIndex > 0) fault("tabindex above 0", late);
  }
  for (const radio of document.querySelectorAll("input[type=radio]")) {
    const group = radio.closest("fieldset, [role=radiogroup]");
    const legend = group?.querySelector(":scope > legend")?.textContent.trim();
    if (!legend && !(group && nameOf(group))) fault("radio in no named group", radio);
  }
}

// Focuses each control and looks whether anything at it, its label or beside it changes.
function focus() {
  const still = new CSSStyleSheet();
  still.replaceSync("* { transition: none !important; animation: none !important; }");
  document.adoptedStyleSheets.push(still);
  const before = document.activeElement;
  for (const element of all("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
    if (element.disabled || element.type === "hidden") continue;
    const around = [element, ...(element.labels ?? []), element.nextElementSibling, element.parentElement];
    const look = () => JSON.stringify(around.filter(Boolean).map(one => {
      const style = getComputedStyle(one);
      const outline = style.outlineStyle === "none" ? "none" : style.outline;
      return [outline, style.boxShadow, style.border, style.backgroundColor, style.textDecoration];
    }));
    document.activeElement?.blur();
    const without = look();
    element.focus({ preventScroll: true, focusVisible: true });
    if (document.activeElement !== element) fault("cannot be focused", element);
    else if (look() === without) fault("focus is not visible", element);
  }
  document.activeElement?.blur();
  before?.focus({ preventScroll: true });
  document.adoptedStyleSheets.pop();
}

// WCAG's contrast of text, where the colour behind it is plain.
function contrast() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  const over = colours => {
    brush.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
    }
    return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = rgb => {
    const [r, g, b] = rgb.map(v => v / 255).map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const holdsText = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  for (const element of all("body *").filter(holdsText)) {
    const chain = [];
    for (let one = element; one; one = one.parentElement) chain.unshift(getComputedStyle(one));
    if (element.matches(":disabled") || chain.some(style => style.backgroundImage !== "none")) continue;
    const paper = ["white", ...chain.map(style => style.backgroundColor)];
    const own = getComputedStyle(element);
    const [one, other] = [light(over(paper)), light(over([...paper, own.color]))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const size = parseFloat(own.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(own.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) fault(`contrast ${ratio.toFixed(1)}`, element);
  }
}

page();
headings();
controls();
focus();
contrast();
return faults;
