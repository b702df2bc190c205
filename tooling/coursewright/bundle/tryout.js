/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
const { all, find, number, result } = window.coursewright;

function even(value2) {
  let low = Math.floor(value2);
  return value2 - low === 0.5 ? low + (low % 2 === 0 ? 0 : 1) : Math.round(value2);
}
function factorial(value2) {
  if (value2 < 0 || value2 !== Math.floor(value2) || value2 > 170) return NaN;
  let found = 1;
  for (let turn = 2; turn <= value2; turn++) found *= turn;
  return found;
}
var OPERATIONS = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => b === 0 ? NaN : a / b,
  "//": (a, b) => b === 0 ? NaN : Math.floor(a / b),
  "**": (a, b) => a ** b,
  neg: (a) => -a,
  "<": (a, b) => +(a < b),
  "<=": (a, b) => +(a <= b),
  ">": (a, b) => +(a > b),
  ">=": (a, b) => +(a >= b),
  "==": (a, b) => +(a === b),
  "!=": (a, b) => +(a !== b),
  and: (a, b) => a && b,
  or: (a, b) => a || b,
  not: (a) => +!a,
  min: (a, b) => b < a ? b : a,
  max: (a, b) => b > a ? b : a,
  abs: Math.abs,
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: (a) => a > 0 ? Math.log(a) : NaN,
  floor: Math.floor,
  ceil: Math.ceil,
  round: even,
  factorial
};
function value(tree, names) {
  if (typeof tree == "number") return tree;
  if (typeof tree == "string") return names[tree] ?? NaN;
  let [head, ...operands] = tree, operation = head;
  if (operation === "if") return value(operands[value(operands[0], names) ? 1 : 2], names);
  if (operation === "sum" || operation === "prod") return over(operation, operands, names);
  let [a, b] = operands.map((operand) => value(operand, names)), found = OPERATIONS[operation](a, b ?? 0);
  return Number.isFinite(found) ? found : NaN;
}
function over(operation, [name, first, end, body], names) {
  let [start, stop] = [value(first, names), value(end, names)];
  if (!(stop - start <= 1e4) || start !== Math.floor(start) || stop !== Math.floor(stop)) return NaN;
  let found = operation === "sum" ? 0 : 1;
  for (let turn = start; turn < stop; turn++) {
    let one = value(body, { ...names, [name]: turn });
    found = operation === "sum" ? found + one : found * one;
  }
  return found;
}
function steps(calculation, parameters) {
  let names = { ...parameters };
  for (let [name, tree] of calculation) names[name] = value(tree, names);
  return names;
}
function rounded(number2, places) {
  if (!Number.isFinite(number2) || Math.abs(number2) >= 1e15) return "–";
  let text = number2.toFixed(places);
  return Number(text) === 0 ? text.replace("-", "") : text;
}

var REST = 600;
function mount(element) {
  let calculation = JSON.parse(element.dataset.tryout), fields = all("input[data-name]", element), again = find("button", element), heard = find("[role=status]", element), chosen = {}, rest = 0, show = () => {
    let found = steps(calculation.steps, chosen);
    for (let [name, places] of calculation.results)
      find(`[data-result="${name}"]`, element).textContent = rounded(found[name], places);
  }, tell = () => {
    clearTimeout(rest), rest = window.setTimeout(() => heard.textContent = words(element), REST);
  }, set = (from, settle) => {
    let name = from.dataset.name, number2 = within(from, chosen[name]);
    chosen[name] = number2;
    for (let field of fields)
      field.dataset.name === name && (field !== from || settle) && (field.value = String(number2));
    again.hidden = fields.every((field) => chosen[field.dataset.name] === Number(field.defaultValue)), show(), tell();
  };
  for (let field of fields)
    chosen[field.dataset.name] = Number(field.defaultValue), field.disabled = !1, field.value = field.defaultValue, field.addEventListener("input", () => set(field, !1)), field.addEventListener("change", () => set(field, !0));
  again.addEventListener("click", () => {
    for (let field of fields)
      field.value = field.defaultValue, chosen[field.dataset.name] = Number(field.defaultValue);
    again.hidden = !0, show(), tell(), fields[0].focus();
  }), show();
}
function within(field, before) {
  let typed = field.valueAsNumber;
  if (Number.isNaN(typed)) return before;
  let [low, high, step] = [Number(field.min), Number(field.max), Number(field.step)], most2 = Math.floor((high - low) / step + 1e-9), places = (field.step.split(".")[1] ?? "").length, nearest = Math.min(Math.max(Math.round((typed - low) / step), 0), most2);
  return Number((low + nearest * step).toFixed(Math.max(places, (field.min.split(".")[1] ?? "").length)));
}
function words(element) {
  return all(".results > div", element).map((row) => [...row.children].map((part) => part.textContent.trim()).join(": ")).join(". ");
}
document.addEventListener("DOMContentLoaded", () => all("[data-tryout]", document).forEach(mount));
})();
