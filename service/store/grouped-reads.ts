/** Maximum number of keys in one read. */
const MOST_KEYS = 200;

type Asker<Row> = { resolve(row: Row | null): void; reject(error: unknown): void };

/**
 * Groups reads of single rows, as the write path groups writes: requests that arrive while one read runs wait for the
 * next. A thousand visitors who reconnect at once cost a few reads instead of a thousand. A result is never older than
 * its request.
 */
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
      // At the end of this turn of the event loop, so that requests which came in together share one read.
      setImmediate(readAll);
    });
};
