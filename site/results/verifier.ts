/** The page that says whether a credential was signed by the issuer of this site. Nothing is sent anywhere. */

import { all, find, make, sayer } from "../interactions/elements";
import { type Credential, type Issuer, verified, type Verdict } from "./credential";

const MOST_BYTES = 100_000;

function mount(element: HTMLElement): void {
  const { issuer, strings } = JSON.parse(find("script", element)!.textContent!) as {
    issuer: Issuer;
    strings: { [key: string]: string };
  };
  const say = sayer(strings);
  const form = find("form", element) as HTMLFormElement;
  const text = find("textarea", form) as HTMLTextAreaElement;
  const file = find("input[type=file]", form) as HTMLInputElement;
  const verdict = find(".verdict", element)!;

  const show = (found: Credential | Verdict): void => {
    const valid = typeof found !== "string";
    verdict.dataset["verdict"] = valid ? "valid" : "not";
    const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" } as Intl.DateTimeFormatOptions);
    const rows: [string, string][] = valid
      ? [
          ["name", found.name],
          ["achievement", found.achievement],
          ["version", found.version],
          ["score", found.score && say("verify-percent", { percent: found.score })],
          ["credits", found.credits],
          ["issuer", found.issuer],
          ["from", found.from && day.format(new Date(found.from))],
          ["narrative", found.narrative],
        ]
      : [];
    const told = rows.filter(([, value]) => value);
    const parts = told.map(([key, value]) => make("div", {}, make("dt", {}, say(`verify-of-${key}`)), make("dd", {}, value)));
    const said = make("p", { class: "said" }, say(`verify-${valid ? "valid" : found}`, { issuer: issuer.name }));
    verdict.replaceChildren(said, ...(parts.length ? [make("dl", {}, ...parts)] : []));
  };
  const ask = (token: string): void => show(verified(token, issuer, Date.now() / 1000));

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(text.value);
  });
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    if (chosen.size > MOST_BYTES) return show("broken");
    text.value = (await chosen.text()).trim();
    file.value = "";
    await ask(text.value);
  });
}

document.addEventListener("DOMContentLoaded", () => all("main.verifier", document).forEach(mount));
