import { isUnavailable } from './domain-error.ts';

/**
 * Does the work for one after another. One that fails does not keep the others waiting, such as a shop with a damaged
 * row, round after round, all shops behind it.
 * @throws the first failure, when each had its turn; at once when the database is away
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
      // The others would only fail after the same wait.
      if (isUnavailable(error)) throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
};
