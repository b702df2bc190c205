/** Looks an id up among an object's own keys: `constructor` is a legal id and every object inherits one. */

export function own<T>(table: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;
}
