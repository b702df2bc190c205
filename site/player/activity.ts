/** The part for pages that hold an assessment or a scenario, and for the page of results. What shows a scenario is in story.ts. */

import { assessmentView } from "../interactions/assessment";
import { recordView } from "../theme/record";
import { activities } from "./activities";
import { joined } from "./parts";

export * from "./lent-activity";

joined.push({ views: [assessmentView, recordView], activities });
