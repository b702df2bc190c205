/** The part for SCORM 2004 packages: the host keeps the record. */

import { hosted } from "../tracking/hosted";
import { scorm2004 } from "../tracking/scorm2004";
import { joined } from "./parts";

joined.push({ tracker: (course) => hosted(course, scorm2004()) });
