/** As much of a window as a tracker uses. */

/** Everything that is under way has come to an end. */
export const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 2));

/** Timers run when `pass` is called. */
export class Page extends EventTarget {
  document = Object.assign(new EventTarget(), { visibilityState: "visible", documentElement: { lang: "en" } });
  location: { search: string; href: string };
  opener: unknown = null;
  parent: unknown = this;
  top: unknown = this;
  API: unknown;
  API_1484_11: unknown;
  private timers = new Map<number, () => void>();
  private next = 1;

  constructor(address = "https://content.test/index.html", readonly stored = new Map<string, string>()) {
    super();
    this.location = { search: new URL(address).search, href: address };
  }

  get sessionStorage() {
    return { getItem: (key: string) => this.stored.get(key) ?? null, setItem: (key: string, value: string) => void this.stored.set(key, value) };
  }

  setTimeout(act: () => void): number {
    this.timers.set(this.next, act);
    return this.next++;
  }

  clearTimeout(timer: number): void {
    this.timers.delete(timer);
  }

  /** What is due is done at once; what it has begun, when this has settled. */
  async pass(): Promise<void> {
    const due = [...this.timers.values()];
    this.timers.clear();
    due.forEach((act) => act());
    await settled();
  }

  hide(): void {
    this.document.visibilityState = "hidden";
    this.document.dispatchEvent(new Event("visibilitychange"));
  }

  leave(persisted = false): void {
    this.dispatchEvent(Object.assign(new Event("pagehide"), { persisted }));
  }
}
