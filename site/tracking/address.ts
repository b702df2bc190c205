/** What the address of a launched page says. */

import type { Fields } from "./xapi-store";

export function parameters(page: Window): { readonly [name: string]: string | undefined } {
  return Object.fromEntries(new URLSearchParams(page.location.search));
}

/** Whether requests and learners may be sent there: nothing that a browser would run. */
export function isAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}

/** An object from JSON, or null. */
export function parsed(text: string): Fields | null {
  try {
    const found: unknown = JSON.parse(text);
    return found && typeof found === "object" && !Array.isArray(found) ? (found as Fields) : null;
  } catch {
    return null;
  }
}

/** A random UUID of version 4 (RFC 4122); hosts without https have no `randomUUID`. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 15) | 64;
  bytes[8] = (bytes[8]! & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
