/** The part for pages that hold an assessment or a scenario, and for the page of results. */

import { assessmentView } from "../interactions/assessment";
import { scenarioView } from "../interactions/scenario";
import { recordView } from "../theme/record";
import { activities } from "./activities";
import { joined } from "./parts";

joined.push({ views: [assessmentView, scenarioView, recordView], activities });
