/** What the compiler writes into a page for the player. Types only; the compiler's side is encode/learner.py. */

export type FormName =
  | "true-false"
  | "choice"
  | "fill-in"
  | "long-fill-in"
  | "matching"
  | "sequencing"
  | "numeric"
  | "likert";

/** true-false "true" or "false"; choice and sequencing option ids; fill-in texts, one a gap; matching left to right;
 * numeric and long-fill-in the text as typed; likert an option id. */
export type Answer = string | readonly string[] | { readonly [left: string]: string };

export interface Gap {
  readonly answers: readonly string[];
  readonly foreseen: readonly string[];
}

export interface ItemData {
  readonly form: FormName;
  /** Four characters that name the item in saved state. */
  readonly tag: string;
  readonly objective: string;
  readonly points: number;
  /** Ids of the options in the order of the source; the left ones of a matching item. */
  readonly options: readonly string[];
  readonly fixed?: true;
  readonly variantOf?: string;
  readonly private?: true;
  readonly key?: boolean;
  readonly keys?: readonly string[];
  readonly multiple?: true;
  readonly gaps?: readonly Gap[];
  readonly caseMatters?: true;
  readonly pairs?: { readonly [left: string]: string };
  readonly right?: readonly string[];
  /** The right order. */
  readonly steps?: readonly string[];
  readonly low?: string;
  readonly high?: string;
}

/** Numerator and denominator. */
export type Ratio = readonly [number, number];

export interface ItemWords {
  readonly title: string;
  readonly labels: { readonly [option: string]: string };
}

export interface AssessmentData {
  readonly mastery: Ratio;
  readonly draw: number | null;
  readonly blueprint: readonly (readonly [objective: string, count: number])[];
  readonly shuffleItems: boolean;
  readonly shuffleOptions: boolean;
  readonly attempts: number | null;
  readonly feedbackAtEnd: boolean;
  readonly items: readonly string[];
}

export type Value = number | boolean | string;
export type Values = { readonly [name: string]: Value };

export type Expr =
  | readonly ["name", string]
  | readonly ["value", Value]
  | readonly ["visited", string]
  | readonly ["==" | "!=" | "<" | "<=" | ">" | ">=", Expr, Expr]
  | readonly ["not", Expr]
  | readonly ["and" | "or", Expr, Expr];

export type EffectData = readonly ["+", string, number] | readonly ["=", string, Value];

export interface VariableData {
  readonly start: Value;
  readonly low?: number;
  readonly high?: number;
  readonly values?: readonly string[];
  readonly label: string;
  /** Of a counter of which less is better. */
  readonly better?: "low";
}

export interface ChoiceData {
  readonly id: string;
  /** Three characters that name the choice in saved state, unique in the scenario. */
  readonly tag: string;
  readonly target: string;
  readonly guard?: Expr;
  readonly effects: readonly EffectData[];
  readonly points: number;
  readonly once?: true;
  readonly evidence?: { readonly [objective: string]: number };
  readonly repair?: true;
  /** How many faces of the node's die bring it; absent where it is chosen. */
  readonly weight?: number;
  /** After so long without an answer it is taken. The view lets everybody lift and extend it. */
  readonly seconds?: number;
  /** The way around its node, for who does not want to read it: always there, never among the choices. */
  readonly bypass?: true;
}

export interface NodeData {
  readonly title: string;
  readonly act?: string;
  readonly outcome?: string;
  readonly level: "green" | "amber";
  /** How many faces the die has that decides here; absent where the learner decides. */
  readonly die?: number;
  readonly choices: readonly ChoiceData[];
}

export interface VariantData {
  readonly id: string;
  readonly label: string;
  readonly values: Values;
  readonly start: string;
  readonly role: string;
  /** Offered to who has played the story to an ending as somebody else. */
  readonly replay?: true;
}

export interface ScenarioData {
  readonly start: string;
  readonly role: string;
  readonly max: number;
  readonly evidenceMax: { readonly [objective: string]: number };
  readonly alternative: string;
  readonly variables: { readonly [name: string]: VariableData };
  readonly variants: readonly VariantData[];
  readonly nodes: { readonly [id: string]: NodeData };
  /** The same for tags of choices. */
  readonly renamed?: { readonly [tag: string]: string };
}

/** What every page knows of an assessment or a scenario, also where the activity itself stands on another page. */
export interface ActivityData {
  readonly sort: "assessment" | "scenario";
  readonly tag: string;
  /** Of an assessment. */
  readonly mastery?: Ratio;
  readonly attempts?: number;
  /** Of a scenario: the assessment that carries its weight. */
  readonly alternative?: string;
  /** Absent where no points can be earned. */
  readonly scored?: true;
}

export interface ContentData {
  readonly sort: "lesson" | "scenario" | "assessment";
  readonly id: string;
  readonly tag: string;
  /** Where the page may have to name it. */
  readonly title?: string;
  readonly href?: string;
  /** Of a lesson: what it works towards, so that a result can say what to read again. */
  readonly objectives?: readonly string[];
}

export interface CourseData {
  readonly format: 1;
  readonly tracker: "local" | "none" | "scorm12" | "scorm2004" | "cmi5" | "xapi";
  readonly course: {
    readonly id: string;
    readonly language: string;
    readonly mastery: Ratio;
    readonly weights: { readonly [activity: string]: number };
    readonly required: readonly string[];
    readonly objectives: { readonly [id: string]: string };
    readonly contents: readonly ContentData[];
    /** The tags of all other contents, one after the other: a record needs no more of them. */
    readonly elsewhere?: string;
    readonly activities: { readonly [id: string]: ActivityData };
    /** Tags that something had in an earlier version of the course, to those of today. */
    readonly renamed?: { readonly [tag: string]: string };
  };
  /** Whether items, assessments and scenarios of the course stand on other pages: their records are then left alone. */
  readonly partial?: true;
  readonly here: string;
  readonly items: { readonly [id: string]: ItemData };
  readonly assessments: { readonly [id: string]: AssessmentData };
  readonly scenarios: { readonly [id: string]: ScenarioData };
  /** What items are called and how their options read, where a record store is told. */
  readonly words?: { readonly [item: string]: ItemWords };
  readonly strings: { readonly [key: string]: string };
}
