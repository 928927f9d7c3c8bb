const DAY_MS = 86_400_000;

export type Windows = {
  readonly firstMs: number;
  readonly growth: number;
  /** Everything older than this is one window. */
  readonly lastMs: number;
};
/** For rows that come a few a day. */
export const DAYS: Windows = { firstMs: DAY_MS, growth: 4, lastMs: 4096 * DAY_MS };
/** For rows that may come a hundred a minute. */
export const MINUTES: Windows = { firstMs: 60_000, growth: 4, lastMs: 64 * DAY_MS };

/**
 * The newest `limit` rows before a moment, gathered by walking back in time windows that grow.
 *
 * Why not sort and limit alone: the embedded engine serves a range behind an equality from its index, but reads
 * every match before it cuts, so a page of a shop with 100,000 rows would read them all. Growing windows read a few
 * times the page at most, and a shop without rows costs eight to ten empty ranges. On MongoDB the same reads are served
 * from the same index.
 * @param before exclusive; null for no bound
 * @param read rows with `from <= moment < to`, newest first, at most `limit`; null means no bound
 */
export const walkBack = async <Row>(
  before: Date | null,
  limit: number,
  now: Date,
  read: (from: Date | null, to: Date | null, limit: number) => Promise<readonly Row[]>,
  { firstMs, growth, lastMs }: Windows = DAYS,
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  const start = before !== null && before < now ? before : now;
  let to = before;
  for (let ms = firstMs; rows.length < limit; ms *= growth) {
    const from = ms > lastMs ? null : new Date(start.getTime() - ms);
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
