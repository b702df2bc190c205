/** The part for pages that hold a scenario: the story as it is played, and looking back on it. */

import { scenarioView } from "../interactions/scenario";
import { joined } from "./parts";

joined.push({ views: [scenarioView] });
