/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
const { all, find, joined, local, make, recall, summary } = window.coursewright;

function calendar({ start, time, rounds, mark, now }) {
  let stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//coursewright//reminders//EN", ...rounds.flatMap(({ days, title, text }, n) => {
    let day = new Date(start.getFullYear(), start.getMonth(), start.getDate() + days), at = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("");
    return [
      "BEGIN:VEVENT",
      `UID:${mark}-${n + 1}`,
      "DTSTAMP:" + stamp,
      // 3.3.5, form 1: local time, so that nine o'clock stays nine o'clock wherever one is.
      `DTSTART:${at}T${time.replace(":", "")}00`,
      "DURATION:PT10M",
      "SUMMARY:" + escaped(title),
      ...text ? ["DESCRIPTION:" + escaped(text)] : [],
      "CLASS:PRIVATE",
      "TRANSP:TRANSPARENT",
      "END:VEVENT"
    ];
  }), "END:VCALENDAR"].map((line) => folded(line) + `\r
`).join("");
}
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
}
function folded(line) {
  let size = (text) => new TextEncoder().encode(text).length, out = [], held = "";
  for (let character of line)
    size(held + character) > (out.length ? 74 : 75) && (out.push(held), held = ""), held += character;
  return [...out, held].join(`\r
 `);
}

function download(name, type, text) {
  let address = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" })), link = make("a", { href: address, download: name, hidden: !0 });
  document.body.append(link), link.click(), link.remove(), setTimeout(() => URL.revokeObjectURL(address), 1e4);
}
function isoDay(day) {
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

var boostersView = {
  selector: "main.boosters",
  mount(element) {
    let rounds = all("details[data-days]", element), open = () => {
      let named = rounds.find(({ id }) => id === location.hash.slice(1));
      named && (named.open = !0, named.scrollIntoView(), find("summary", named).focus());
    };
    window.addEventListener("hashchange", open), open(), plan(find(".plan", element), rounds);
  }
};
function plan(section, rounds) {
  let [date, time, neutral] = all("input", section), { neutral: plain = "", title = "", text = "", saved = "" } = section.dataset;
  date.value = isoDay(new Date()), section.hidden = !1, find("form", section).addEventListener("submit", (event) => {
    event.preventDefault();
    let [year, month, day] = (date.value || isoDay(new Date())).split("-").map(Number), address = location.protocol.startsWith("http") ? location.href.split("#")[0] : "", mark = [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join(""), file = neutral.
    checked ? "reminders.ics" : "recall.ics", events = rounds.map(({ id, dataset }) => ({
      days: Number(dataset.days),
      title: neutral.checked ? plain : title,
      text: neutral.checked ? "" : [text, address && `${address}#${id}`].filter(Boolean).join(`
`)
    })), start = new Date(year, month - 1, day);
    download(file, "text/calendar", calendar({ start, time: time.value || "09:00", rounds: events, mark, now: new Date() })), find(".saved", section).textContent = saved.replace("{file}", file);
  });
}
joined.push({ views: [boostersView] });
})();
