/** Shortest token lifetime. */
const SHORTEST_MS = 8 * 3_600_000;

/** Local expiry of a token; the browser's clock may be ahead. */
export const endHere = (end: string): string =>
  new Date(Math.max(Date.parse(end), Date.now() + SHORTEST_MS)).toISOString();
