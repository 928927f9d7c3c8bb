const DAY_MS = 86_400_000;
const FIRST_WINDOW_DAYS = 1;
const GROWTH = 4;
/** Behind this everything older is one window. */
const LAST_WINDOW_DAYS = 4096;

/**
 * The newest `limit` rows before a moment, gathered by walking back in time windows that grow fourfold.
 *
 * Why not sort and limit alone: the embedded engine serves a range behind an equality from its index, but reads
 * every match before it cuts, so a page of a shop with 100,000 rows would read them all. Growing windows read a few
 * times the page at most, and a shop without rows costs eight empty ranges. On MongoDB the same reads are served
 * from the same index.
 * @param before exclusive; null for no bound
 * @param read rows with `from <= moment < to`, newest first, at most `limit`; null means no bound
 */
export const walkBack = async <Row>(
  before: Date | null,
  limit: number,
  now: Date,
  read: (from: Date | null, to: Date | null, limit: number) => Promise<readonly Row[]>,
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  const start = before !== null && before < now ? before : now;
  let to = before;
  for (let days = FIRST_WINDOW_DAYS; rows.length < limit; days *= GROWTH) {
    const from = days > LAST_WINDOW_DAYS ? null : new Date(start.getTime() - days * DAY_MS);
    rows.push(...(await read(from, to, limit - rows.length)));
    if (from === null) break;
    to = from;
  }
  return rows;
};

/** Bounds of a window as a condition; null when it has none. */
export const within = (from: Date | null, to: Date | null): { $gte?: Date; $lt?: Date } | null =>
  from === null && to === null
    ? null
    : { ...(from === null ? {} : { $gte: from }), ...(to === null ? {} : { $lt: to }) };
