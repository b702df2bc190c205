/** The part for pages that hold a scenario: the story as it is played, and looking back on it. */

import { scenarioView } from "../interactions/scenario";
import { joined } from "./parts";

export { debrief } from "../interactions/debrief";
export { textsOf } from "../interactions/story";

joined.push({ views: [scenarioView] });
