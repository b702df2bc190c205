/** The page of a coordinator: reads results files on this device, shows what groups of them say, saves it as a table. */

import { all, find, make, type Say, sayer } from "../interactions/elements";
import { own } from "../player/own";
import type { Results } from "./file";
import { type CourseReport, csv, LEAST, type Mean, report, type Row } from "./groups";
import { samePerson } from "./people";
import { MOST_BYTES, readResults, type Refusal } from "./reading";
import { download, isoDay } from "./saving";

const MOST_FILES = 5_000;

interface Course {
  readonly version: string;
  readonly objectives: { readonly [id: string]: string };
  readonly items: { readonly [id: string]: string };
}

interface Data {
  readonly courses: { readonly [id: string]: Course };
  readonly strings: { readonly [key: string]: string };
}

/** A file that was not counted, and why. */
interface Passed {
  readonly file: string;
  readonly why: Refusal | "twice" | "older" | "many" | "unreadable";
}

function mount(element: HTMLElement): void {
  const data = JSON.parse(find("script", element)!.textContent!) as Data;
  const say = sayer(data.strings);
  const input = find("input[type=file]", element) as HTMLInputElement;
  let held: Results[] = [];
  let passed: Passed[] = [];

  const show = (): void => {
    find(".summary", element)!.textContent = say("collect-summary", { counted: held.length, passed: passed.length });
    const list = find(".passed", element)!;
    list.hidden = passed.length === 0;
    find("ul", list)!.replaceChildren(...passed.map(({ file, why }) => make("li", {}, say(`collect-${why}`, { file }))));
    find(".report", element)!.replaceChildren(...(held.length ? shown(held, data, say) : []));
    for (const button of all("button", element)) button.hidden = held.length === 0;
  };

  input.addEventListener("change", async () => {
    const files = [...(input.files ?? [])];
    const read = await Promise.all(files.map((file, n) => reading(file, held.length + n)));
    read.forEach((one, n) => {
      const file = files[n]!.name;
      if (typeof one === "string") passed.push({ file, why: one });
      else ({ held, passed } = taken(held, passed, one, file));
    });
    input.value = "";
    show();
  });
  find(".save", element)!.addEventListener("click", () =>
    download(`results-${isoDay(new Date())}.csv`, "text/csv", "\ufeff" + csv(lines(held, data, say))),
  );
  find(".print", element)!.addEventListener("click", () => window.print());
  find(".forget", element)!.addEventListener("click", () => {
    held = [];
    passed = [];
    show();
    input.focus();
  });
  find(".gather", element)!.hidden = false;
}

async function reading(file: File, before: number): Promise<Results | Passed["why"]> {
  if (before >= MOST_FILES) return "many";
  if (file.size > MOST_BYTES) return "large";
  try {
    return readResults(await file.text());
  } catch {
    return "unreadable";
  }
}

/** The same file counts once, and of those of one person for one course only the latest. */
export function taken(held: Results[], passed: Passed[], one: Results, file: string): { held: Results[]; passed: Passed[] } {
  if (held.some(({ digest }) => digest === one.digest)) return { held, passed: [...passed, { file, why: "twice" }] };
  const others = held.filter((before) => before.course.id === one.course.id && samePerson(before, one));
  if (!others.length) return { held: [...held, one], passed };
  const latest = others.reduce((last, other) => (other.exported > last.exported ? other : last), one);
  const kept = held.flatMap((before) => (!others.includes(before) ? [before] : before === others[0] ? [latest] : []));
  return { held: kept, passed: [...passed, ...others.map(() => ({ file, why: "older" as const }))] };
}

function shown(held: readonly Results[], data: Data, say: Say): Node[] {
  const { courses, people } = report(held);
  const whole = people === null ? say("collect-people-hidden") : say("collect-people", { count: people });
  return [make("p", { class: "everyone" }, whole), ...courses.map((one) => section(one, data, say))];
}

function section(one: CourseReport, data: Data, say: Say): HTMLElement {
  const heading = make("h2", {}, one.title);
  if (one.people === null) return make("section", {}, heading, make("p", {}, say("collect-hidden", { least: LEAST })));
  const course = own(data.courses, one.id);
  const facts = [
    say("collect-people", { count: one.people }),
    one.passed === null ? say("collect-passed-hidden") : say("collect-passed", { passed: one.passed, people: one.people }),
    say("collect-score", { mean: told(one.score, say) }),
    ...one.versions.map(({ version, people }) => say("collect-of-version", { version, people: people ?? say("collect-few") })),
    ...(one.partly ? [say("collect-partly")] : []),
    ...(course ? [] : [say("collect-unknown")]),
  ];
  const named = (id: string, names: { readonly [id: string]: string } = {}): string => own(names, id) ?? id;
  return make(
    "section",
    {},
    heading,
    make("ul", {}, ...facts.map((fact) => make("li", {}, fact))),
    one.objectives.length
      ? table(say("collect-objectives"), one.objectives, (id) => named(id, course?.objectives), say)
      : make("p", {}, say("collect-objectives-hidden")),
    table(say("collect-items"), one.items, (id) => named(id, course?.items), say),
  );
}

function table(title: string, rows: readonly Row[], named: (id: string) => string, say: Say): HTMLElement | null {
  if (!rows.length) return null;
  const head = ["collect-what", "collect-count", "collect-mean"].map((key) => make("th", { scope: "col" }, say(key)));
  const body = rows.map(({ id, mean }) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, named(id)),
      make("td", {}, mean ? String(mean.people) : say("collect-few")),
      make("td", {}, told(mean, say)),
    ),
  );
  const held = make("table", {}, make("caption", {}, title), make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body));
  return make("div", { class: "table", role: "group", "aria-label": title, tabindex: 0 }, held);
}

function told(mean: Mean | null, say: Say): string {
  return mean ? say("collect-interval", { percent: mean.percent, low: mean.low, high: mean.high }) : say("collect-few");
}

/** What is shown, and nothing more, as lines of a table. */
function lines(held: readonly Results[], data: Data, say: Say): string[][] {
  const cells = (mean: Mean | null): string[] =>
    mean ? [String(mean.people), mean.percent, String(mean.low), String(mean.high)] : [say("collect-few"), "", "", ""];
  const out = [["course", "what", "id", "text", "people", "percent", "low", "high"]];
  for (const one of report(held).courses) {
    const names = own(data.courses, one.id);
    const few = say("collect-few");
    out.push([one.id, "people", "", one.title, String(one.people ?? few), "", "", ""]);
    if (one.people === null) continue;
    out.push([one.id, "passed", "", "", String(one.passed ?? few), "", "", ""], [one.id, "score", "", "", ...cells(one.score)]);
    for (const { version, people } of one.versions) out.push([one.id, "version", version, "", String(people ?? few), "", "", ""]);
    for (const { id, mean } of one.objectives)
      out.push([one.id, "objective", id, own(names?.objectives ?? {}, id) ?? "", ...cells(mean)]);
    for (const { id, mean } of one.items) out.push([one.id, "item", id, own(names?.items ?? {}, id) ?? "", ...cells(mean)]);
  }
  return out;
}

document.addEventListener("DOMContentLoaded", () => all("main.collector", document).forEach(mount));
