/** A token that the service gives counts for as long at least. */
const SHORTEST_MS = 8 * 3_600_000;

/** When this browser forgets a token that it was given now: by its own clock, which can be ahead of the service's. */
export const endHere = (end: string): string =>
  new Date(Math.max(Date.parse(end), Date.now() + SHORTEST_MS)).toISOString();
