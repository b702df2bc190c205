/** The part for the pages of results and of the certificate. */

import { joined } from "../player/parts";
import { certificateView } from "./certificate";
import { takeAlongView } from "./take-along";

joined.push({ views: [certificateView, takeAlongView] });
