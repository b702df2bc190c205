/** Numbers as the world writes them, in the digits that arithmetic reads. */

/** Arabic-Indic digits, as most of the Arab world writes, and those of Persian and Urdu; each block goes from 0 to 9. */
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
/** The Arabic decimal separator. */
const SEPARATOR = /\u066b/g;
/** What keyboards of right-to-left languages put before a sign so that it stays on its side. */
const SIDES = /[\u200e\u200f\u061c]/g;

/** A text with its Arabic digits as 0 to 9, and its decimal separator as a comma. */
export function western(text: string): string {
  return text
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(SEPARATOR, ",")
    .replace(SIDES, "");
}
