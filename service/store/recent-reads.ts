/** Maximum number of rows kept; more than any instance serves at the same time. */
const CAPACITY = 10_000;

/**
 * A short-lived cache for reads that a busy chat would repeat with every message. Writes of this process show at once,
 * writes of another process when it says so, and without a word after `keepMs` at the latest. A missing row is never cached.
 */
export const makeRecentReads = <Key, Row>(
  keepMs: number,
  read: (key: Key) => Promise<Row | null>,
  now: () => number = () => performance.now(),
) => {
  type Kept = { readonly since: number; readonly row: Promise<Row | null> };
  const kept = new Map<Key, Kept>();

  const ask = (key: Key): Promise<Row | null> => {
    // The age counts from the request, because the result may be as old as that.
    const entry: Kept = { since: now(), row: read(key) };
    if (kept.size >= CAPACITY) kept.clear();
    kept.set(key, entry);
    const drop = (): void => {
      if (kept.get(key) === entry) kept.delete(key);
    };
    entry.row.then((row) => {
      if (row === null) drop();
    }, drop);
    return entry.row;
  };

  const forget = (): void => kept.clear();
  return {
    get(key: Key): Promise<Row | null> {
      const entry = kept.get(key);
      return entry !== undefined && now() - entry.since < keepMs ? entry.row : ask(key);
    },
    /** Empties the cache: call it when a write has ended, with or without success. */
    forget,
    /** The same write; empties the cache when it has ended. */
    after: <T>(write: Promise<T>): Promise<T> => write.finally(forget),
  };
};

/** Caches of several stores with one lifetime, emptied together once another process has said that it wrote. */
export const makeRecentGroup = (keepMs: number) => {
  const all: { forget(): void }[] = [];
  return {
    reads<Key, Row>(read: (key: Key) => Promise<Row | null>) {
      const reads = makeRecentReads(keepMs, read);
      all.push(reads);
      return reads;
    },
    forget(): void {
      for (const reads of all) reads.forget();
    },
  };
};
export type RecentGroup = ReturnType<typeof makeRecentGroup>;
