/** Starts the player: reads the page's data, opens the session with its keeper and makes every part of the page live. */

import { assessmentView } from "../interactions/assessment";
import { all } from "../interactions/elements";
import { itemView } from "../interactions/item";
import { noticeView } from "../interactions/notice";
import { scenarioView } from "../interactions/scenario";
import { PAGE_VIEWS, PARTS } from "../theme/page";
import { hosted } from "../tracking/hosted";
import { local } from "../tracking/local";
import { none } from "../tracking/none";
import type { Tracker } from "../tracking/tracker";
import type { CourseData } from "./data";
import { route } from "./router";
import { openSession } from "./session";
import type { View } from "./view";

const VIEWS: readonly View[] = [noticeView, ...PAGE_VIEWS, itemView, assessmentView, scenarioView];

const TRACKERS: { readonly [name in CourseData["tracker"]]: (course: string) => Tracker } = {
  local,
  none,
  scorm12: (course) => hosted(course),
};

async function start(): Promise<void> {
  for (const part of PARTS) for (const element of all(part.selector, document)) part.mount(element);
  const source = document.getElementById("coursewright-data");
  if (!source) return;
  const data = JSON.parse(source.textContent!) as CourseData;
  const session = await openSession(data, TRACKERS[data.tracker](data.course.id));
  for (const view of VIEWS) for (const element of all(view.selector, document)) view.mount(element, session, data);
  route(session, data);
}

void start();
