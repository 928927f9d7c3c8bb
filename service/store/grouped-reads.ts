const MOST_KEYS = 200;

type Asker<Row> = { resolve(row: Row | null): void; reject(error: unknown): void };

/** Batches concurrent reads; never older than the request. */
export const makeGroupedReads = <Key, Row>(
  readMany: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Row>>,
) => {
  const waiting = new Map<Key, Asker<Row>[]>();
  let isReading = false;

  const readGroup = async (): Promise<void> => {
    const group = [...waiting].slice(0, MOST_KEYS);
    for (const [key] of group) waiting.delete(key);
    try {
      const rows = await readMany(group.map(([key]) => key));
      for (const [key, askers] of group) for (const asker of askers) asker.resolve(rows.get(key) ?? null);
    } catch (error) {
      for (const [, askers] of group) for (const asker of askers) asker.reject(error);
    }
  };
  const readAll = async (): Promise<void> => {
    while (waiting.size > 0) await readGroup();
    isReading = false;
  };

  return (key: Key): Promise<Row | null> =>
    new Promise((resolve, reject) => {
      const askers = waiting.get(key);
      if (askers === undefined) waiting.set(key, [{ resolve, reject }]);
      else askers.push({ resolve, reject });
      if (isReading) return;
      isReading = true;
      setImmediate(readAll);
    });
};
