/** A SCORM 1.2 host that keeps the rules, and a session before it. */

import { scorm12 } from "../tracking/scorm12";
import type { Notice } from "../tracking/tracker";
import { Page } from "./page";

export type Values = { [element: string]: string };

/** Answers as SCORM 1.2 asks and keeps a record of every call. */
export class StrictHost {
  readonly calls: string[] = [];
  lastError = "0";
  alive = true;
  private running = false;

  constructor(readonly values: Values = {}) {}

  LMSInitialize = (): string => this.answer("LMSInitialize", !this.running, () => (this.running = true));
  LMSFinish = (): string => this.answer("LMSFinish", this.running, () => (this.running = false));
  LMSCommit = (): string => this.answer("LMSCommit", this.running);
  LMSGetLastError = (): string => this.lastError;

  LMSGetValue = (element: string): string => {
    if (!this.alive) throw new Error("the frame is gone");
    const list = /^(.*)\._count$/.exec(element)?.[1];
    const writeOnly = /session_time|core\.exit|interactions\.\d/.test(element);
    this.lastError = !this.running ? "301" : writeOnly ? "404" : "0";
    if (this.lastError !== "0") return "";
    if (list) return String(new Set(this.entries(list)).size);
    return this.values[element] ?? "";
  };

  LMSSetValue = (element: string, value: string): string => {
    const legal = typeof value === "string" && this.legal(element, value);
    return this.answer(`${element}=${value}`, this.running && legal, () => (this.values[element] = value));
  };

  set(element: string): string[] {
    return this.calls.filter((call) => call.startsWith(element + "=")).map((call) => call.slice(element.length + 1));
  }

  /** The elements of one interaction. */
  entry(n: number): Values {
    const start = `cmi.interactions.${n}.`;
    const own = Object.entries(this.values).filter(([name]) => name.startsWith(start));
    return Object.fromEntries(own.map(([name, value]) => [name.slice(start.length), value]));
  }

  private entries(list: string): string[] {
    return Object.keys(this.values).flatMap((name) => (name.startsWith(list + ".") ? name.slice(list.length + 1).split(".")[0]! : []));
  }

  private answer(call: string, good: boolean, act: () => unknown = () => {}): string {
    if (!this.alive) throw new Error("the frame is gone");
    this.calls.push(call);
    this.lastError = good ? "0" : "101";
    if (good) act();
    return String(good);
  }

  private legal(element: string, value: string): boolean {
    const index = /^(cmi\.(?:interactions|objectives))\.(\d+)\.(.*)$/.exec(element);
    if (index) {
      const known = new Set(this.entries(index[1]!)).size;
      if (Number(index[2]) > known || (Number(index[2]) === known && index[3] !== "id")) return false;
    }
    const rule = RULES.find(([name]) => name.test(element));
    return rule !== undefined && rule[1].test(value);
  }
}

const SCORE = /^\d{1,2}(\.\d+)?$|^100$/;
const RULES: readonly (readonly [RegExp, RegExp])[] = [
  [/^cmi\.core\.lesson_status$/, /^(passed|failed|completed|incomplete|browsed)$/],
  [/^cmi\.objectives\.\d+\.status$/, /^(passed|failed|completed|incomplete|browsed|not attempted)$/],
  [/^cmi\.core\.exit$/, /^(time-out|suspend|logout|)$/],
  [/^cmi\.core\.score\.(raw|min|max)$/, SCORE],
  [/^cmi\.objectives\.\d+\.score\.(raw|min|max)$/, SCORE],
  [/^cmi\.suspend_data$/, /^[^]{0,4096}$/],
  [/^cmi\.core\.lesson_location$/, /^.{0,255}$/],
  [/^cmi\.core\.session_time$|\.latency$/, /^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/],
  [/\.time$/, /^\d{2}:\d{2}:\d{2}(\.\d{1,2})?$/],
  [/\.id$/, /^[!-~]{1,255}$/],
  [/\.type$/, /^(true-false|choice|fill-in|matching|performance|sequencing|likert|numeric)$/],
  [/\.(student_response|pattern)$/, /^.{0,255}$/],
  [/\.result$/, /^(correct|wrong|unanticipated|neutral|-?\d+(\.\d+)?)$/],
  [/\.weighting$/, /^-?\d{1,3}(\.\d+)?$/],
];

/** A window with an API, or without one. */
export function windowOf(api?: unknown): Page {
  const page = new Page();
  page.API = api;
  return page;
}

export async function opened(api?: unknown, page = windowOf(api)) {
  let now = 0;
  const told: (string | null)[] = [];
  const notices: (Notice | null)[] = [];
  const tracker = scorm12(page as unknown as Window, () => now);
  tracker.onNotice((notice) => {
    told.push(notice && notice.trouble);
    notices.push(notice);
  });
  const launch = await tracker.open();
  return { page, tracker, launch, told, notices, wait: (seconds: number) => (now += seconds * 1000) };
}
