/** What is live on a page besides questions and stories: with a record, and without one. */

import type { View } from "../player/view";
import { doneView, leftView, whereView } from "./progress";
import { reflectionView } from "./reflections";
import { type Part, printPart, searchPart, standingPart } from "./tools";

export const PARTS: readonly Part[] = [searchPart, printPart, standingPart];

export const PAGE_VIEWS: readonly View[] = [whereView, doneView, leftView, reflectionView];
