/** Recordings fall silent when the reader goes on: nobody should have to look for what still speaks. */

import { all } from "./elements";

export function hush(within: ParentNode): void {
  for (const one of all<HTMLMediaElement>("audio,video", within)) one.pause();
}
