/** The page of the certificate: what is left, and the sheet once nothing is. A name is only ever on the page. */

import { all, find } from "../interactions/elements";
import type { CourseData } from "../player/data";
import { shown } from "../player/fraction";
import type { Session } from "../player/session";
import { result } from "../player/standing";
import type { View } from "../player/view";
import { follow, stateOf } from "../theme/progress";

export const certificateView: View = {
  selector: "main.certificate",
  mount(element, session, data) {
    const form = find("form", element)!;
    const name = find("input", form) as HTMLInputElement;
    name.addEventListener("input", () => {
      find(".sheet .name", element)!.textContent = name.value;
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      window.print();
    });
    const date = new Intl.DateTimeFormat(data.course.language, { dateStyle: "long" } as Intl.DateTimeFormatOptions);
    find(".sheet .date", element)!.textContent = date.format(new Date());
    follow(session, () => show(element, session, data));
  },
};

function show(element: HTMLElement, session: Session, data: CourseData): void {
  const { completion, success } = session.standing();
  const { weights, required } = data.course;
  const judged = Object.keys(weights).length > 0 || required.length > 0;
  const earned = judged ? success === "passed" : completion;
  find("form", element)!.hidden = !earned;
  const sheet = find(".sheet", element)!;
  sheet.hidden = !earned;
  for (const one of all(".whole-course", sheet)) one.hidden = !completion;
  left(find(".left", element)!, session, data, earned);
  const done = data.course.contents.filter((one) => stateOf(data, session.record, one) === "done").map(({ id }) => id);
  const also = Object.keys(data.course.activities).filter((id) => result(data, session.record, id).complete);
  const known = new Set([...done, ...also]);
  for (const one of all("[data-practised]", sheet))
    one.hidden = !one.dataset["practised"]!.split(" ").some((id) => known.has(id));
  scores(sheet, session, data);
}

/** Names what is still open. Lessons that nobody has to read are named apart: they only count for the hours. */
function left(section: HTMLElement, session: Session, data: CourseData, earned: boolean): void {
  const { record } = session;
  const { open = "", short = "", score: words = "", failed = "", mastery = "" } = section.dataset;
  const { success, score } = session.standing();
  for (const row of all(".parts [data-step]", section)) {
    const id = row.dataset["step"]!;
    const one = result(data, record, id);
    const missed = one.complete && !one.succeeded && data.course.required.includes(id);
    row.hidden = earned || (one.complete && !missed);
    if (row.hidden) continue;
    const link = find("a", row)!;
    const percent = one.score ? shown(one.score, data.course.language) : "0";
    const [before = "", after = ""] = (missed ? short.replace("{percent}", percent) : open).split("{title}");
    row.replaceChildren(before, link, after);
  }
  const unread = data.course.contents.filter((one) => stateOf(data, record, one) !== "done");
  const rows = all(".lessons [data-step]", section);
  for (const row of rows) row.hidden = !unread.some(({ id }) => id === row.dataset["step"]);
  find(".lessons", section)!.hidden = rows.every((row) => row.hidden);
  find("h2", section)!.hidden = earned;
  const said = find(".score", section)!;
  const reached = !earned && score ? shown(score, data.course.language) : "";
  said.hidden = earned || (!reached && success !== "failed");
  said.textContent = (success === "failed" ? failed : words).replace("{percent}", reached).replace("{mastery}", mastery);
  section.hidden = [...all("[data-step]", section)].every((row) => row.hidden) && said.hidden;
}

function scores(sheet: HTMLElement, session: Session, data: CourseData): void {
  const table = find(".scores", sheet);
  if (!table) return;
  const { points = "", share = "", done = "" } = table.dataset;
  for (const row of all("[data-part]", table)) {
    const { score, complete } = result(data, session.record, row.dataset["part"]!);
    const possible = Number(row.dataset["possible"] ?? 0);
    const of = (factor: number, words: string): string =>
      words.replace(/\{points\}|\{percent\}/, shown(score!, data.course.language, factor)).replace("{possible}", String(factor));
    const told = score && (possible ? of(possible, points) : of(100, share));
    find(".earned", row)!.textContent = told ?? (complete ? done : "–");
  }
  const { score } = session.standing();
  const whole = find(".whole", table)!;
  whole.textContent = score ? share.replace("{percent}", shown(score, data.course.language)) : "–";
  whole.closest<HTMLElement>("tr")!.hidden = !score;
}
