/** The part for SCORM 1.2 packages: one document, and a host that keeps the record. */

import { hosted } from "../tracking/hosted";
import { joined } from "./parts";
import { reporter } from "./reporter";
import { route } from "./router";

joined.push({ tracker: (course) => hosted(course), reporter, route });
