/** How long a moment was on the page. A pause does not count: how long somebody rests is told to nobody. */

export interface Stopwatch {
  /** From nought. */
  start(): void;
  stop(): void;
  go(): void;
  seconds(): number;
}

export function stopwatch(now: () => number = () => performance.now()): Stopwatch {
  let spent = 0;
  let since: number | null = null;
  const passed = (): number => spent + (since === null ? 0 : now() - since);
  return {
    start() {
      spent = 0;
      since = now();
    },
    stop() {
      spent = passed();
      since = null;
    },
    go() {
      since ??= now();
    },
    seconds: () => passed() / 1000,
  };
}
