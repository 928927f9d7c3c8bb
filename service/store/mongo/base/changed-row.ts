/**
 * Not `findOneAndUpdate`: the embedded engine reads the complete collection.
 * @param change `updateOne`
 * @param row `findOne` of the same row
 * @returns null: no match
 */
export const changedRow = async <Row>(
  change: PromiseLike<{ readonly matchedCount: number }>,
  row: PromiseLike<Row | null>,
): Promise<Row | null> => ((await change).matchedCount === 0 ? null : row);

/**
 * One caller gets it; not `findOneAndDelete` either.
 * @param found `findOne`
 * @param remove `deleteOne`
 */
export const removedRow = async <Row>(
  found: PromiseLike<Row | null>,
  remove: () => PromiseLike<{ readonly deletedCount: number }>,
): Promise<Row | null> => {
  const row = await found;
  return row !== null && (await remove()).deletedCount === 1 ? row : null;
};
