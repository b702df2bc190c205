/** Elements made and found without any markup in strings. Nothing here knows what a course is. */

type Child = Node | string | null | undefined | false;
type Properties = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/** One element; functions become listeners, true a bare attribute, false and null nothing. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return furnish(document.createElement(name), properties, children);
}

/** One element of a drawing. */
export function draw<K extends keyof SVGElementTagNameMap>(
  name: K,
  properties: Properties = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return furnish(document.createElementNS("http://www.w3.org/2000/svg", name), properties, children);
}

function furnish<E extends Element>(element: E, properties: Properties, children: Child[]): E {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value != null && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child): child is Node | string => child != null && child !== false));
  return element;
}

export function find(selector: string, within: ParentNode): HTMLElement | null {
  return within.querySelector<HTMLElement>(selector);
}

export function all<E extends HTMLElement = HTMLElement>(selector: string, within: ParentNode): E[] {
  return [...within.querySelectorAll<E>(selector)];
}

/** A copy of what stands inside, without ids: a page has each of them once. */
export function copied(from: Element | null): Node[] {
  return [...(from?.childNodes ?? [])].map((node) => {
    const copy = node.cloneNode(true);
    if (copy instanceof Element) for (const e of [copy, ...copy.querySelectorAll("[id]")]) e.removeAttribute("id");
    return copy;
  });
}

/** Moves the reader's place to an element that is no control. */
export function focusOn(element: HTMLElement, scroll = true): void {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  if (scroll) element.scrollIntoView({ block: "start" });
}

/** Work that follows from a touch, in a task of its own after the frame that shows the touch: on a slow device neither waits for the
 * other. In a window where no frame is drawn it comes all the same. */
export function afterFrame(work: () => void): void {
  let waits = true;
  const once = () => {
    if (waits) work();
    waits = false;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, 250);
}

/** Words of the interface with their values set in; a `Map` of the page's own language. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

export function sayer(strings: Record<string, string>): Say {
  const plurals = new Intl.PluralRules(document.documentElement.lang || "en");
  const chosen = (key: string, count: unknown): string | undefined =>
    typeof count === "number" ? strings[`${key}-${plurals.select(count)}`] : undefined;
  return (key, values = {}) =>
    (chosen(key, values["count"]) ?? strings[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
