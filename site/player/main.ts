/** Starts the player: reads the page's data, opens the session with its keeper and makes every part of the page live. */

import { all } from "../interactions/elements";
import { itemView } from "../interactions/item";
import { noticeView } from "../interactions/notice";
import { PAGE_VIEWS, PARTS } from "../theme/page";
import "../theme/returning";
import { recall, traceless } from "../theme/storage";
import { local } from "../tracking/local";
import { none } from "../tracking/none";
import { withAllContents } from "./contents";
import type { CourseData } from "./data";
import { joined, type Parts } from "./parts";
import { openSession } from "./session";
import type { View } from "./view";

export * from "./lent";

const VIEWS: readonly View[] = [noticeView, ...PAGE_VIEWS, itemView];

async function start(): Promise<void> {
  for (const part of PARTS) for (const element of all(part.selector, document)) part.mount(element);
  const source = document.getElementById("coursewright-data");
  if (!source) return;
  const data = withAllContents(JSON.parse(source.textContent!) as CourseData);
  const parts: Parts = Object.assign({}, ...joined);
  const keeper = parts.tracker ?? (data.tracker === "none" || traceless() ? none : local);
  const session = await openSession(data, keeper(data.course.id), parts);
  for (const view of [...VIEWS, ...joined.flatMap(({ views = [] }) => views)])
    for (const element of all(view.selector, document)) view.mount(element, session, data);
  // Somebody who only looks in, and has not said that this browser may remember, leaves nothing.
  const visit = (content: string): void => {
    const visited = (): void => session.dispatch({ kind: "visited", content });
    if (data.tracker !== "local" || recall("coursewright-trace") || session.record.place) visited();
    else document.addEventListener("coursewright-kept", visited, { once: true });
  };
  if (parts.route) parts.route(session, visit);
  else visit(data.here);
}

// Every script of the page has run by then, so that all parts have joined.
document.addEventListener("DOMContentLoaded", () => void start());
