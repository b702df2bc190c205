/** What makes a part of the page live. The page works without any of them. */

import type { CourseData } from "./data";
import type { Session } from "./session";

export interface View {
  /** Which elements it makes live, each once. */
  readonly selector: string;
  mount(element: HTMLElement, session: Session, data: CourseData): void;
}
