/** A SCORM 2004 host that keeps the rules, and a session before it. */

import { scorm2004 } from "../tracking/scorm2004";
import type { Notice } from "../tracking/tracker";
import { Page } from "./page";

export type Values = { [element: string]: string };

const REAL = /^-?\d+(\.\d+)?$/;
const SCALED = /^(-?0(\.\d{1,7})?|-?1(\.0+)?)$/;
const SHORT = "[A-Za-z0-9._~-]{1,250}";
const RULES: readonly (readonly [RegExp, RegExp])[] = [
  [/^cmi\.completion_status$/, /^(completed|incomplete|not attempted|unknown)$/],
  [/success_status$/, /^(passed|failed|unknown)$/],
  [/^cmi\.exit$/, /^(time-out|suspend|logout|normal|)$/],
  [/^adl\.nav\.request$/, /^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_)$/],
  [/score\.scaled$/, SCALED],
  [/score\.(raw|min|max)$|\.weighting$/, REAL],
  [/^cmi\.progress_measure$/, /^(0(\.\d{1,7})?|1)$/],
  [/^cmi\.suspend_data$/, /^[^]{0,64000}$/],
  [/^cmi\.location$/, /^.{0,1000}$/],
  [/^cmi\.session_time$|\.latency$/, /^PT(\d+H)?(\d+M)?\d+(\.\d{1,2})?S$/],
  [/\.timestamp$/, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{2}Z$/],
  [/\.id$/, /^[^\s]{1,4000}$/],
  [/\.type$/, /^(true-false|choice|fill-in|long-fill-in|matching|performance|sequencing|likert|numeric|other)$/],
  [/\.result$/, /^(correct|incorrect|unanticipated|neutral|-?\d+(\.\d+)?)$/],
];
const RESPONSES: { [type: string]: RegExp } = {
  "true-false": /^(true|false)$/,
  choice: new RegExp(`^(${SHORT}(\\[,\\]${SHORT})*)?$`),
  sequencing: new RegExp(`^${SHORT}(\\[,\\]${SHORT})*$`),
  matching: new RegExp(`^${SHORT}\\[\\.\\]${SHORT}(\\[,\\]${SHORT}\\[\\.\\]${SHORT})*$`),
  likert: new RegExp(`^${SHORT}$`),
  numeric: /^(?=.)(-?(\d+(\.\d*)?|\.\d+))?(\[:\](-?(\d+(\.\d*)?|\.\d+))?)?$/,
  other: /^.{1,4000}$/,
  "fill-in": /^[^]{1,2600}$/,
  "long-fill-in": /^[^]{1,4000}$/,
};

/** Answers as SCORM 2004 asks and keeps a record of every call. Dies before the call whose number is `dies`. */
export class StrictHost {
  readonly calls: string[] = [];
  readonly broken: string[] = [];
  error = "0";
  made = 0;
  dies = Infinity;
  returns = Infinity;
  private running = false;

  constructor(readonly values: Values = {}) {}

  Initialize = (): string => this.answer("Initialize", !this.running, () => (this.running = true));
  Terminate = (): string => this.answer("Terminate", this.running, () => (this.running = false));
  Commit = (): string => this.answer("Commit", this.running);
  GetLastError = (): string => this.error;

  GetValue = (element: string): string => {
    this.live();
    if (!this.running) this.break(`GetValue ${element} outside a session`);
    if (/session_time|cmi\.exit/.test(element)) this.break(`${element} is write-only`);
    const list = /^(.*)\._count$/.exec(element)?.[1];
    this.error = "0";
    if (list) return String(this.count(list));
    if (this.values[element] === undefined) this.error = /scaled|measure|suspend|location/.test(element) ? "403" : "0";
    return this.values[element] ?? (/(completion|success)_status$/.test(element) ? "unknown" : "");
  };

  SetValue = (element: string, value: string): string => {
    this.live();
    this.calls.push(`${element}=${value}`);
    this.error = "0";
    const reason = this.illegal(element, value);
    if (reason) this.break(`${element}=${value}: ${reason}`);
    if (reason) this.error = "406";
    else this.values[element] = value;
    return String(!reason);
  };

  set(element: string): string[] {
    return this.calls.filter((call) => call.startsWith(element + "=")).map((call) => call.slice(element.length + 1));
  }

  private live(): void {
    this.made++;
    if (this.made > this.dies && this.made <= this.returns) throw new Error("the frame is gone");
  }

  private break(what: string): void {
    this.broken.push(what);
  }

  private count(list: string): number {
    return new Set(Object.keys(this.values).flatMap((name) => (name.startsWith(list + ".") ? name.slice(list.length + 1).split(".")[0]! : []))).size;
  }

  private answer(call: string, good: boolean, act: () => unknown = () => {}): string {
    this.live();
    this.calls.push(call);
    this.error = good ? "0" : "103";
    if (good) act();
    else this.break(call);
    return String(good);
  }

  private illegal(element: string, value: unknown): string {
    if (typeof value !== "string") return "no string";
    if (!this.running) return "no session";
    const entry = /^(cmi\.(?:interactions|objectives))\.(\d+)\.(.+)$/.exec(element);
    if (entry) {
      const [, list = "", at = "", field = ""] = entry;
      const named = this.values[`${list}.${at}.id`];
      if (Number(at) > this.count(list)) return "gap";
      if (field !== "id" && named === undefined) return "408: no id yet";
      if (field === "id" && list === "cmi.objectives") {
        if (named !== undefined && named !== value) return "351: the id is set";
        const others = Object.entries(this.values).filter(([name]) => /^cmi\.objectives\.\d+\.id$/.test(name) && name !== element);
        if (others.some(([, id]) => id === value)) return "351: not unique";
      }
      if (/response$|pattern$/.test(field)) {
        const type = this.values[`${list}.${at}.type`];
        if (!type) return "408: no type yet";
        return RESPONSES[type]!.test(value) ? "" : `406: no ${type}`;
      }
    }
    const rule = RULES.find(([name]) => name.test(element));
    return rule?.[1].test(value) ? "" : rule ? "406" : "401";
  }
}

export async function opened(host: StrictHost) {
  const page = new Page();
  page.API_1484_11 = host;
  let now = Date.UTC(2026, 10, 21, 9, 5, 7, 128);
  const told: (string | null)[] = [];
  const notices: (Notice | null)[] = [];
  const adopted: string[] = [];
  const tracker = scorm2004(page as unknown as Window, () => now);
  tracker.onNotice((notice) => {
    told.push(notice && notice.trouble);
    notices.push(notice);
  });
  tracker.onChangedElsewhere((state) => adopted.push(state));
  const launch = await tracker.open();
  return { page, tracker, launch, told, notices, adopted, wait: (seconds: number) => (now += seconds * 1000) };
}
