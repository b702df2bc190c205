/** The part for SCORM 1.2 packages: the host keeps the record. */

import { hosted } from "../tracking/hosted";
import { scorm12 } from "../tracking/scorm12";
import { joined } from "./parts";

joined.push({ tracker: (course) => hosted(course, scorm12()) });
