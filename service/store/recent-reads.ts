/** Above the rows that an instance serves at once. */
const CAPACITY = 10_000;

/**
 * Short-lived read cache: own writes show at once, others' by hint or after `keepMs`. Missing rows are not
 * cached.
 */
export const makeRecentReads = <Key, Row>(
  keepMs: number,
  read: (key: Key) => Promise<Row | null>,
  now: () => number = () => performance.now(),
) => {
  type Kept = { readonly since: number; readonly row: Promise<Row | null> };
  const kept = new Map<Key, Kept>();

  const ask = (key: Key): Promise<Row | null> => {
    // Age from the request, as the result may be that old.
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
    /** Call after a write, successful or not. */
    forget,
    /** Clears the cache after the write. */
    after: <T>(write: Promise<T>): Promise<T> => write.finally(forget),
  };
};

/** Caches with one lifetime, cleared together after another process's write. */
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
