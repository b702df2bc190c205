/** The part for packages: one document that holds every page, and a host that is told what happens. */

import { eraseAllView } from "../theme/erasing";
import { joined } from "./parts";
import { reporter } from "./reporter";
import { route } from "./router";

joined.push({ reporter, route, views: [eraseAllView] });
