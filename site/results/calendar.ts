/** The days of later recall as a calendar file (RFC 5545). It names nothing that another pair of eyes should not see. */

export interface Plan {
  /** The first day counts from here. */
  readonly start: Date;
  /** 09:00, in the time of wherever the learner is. */
  readonly time: string;
  readonly rounds: readonly Round[];
  /** 32 hexadecimal digits by chance, which make the events unlike all others. */
  readonly mark: string;
  /** When it was written. */
  readonly now: Date;
}

export interface Round {
  readonly days: number;
  readonly title: string;
  readonly text: string;
}

export function calendar({ start, time, rounds, mark, now }: Plan): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const events = rounds.flatMap(({ days, title, text }, n) => {
    const day = new Date(start.getFullYear(), start.getMonth(), start.getDate() + days);
    const at = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("");
    return [
      "BEGIN:VEVENT",
      `UID:${mark}-${n + 1}`,
      "DTSTAMP:" + stamp,
      // 3.3.5, form 1: local time, so that nine o'clock stays nine o'clock wherever one is.
      `DTSTART:${at}T${time.replace(":", "")}00`,
      "DURATION:PT10M",
      "SUMMARY:" + escaped(title),
      ...(text ? ["DESCRIPTION:" + escaped(text)] : []),
      "CLASS:PRIVATE",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  });
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//coursewright//reminders//EN", ...events, "END:VCALENDAR"];
  return lines.map((line) => folded(line) + "\r\n").join("");
}

/** 3.3.11 */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
}

/** 3.1: at most 75 octets a line, and no character cut in two. */
function folded(line: string): string {
  const size = (text: string): number => new TextEncoder().encode(text).length;
  const out: string[] = [];
  let held = "";
  for (const character of line) {
    if (size(held + character) > (out.length ? 74 : 75)) {
      out.push(held);
      held = "";
    }
    held += character;
  }
  return [...out, held].join("\r\n ");
}
