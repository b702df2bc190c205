/** The texts of a scenario as the page holds them, found by node and choice. */

import type { Expr } from "../player/data";
import { holds, type Play } from "../player/machine";
import { all, copied, find } from "./elements";

export interface Texts {
  /** A part of a node as it reads in this state. */
  node(play: Play, part: "passage" | "looking-back"): Node[];
  choice(node: string, choice: string, part: "words" | "consequence" | "reason"): Node[];
}

const PARTS = { words: ":scope > a", consequence: ".consequence", reason: ".reason" };

export function textsOf(nodes: HTMLElement): Texts {
  const sections = new Map(all("[data-node]", nodes).map((section) => [section.dataset["node"]!, section]));
  const at = (node: string) => sections.get(node);
  return {
    node(play, part) {
      const section = at(play.node);
      const out = copied(section ? find(`.${part}`, section) : null);
      // The condition of a text is judged in the state in which the node was entered.
      return out.filter((node) => {
        if (!(node instanceof HTMLElement)) return true;
        for (const inner of all(".when", node)) if (!shown(inner, play)) inner.remove();
        return shown(node, play);
      });
    },
    choice(node, choice, part) {
      const entry = at(node)?.querySelector(`[data-choice="${choice}"]`);
      return copied(entry?.querySelector(PARTS[part]) ?? null);
    },
  };
}

function shown(element: HTMLElement, play: Play): boolean {
  const condition = element.dataset["when"];
  return !condition || holds(JSON.parse(condition) as Expr, play.values, play.visited);
}
