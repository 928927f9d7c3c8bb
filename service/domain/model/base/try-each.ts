import { isUnavailable } from './domain-error.ts';

/**
 * Continues after failures.
 * @throws the first failure at the end, or at once when the database is unavailable
 */
export const tryEach = async <Item>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<unknown>,
): Promise<void> => {
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
};
