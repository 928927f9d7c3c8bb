const DAY_MS = 86_400_000;

export type Windows = {
  readonly firstMs: number;
  readonly growth: number;
  readonly lastMs: number;
};
/** Few rows a day. */
export const DAYS: Windows = { firstMs: DAY_MS, growth: 4, lastMs: 4096 * DAY_MS };
/** Up to a hundred a minute. */
export const MINUTES: Windows = { firstMs: 60_000, growth: 4, lastMs: 64 * DAY_MS };

/**
 * Growing windows: the embedded engine reads every match of a range.
 * @param before exclusive; null: none
 * @param read `from <= moment < to`, newest first; null: none
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

/** Null: no bounds. */
export const within = (from: Date | null, to: Date | null): { $gte?: Date; $lt?: Date } | null =>
  from === null && to === null
    ? null
    : { ...(from === null ? {} : { $gte: from }), ...(to === null ? {} : { $lt: to }) };
