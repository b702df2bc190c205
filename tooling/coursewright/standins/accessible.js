/** What a page is asked about itself, beside the engine that looks for failures: layout at 320 pixels, spacing of text, focus. */

window.coursewrightAccess = {
  /** WCAG 1.4.10 */
  reflow: () => document.documentElement.scrollWidth <= window.innerWidth,

  /** WCAG 1.4.12: with these distances nothing is cut off. Gives what is. */
  spacing() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }",
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const cut = [...document.querySelectorAll("main *")].filter((element) => {
      const style = getComputedStyle(element);
      const hides = /hidden|clip/.test(style.overflowX + style.overflowY) && element.clientHeight > 1;
      return hides && element.textContent.trim() && element.scrollHeight > element.clientHeight + 2;
    });
    const wide = document.documentElement.scrollWidth > window.innerWidth;
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
    return [...cut.map((element) => this.name(element)), ...(wide ? ["the page becomes wider than its window"] : [])];
  },

  /** From here on each move of the focus is noted, and 0 where it has left the page. */
  watch() {
    this.moves = [];
    document.addEventListener("focusin", () => this.moves.push(this.focus()));
    document.addEventListener("focusout", ({ relatedTarget }) => relatedTarget || this.moves.push({ at: 0 }));
  },

  /** What was noted since one last asked. */
  moved() {
    return this.moves.splice(0);
  },

  /** Where the focus is: a number for each element, 0 for none; what it is, and whether one sees it. */
  focus() {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return { at: 0 };
    this.seen ??= new Map();
    if (!this.seen.has(element)) this.seen.set(element, this.seen.size + 1);
    // The ring may be drawn by a part beside or around it, such as the label that stands for a hidden circle.
    const parts = [element, element.parentElement, element.parentElement?.parentElement, ...(element.parentElement?.children ?? [])];
    const outlined = (one, part) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one, part);
      return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || (one === element && boxShadow !== "none");
    };
    const drawn = parts.filter(Boolean).some((one) => [null, "::before", "::after"].some((part) => outlined(one, part)));
    // Inside a field for a date the browser itself shows which part has the focus.
    const seen = drawn || !element.matches(":focus-visible");
    return { at: this.seen.get(element), name: this.name(element), seen };
  },

  name: (element) => `<${element.localName}> “${(element.textContent || element.getAttribute("aria-label") || element.id).trim().slice(0, 60)}”`,

  media: () => document.querySelector("audio,video") !== null,
};
