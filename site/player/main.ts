/** Starts the player: reads the page's data, opens the session with its keeper and makes every part of the page live. */

import { all } from "../interactions/elements";
import { itemView } from "../interactions/item";
import { noticeView } from "../interactions/notice";
import { PAGE_VIEWS, PARTS } from "../theme/page";
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
  const keeper = parts.tracker ?? (data.tracker === "none" ? none : local);
  const session = await openSession(data, keeper(data.course.id), parts);
  for (const view of [...VIEWS, ...joined.flatMap(({ views = [] }) => views)])
    for (const element of all(view.selector, document)) view.mount(element, session, data);
  if (parts.route) parts.route(session);
  else session.dispatch({ kind: "visited", content: data.here });
}

// Every script of the page has run by then, so that all parts have joined.
document.addEventListener("DOMContentLoaded", () => void start());
