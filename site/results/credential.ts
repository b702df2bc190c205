/** An Open Badges 3.0 credential as VC-JWT: taken apart, held against known keys, and read in plain words. */

import { signedBy } from "./signature";

export interface Issuer {
  readonly id: string;
  readonly name: string;
  /** Public Ed25519 keys as the `x` of a JWK (RFC 8037). */
  readonly keys: readonly string[];
}

export interface Credential {
  readonly issuer: string;
  readonly name: string;
  readonly achievement: string;
  readonly version: string;
  readonly narrative: string;
  readonly score: string;
  readonly credits: string;
  readonly from: string;
}

export type Verdict = "broken" | "foreign" | "forged" | "early" | "expired";

const MOST_CHARACTERS = 100_000;

type Table = { readonly [name: string]: unknown };

/** `now` in seconds since 1970. OB 3.0, 8.2.4: every registered claim has to say what the credential says. */
export function verified(token: string, issuer: Issuer, now: number): Credential | Verdict {
  const parts = token.trim().split(".");
  if (token.length > MOST_CHARACTERS || parts.length !== 3) return "broken";
  const [header, payload] = parts.slice(0, 2).map(table);
  const signature = bytes(parts[2]!);
  if (!header || !payload || !signature) return "broken";
  // The key in the header is the signer's own word: only those that the site was built with are asked.
  if (header["alg"] !== "EdDSA" || payload["iss"] !== issuer.id) return "foreign";
  const message = new TextEncoder().encode(parts[0] + "." + parts[1]);
  if (!issuer.keys.some((key) => signedBy(bytes(key)!, signature, message))) return "forged";
  if (typeof payload["nbf"] !== "number" || !agree(payload)) return "broken";
  if (payload["nbf"] > now) return "early";
  if (payload["exp"] !== undefined && !((payload["exp"] as number) > now)) return "expired";
  return told(payload);
}

/** OB 3.0, 8.2.4.1. */
function agree(payload: Table): boolean {
  const subject = inner(payload, "credentialSubject");
  return (
    inner(payload, "issuer")["id"] === payload["iss"] &&
    payload["id"] === payload["jti"] &&
    subject["id"] === payload["sub"] &&
    Date.parse(String(payload["validFrom"])) === (payload["nbf"] as number) * 1000
  );
}

function told(payload: Table): Credential {
  const subject = inner(payload, "credentialSubject");
  const achievement = inner(subject, "achievement");
  const [who] = list(subject, "identifier");
  const [result] = list(subject, "result");
  const word = (table: Table | undefined, name: string): string => {
    const value = table?.[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  return {
    issuer: word(inner(payload, "issuer"), "name"),
    name: word(who, "identityHash"),
    achievement: word(achievement, "name"),
    version: word(achievement, "version"),
    narrative: word(inner(achievement, "criteria"), "narrative"),
    score: word(result, "value"),
    credits: word(subject, "creditsEarned"),
    from: word(payload, "validFrom"),
  };
}

function inner(table: Table, name: string): Table {
  const value = table[name];
  return typeof value === "object" && value !== null ? (value as Table) : {};
}

function list(table: Table, name: string): Table[] {
  const value = table[name];
  return Array.isArray(value) ? value.filter((one): one is Table => typeof one === "object" && one !== null) : [];
}

/** base64url without padding (RFC 7515, 2). */
export function bytes(text: string): Uint8Array | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function table(part: string): Table | undefined {
  const data = bytes(part);
  if (!data) return undefined;
  try {
    const found: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(data));
    return typeof found === "object" && found !== null && !Array.isArray(found) ? (found as Table) : undefined;
  } catch {
    return undefined;
  }
}
