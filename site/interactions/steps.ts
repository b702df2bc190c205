/** Steps that are put in order with two buttons each, by touch, mouse or keyboard. */

import { all, find, make, type Say } from "./elements";

export interface Steps {
  read(asItStands: boolean): string[] | undefined;
  write(order: readonly string[] | undefined): void;
}

/** Turns the place fields into buttons; what moves is said in `status`. */
export function arrange(form: HTMLElement, say: Say, status: HTMLElement): Steps {
  const list = find(".options", form)!;
  const first = rows();
  let moved = false;

  function rows(): HTMLElement[] {
    return all(".step", list);
  }

  function button(row: HTMLElement, by: number, key: string): HTMLButtonElement {
    const words = find("label,.label", row)!.textContent!.trim();
    return make("button", { type: "button", class: `move ${key}`, "aria-label": say(key, { step: words }), click });
    function click(event: Event): void {
      const order = rows();
      const place = order.indexOf(row) + by;
      if (!order[place]) return;
      order[place]![by < 0 ? "before" : "after"](row);
      moved = true;
      (event.currentTarget as HTMLElement).focus();
      form.dispatchEvent(new Event("change", { bubbles: true }));
      status.replaceChildren(make("p", {}, say("step-moved", { place: place + 1, of: order.length })));
      ends();
    }
  }

  function ends(): void {
    rows().forEach((row, n, { length }) => {
      find(".step-up", row)!.setAttribute("aria-disabled", String(!n));
      find(".step-down", row)!.setAttribute("aria-disabled", String(n === length - 1));
    });
  }

  list.setAttribute("role", "list");
  for (const row of first) {
    row.setAttribute("role", "listitem");
    find("label", row)?.removeAttribute("for");
    find("input", row)!.replaceWith(make("span", { class: "moves" }, button(row, -1, "step-up"), button(row, 1, "step-down")));
  }
  ends();

  return {
    read: (asItStands) => (moved || asItStands ? rows().map((row) => row.dataset["option"]!) : undefined),
    write: (order) => {
      moved = !!order;
      const place = (row: HTMLElement) => (order ? order.indexOf(row.dataset["option"]!) : first.indexOf(row));
      list.append(...rows().sort((a, b) => place(a) - place(b)));
      ends();
    },
  };
}
