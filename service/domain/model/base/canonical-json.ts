export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** RFC 8785 for strings, safe integers, booleans, null. */
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

/** Undefined: not canonical or too deep. */
export const parseCanonicalJson = (text: string): Json | undefined => {
  try {
    const value = JSON.parse(text) as Json;
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
};
