/** The forum: a scenario for a whole room. One window is on the wall; a second one, for the facilitator, is the desk. */

import { find, sayer } from "../interactions/elements";
import { textsOf } from "../interactions/story";
import { joined } from "../player/parts";
import type { View } from "../player/view";
import { traceless } from "../theme/storage";
import { Desk } from "./desk";
import { type Forum, type ForumEvent, QUIET, step } from "./forum-state";
import { desk, room } from "./windows";
import { Screen } from "./screen";

const KEY = "coursewright-forum:";

const forumView: View = {
  selector: ".forum-story",

  mount(element, _, data) {
    const id = element.dataset["scenario"]!;
    const scenario = data.scenarios[id];
    if (!scenario) return;
    const say = sayer(data.strings);
    const nodes = find(".nodes", element)!;
    const stage = { id, scenario, data, say, texts: textsOf(nodes), element };
    nodes.remove();
    document.body.classList.add("forum-live");
    if (location.hash === "#desk") {
      const view = new Desk(stage, (event) => send(event));
      const send = desk(id, (state) => view.show(state), () => view.lost());
      return;
    }
    let forum = kept(id);
    const windows = room(id, () => forum, happened);
    const screen = new Screen(stage, happened, () => windows.open());
    function happened(event: ForumEvent): void {
      const next = step(stage.scenario, forum, event);
      if (next === forum) return;
      forum = next;
      if (!traceless()) guarded(() => sessionStorage.setItem(KEY + id, JSON.stringify(forum)));
      screen.show(forum);
      windows.tell(forum);
    }
    screen.show(forum);
  },
};

/** What this window remembers of a session: until it is closed, so that a reload in front of a room loses nothing. Session storage
 * is written to the disk and comes back with a reopened tab, so a visit without a trace has none. */
function kept(id: string): Forum {
  if (traceless()) return QUIET;
  const text = guarded(() => sessionStorage.getItem(KEY + id));
  return (text && (guarded(() => ({ ...QUIET, ...(JSON.parse(text) as Forum) })) as Forum | null)) || QUIET;
}

function guarded<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

joined.push({ views: [forumView] });
