/** A calculation that a reader repeats with other numbers: a closed tree, equal to the compiler's, never run as code. */

/** A number, the name of a value, or an operation with what it works on. */
export type Tree = number | string | readonly Tree[];

export type Numbers = Readonly<Record<string, number>>;

const MOST_TURNS = 10_000;

/** As Python rounds: a half goes to the even neighbor. */
function even(value: number): number {
  const low = Math.floor(value);
  return value - low === 0.5 ? low + (low % 2 === 0 ? 0 : 1) : Math.round(value);
}

function factorial(value: number): number {
  if (value < 0 || value !== Math.floor(value) || value > 170) return NaN;
  let found = 1;
  for (let turn = 2; turn <= value; turn++) found *= turn;
  return found;
}

const OPERATIONS: Readonly<Record<string, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => (b === 0 ? NaN : a / b),
  "//": (a, b) => (b === 0 ? NaN : Math.floor(a / b)),
  "**": (a, b) => a ** b,
  neg: (a) => -a,
  "<": (a, b) => Number(a < b),
  "<=": (a, b) => Number(a <= b),
  ">": (a, b) => Number(a > b),
  ">=": (a, b) => Number(a >= b),
  "==": (a, b) => Number(a === b),
  "!=": (a, b) => Number(a !== b),
  and: (a, b) => (a ? b : a),
  or: (a, b) => (a ? a : b),
  not: (a) => Number(!a),
  min: (a, b) => (b < a ? b : a),
  max: (a, b) => (b > a ? b : a),
  abs: Math.abs,
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: (a) => (a > 0 ? Math.log(a) : NaN),
  floor: Math.floor,
  ceil: Math.ceil,
  round: even,
  factorial,
};

/** The value of a tree, NaN where mathematics gives none. */
export function value(tree: Tree, names: Numbers): number {
  if (typeof tree === "number") return tree;
  if (typeof tree === "string") return names[tree] ?? NaN;
  const [head, ...operands] = tree;
  const operation = head as string;
  if (operation === "if") return value(operands[value(operands[0]!, names) ? 1 : 2]!, names);
  if (operation === "sum" || operation === "prod") return over(operation, operands, names);
  const [a, b] = operands.map((operand) => value(operand, names));
  const found = OPERATIONS[operation]!(a!, b ?? 0);
  return Number.isFinite(found) ? found : NaN;
}

function over(operation: string, [name, first, end, body]: Tree[], names: Numbers): number {
  const [start, stop] = [value(first!, names), value(end!, names)];
  if (!(stop - start <= MOST_TURNS) || start !== Math.floor(start) || stop !== Math.floor(stop)) return NaN;
  let found = operation === "sum" ? 0 : 1;
  for (let turn = start; turn < stop; turn++) {
    const one = value(body!, { ...names, [name as string]: turn });
    found = operation === "sum" ? found + one : found * one;
  }
  return found;
}

/** Every value by its name, step by step from the parameters. */
export function steps(calculation: readonly (readonly [string, Tree])[], parameters: Numbers): Numbers {
  const names: Record<string, number> = { ...parameters };
  for (const [name, tree] of calculation) names[name] = value(tree, names);
  return names;
}

/** A number as the reader sees it; a dash where there is none. */
export function rounded(number: number, places: number): string {
  if (!Number.isFinite(number) || Math.abs(number) >= 1e15) return "–";
  const text = number.toFixed(places);
  return Number(text) === 0 ? text.replace("-", "") : text;
}
