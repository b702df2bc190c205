/** A question for practice, in a lesson or shown again: check, read why, try again. */

import type { CourseData, ItemData } from "../player/data";
import type { Session } from "../player/session";
import type { View } from "../player/view";
import { Card } from "./card";
import { afterFrame, find, sayer } from "./elements";
import { verdict } from "./marks";

export const itemView: View = {
  selector: ".item",

  mount(element, session, data) {
    const id = element.dataset["item"]!;
    const item = data.items[id];
    if (!item || element.closest("[data-assessment]")) return;
    practice(element, id, item, session, data);
  },
};

function practice(element: HTMLElement, id: string, item: ItemData, session: Session, data: CourseData): void {
  const say = sayer(data.strings);
  const sheet = new Card(element, item, say);
  const form = find("form", element) as HTMLFormElement;
  const check = find(".check", form) as HTMLButtonElement;
  const open = item.form === "long-fill-in";
  const answers = find(".answers", element) as HTMLDetailsElement | null;
  let checked = false;

  function label(): void {
    check.className = checked ? "check quiet" : "check button";
    check.textContent = say(checked ? "item-again" : open ? "item-compare" : "item-check");
  }

  function tell(answer: ReturnType<typeof sheet.read>): void {
    checked = true;
    sheet.tell(answer, false);
    const { words, mark } = verdict(item, answer, say);
    sheet.say(mark && mark !== "right" ? `${words} ${say("verdict-try")}` : words, mark);
    if (open && answers) answers.open = true;
    label();
  }

  function again(): void {
    checked = false;
    sheet.clear();
    label();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (checked) {
      again();
      sheet.write(undefined);
      find("input,select,textarea,.move", form)?.focus();
      return;
    }
    const answer = sheet.read(true);
    if (answer === undefined) return sheet.say(say("item-first"));
    if (!item.private) session.dispatch({ kind: "item-answered", item: id, answer });
    checked = true;
    label();
    afterFrame(() => {
      if (!checked) return;
      tell(answer);
      // In view when it stands: before, to scroll would be to lay out the page once more.
      afterFrame(() => find("[data-mark] .told, .told", form)?.scrollIntoView({ block: "nearest" }));
    });
  });
  form.addEventListener("change", () => checked && again());
  check.hidden = open && !answers;
  label();

  const kept = session.record.practice[id];
  if (kept !== undefined && !item.private) {
    sheet.write(kept);
    tell(kept);
    sheet.say("");
  }
}
