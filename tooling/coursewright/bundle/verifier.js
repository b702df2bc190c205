/* sources sha256:f06e38d3614bfb3027b6fe1b98a27f7ceda956047f73300f76362f53097ebcc5 */
(() => {
"use strict";
const { all, find, make, number, result, sayer, verdict } = window.coursewright;

async function verified(token, issuer, now, check) {
  let parts = token.trim().split(".");
  if (token.length > 1e5 || parts.length !== 3) return "broken";
  let [header, payload] = parts.slice(0, 2).map(table), signature = bytes(parts[2]);
  if (!header || !payload || !signature) return "broken";
  if (header.alg !== "EdDSA" || payload.iss !== issuer.id) return "foreign";
  let message = new TextEncoder().encode(parts[0] + "." + parts[1]), answers = await Promise.all(issuer.keys.map((key) => check(bytes(key), signature, message)));
  return answers.includes(!0) ? typeof payload.nbf != "number" || !agree(payload) ? "broken" : payload.nbf > now ? "early" : payload.exp !== void 0 && !(payload.exp > now) ? "expired" : told(payload) : answers.includes(void 0) ? "unable" : "forged";
}
function agree(payload) {
  let subject = inner(payload, "credentialSubject");
  return inner(payload, "issuer").id === payload.iss && payload.id === payload.jti && subject.id === payload.sub && Date.parse(String(payload.validFrom)) === payload.nbf * 1e3;
}
function told(payload) {
  let subject = inner(payload, "credentialSubject"), achievement = inner(subject, "achievement"), [who] = list(subject, "identifier"), [result2] = list(subject, "result"), word = (table2, name) => {
    let value = table2?.[name];
    return typeof value == "string" || typeof value == "number" ? String(value) : "";
  };
  return {
    issuer: word(inner(payload, "issuer"), "name"),
    name: word(who, "identityHash"),
    achievement: word(achievement, "name"),
    version: word(achievement, "version"),
    narrative: word(inner(achievement, "criteria"), "narrative"),
    score: word(result2, "value"),
    credits: word(subject, "creditsEarned"),
    from: word(payload, "validFrom")
  };
}
function inner(table2, name) {
  let value = table2[name];
  return typeof value == "object" && value !== null ? value : {};
}
function list(table2, name) {
  let value = table2[name];
  return Array.isArray(value) ? value.filter((one) => typeof one == "object" && one !== null) : [];
}
function bytes(text) {
  if (/^[\w-]+$/.test(text))
    try {
      return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
    } catch {
      return;
    }
}
function table(part) {
  let data = bytes(part);
  if (data)
    try {
      let found = JSON.parse(new TextDecoder("utf-8", { fatal: !0 }).decode(data));
      return typeof found == "object" && found !== null && !Array.isArray(found) ? found : void 0;
    } catch {
      return;
    }
}

var P = 2n ** 255n - 19n, ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
async function signedBy(key, signature, message) {
  if (key.length !== 32 || signature.length !== 64) return !1;
  let { subtle } = crypto;
  if (subtle)
    try {
      let held = await subtle.importKey("raw", copy(key), "Ed25519", !1, ["verify"]);
      return await subtle.verify("Ed25519", held, copy(signature), copy(message));
    } catch {
      return workedOut(key, signature, message, async (data) => new Uint8Array(await subtle.digest("SHA-512", copy(data))));
    }
}
async function workedOut(key, signature, message, sha512) {
  let s = number2(signature.subarray(32)), [a, r] = [point(key), point(signature.subarray(0, 32))];
  if (s >= ORDER || !a || !r) return !1;
  let hashed = new Uint8Array([...signature.subarray(0, 32), ...key, ...message]), k = number2(await sha512(hashed)) % ORDER;
  return same(times2(s, BASE), plus2(r, times2(k, a)));
}
var mod = (value) => (value % P + P) % P;
function power(base, exponent) {
  let out = 1n;
  for (let by = mod(base), left = exponent; left > 0n; left >>= 1n, by = by * by % P) left & 1n && (out = out * by % P);
  return out;
}
var inverse = (value) => power(value, P - 2n), D = mod(-121665n * inverse(121666n)), ROOT = power(2n, (P - 1n) / 4n);
function plus2([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  let a = mod((y1 - x1) * (y2 - x2)), b = mod((y1 + x1) * (y2 + x2)), c = mod(2n * t1 * t2 * D), d = mod(2n * z1 * z2), [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}
function times2(factor, base) {
  let out = [0n, 1n, 1n, 0n];
  for (let by = base, left = factor; left > 0n; left >>= 1n, by = plus2(by, by)) left & 1n && (out = plus2(out, by));
  return out;
}
function same([x1, y1, z1], [x2, y2, z2]) {
  return mod(x1 * z2 - x2 * z1) === 0n && mod(y1 * z2 - y2 * z1) === 0n;
}
function point(data) {
  let whole2 = number2(data), y = whole2 & 2n ** 255n - 1n;
  if (y >= P) return;
  let square = mod((y * y - 1n) * inverse(D * y * y + 1n)), x = power(square, (P + 3n) / 8n);
  mod(x * x - square) !== 0n && (x = mod(x * ROOT));
  let odd = whole2 >> 255n;
  if (!(mod(x * x - square) !== 0n || x === 0n && odd === 1n))
    return (x & 1n) !== odd && (x = P - x), [x, y, 1n, mod(x * y)];
}
var BASE = point(Uint8Array.from([88, ...Array(31).fill(102)]));
function number2(data) {
  return data.reduceRight((so, one) => so << 8n | BigInt(one), 0n);
}
function copy(data) {
  return Uint8Array.from(data).buffer;
}

var MOST_BYTES = 1e5;
function mount(element) {
  let { issuer, strings } = JSON.parse(find("script", element).textContent), say = sayer(strings), form = find("form", element), text = find("textarea", form), file = find("input[type=file]", form), verdict2 = find(".verdict", element), show = (found) => {
    let valid = typeof found != "string";
    verdict2.dataset.verdict = valid ? "valid" : "not";
    let day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }), parts = (valid ? [
      ["name", found.name],
      ["achievement", found.achievement],
      ["version", found.version],
      ["score", found.score && say("verify-percent", { percent: found.score })],
      ["credits", found.credits],
      ["issuer", found.issuer],
      ["from", found.from && day.format(new Date(found.from))],
      ["narrative", found.narrative]
    ] : []).filter(([, value]) => value).map(([key, value]) => make("div", {}, make("dt", {}, say(`verify-of-${key}`)), make("dd", {}, value))), said = make("p", { class: "said" }, say(`verify-${valid ? "valid" : found}`, { issuer: issuer.name }));
    verdict2.replaceChildren(said, ...parts.length ? [make("dl", {}, ...parts)] : []);
  }, ask = async (token) => show(await verified(token, issuer, Date.now() / 1e3, signedBy));
  form.hidden = !1, form.addEventListener("submit", (event) => {
    event.preventDefault(), ask(text.value);
  }), file.addEventListener("change", async () => {
    let [chosen] = file.files ?? [];
    if (chosen) {
      if (chosen.size > MOST_BYTES) return show("broken");
      text.value = (await chosen.text()).trim(), file.value = "", await ask(text.value);
    }
  });
}
document.addEventListener("DOMContentLoaded", () => all("main.verifier", document).forEach(mount));
})();
