/** All that this browser holds of ours, whichever page left it there, and how to be rid of it. */

const OURS = "coursewright";

/** What stays, and what stays until its tab is closed. Either throws where the browser forbids it. */
const shelves = (): Storage[] => [localStorage, sessionStorage];
const held = (shelf: Storage): [string, string][] => Object.entries(shelf).filter(([key]) => key.startsWith(OURS));

/** All of it as one text, to be held against another time. */
export const everything = (): string => JSON.stringify(shelves().map(held));

/** Whether nothing stays once this tab is closed. */
export const bare = (): boolean => !held(localStorage).length;

export const erase = (): void => {
  for (const shelf of shelves()) for (const [key] of held(shelf)) shelf.removeItem(key);
};

/** What the cache of a site is called. Those of its courses go on after a blank, which no path holds: another site of the same
 * origin, whose path may begin with this one's, has others. */
export const named = (root: string): string => `${OURS}-kept ${new URL(root).pathname}`;

/** Removes every course that is kept of a site, and the worker itself; never what lies above the site. */
export const removeCourses = async (root: string): Promise<void> => {
  if (!("caches" in window)) return;
  const own = (await caches.keys()).filter((name) => (name + " ").startsWith(named(root) + " "));
  await Promise.all(own.map((name) => caches.delete(name)));
  const registered = await navigator.serviceWorker?.getRegistration(root);
  if (registered?.scope === root) await registered.unregister();
};
