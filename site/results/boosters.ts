/** The page of later recall: its days as a calendar file, made here, and the round that an address names. */

import { all, find } from "../interactions/elements";
import { joined } from "../player/parts";
import type { View } from "../player/view";
import { calendar } from "./calendar";
import { chance } from "./mark";
import { download, isoDay } from "./saving";

const boostersView: View = {
  selector: "main.boosters",
  mount(element) {
    const rounds = all<HTMLDetailsElement>("details[data-days]", element);
    const open = (): void => {
      const named = rounds.find(({ id }) => id === location.hash.slice(1));
      if (!named) return;
      named.open = true;
      named.scrollIntoView();
      find("summary", named)!.focus();
    };
    window.addEventListener("hashchange", open);
    open();
    plan(find(".plan", element)!, rounds);
  },
};

function plan(section: HTMLElement, rounds: readonly HTMLDetailsElement[]): void {
  const [date, time, neutral] = all<HTMLInputElement>("input", section) as [HTMLInputElement, HTMLInputElement, HTMLInputElement];
  const { neutral: plain = "", title = "", text = "", saved = "" } = section.dataset;
  date.value = isoDay(new Date());
  section.hidden = false;
  find("form", section)!.addEventListener("submit", (event) => {
    event.preventDefault();
    const [year, month, day] = (date.value || isoDay(new Date())).split("-").map(Number) as [number, number, number];
    // A place on a disk names folders of its owner, which belong into no calendar.
    const address = location.protocol.startsWith("http") ? location.href.split("#")[0] : "";
    const mark = chance();
    const file = neutral.checked ? "reminders.ics" : "recall.ics";
    const events = rounds.map(({ id, dataset }) => ({
      days: Number(dataset["days"]),
      title: neutral.checked ? plain : title,
      text: neutral.checked ? "" : [text, address && `${address}#${id}`].filter(Boolean).join("\n"),
    }));
    const start = new Date(year, month - 1, day);
    download(file, "text/calendar", calendar({ start, time: time.value || "09:00", rounds: events, mark, now: new Date() }));
    find(".saved", section)!.textContent = saved.replace("{file}", file);
  });
}

joined.push({ views: [boostersView] });
