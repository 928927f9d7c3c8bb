/** A JSON value without undefined and functions. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * One text per value: keys sorted by code unit, no white space, dates as given (RFC 8785 for the values used here:
 * strings, safe integers, booleans, null). Hashes and signatures are made over it.
 */
export const canonicalJson = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
};

/**
 * Reads a text that must be written as `canonicalJson` writes it; undefined for any other text, also for one whose depth
 * exceeds the stack.
 */
export const parseCanonicalJson = (text: string): Json | undefined => {
  try {
    const value = JSON.parse(text) as Json;
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
};
