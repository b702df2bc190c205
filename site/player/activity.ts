/** The part for pages that hold an assessment or a scenario. */

import { assessmentView } from "../interactions/assessment";
import { scenarioView } from "../interactions/scenario";
import { activities } from "./activities";
import { joined } from "./parts";

joined.push({ views: [assessmentView, scenarioView], activities });
