/** The places of a hotspot drawn over its picture: a second way to choose what the list offers by name. */

import { all, draw, find, make } from "./elements";

export function regions(form: HTMLElement): void {
  const rows = all("[data-region]", form);
  const image = find(".stem img", form) as HTMLImageElement | null;
  if (!rows.length || !image) return;
  const drawing = draw("svg", { class: "regions", "aria-hidden": "true", preserveAspectRatio: "none" });
  const frame = make("span", { class: "hotspot" });
  image.replaceWith(frame);
  frame.append(image, drawing);
  image.addEventListener("load", sketch);
  sketch();

  // Places are in percent of width and height; the drawing is 100 wide, so that circles stay round.
  function sketch(): void {
    const tall = image!.naturalWidth ? (100 * image!.naturalHeight) / image!.naturalWidth : 100;
    drawing.setAttribute("viewBox", `0 0 100 ${tall}`);
    drawing.replaceChildren(...rows.map((row) => {
      const [shape, ...numbers] = row.dataset["region"]!.split(" ");
      const [x, y, width, height] = numbers.map(Number) as [number, number, number, number];
      const down = (y * tall) / 100;
      const box = find("input", row) as HTMLInputElement;
      const place = shape === "circle"
        ? draw("circle", { cx: x, cy: down, r: width, click: choose })
        : draw("rect", { x, y: down, width, height: (height * tall) / 100, rx: 1, click: choose });
      function choose(): void {
        box.click();
        box.focus();
      }
      return place;
    }));
    shown();
  }

  function shown(): void {
    rows.forEach((row, n) =>
      drawing.children[n]?.classList.toggle("chosen", (find("input", row) as HTMLInputElement).checked));
  }
  form.addEventListener("change", shown);
  form.addEventListener("shown", shown);
}
