/**
 * Makes a conditional change of one row and reads the row afterwards. Not by `findOneAndUpdate`: the embedded engine
 * reads the whole collection for it, whatever the filter says. The filter of the change alone decides; the row that
 * is read may hold a later change as well.
 * @param change an `updateOne`
 * @param row a `findOne` of the same row within the same scope; a query starts when it is awaited
 * @returns null when the filter did not fit, or the row was removed in the meantime
 */
export const changedRow = async <Row>(
  change: PromiseLike<{ readonly matchedCount: number }>,
  row: PromiseLike<Row | null>,
): Promise<Row | null> => ((await change).matchedCount === 0 ? null : row);

/**
 * Removes one row and returns it; of several callers at the same time one gets it. Not by `findOneAndDelete`, for
 * the same reason.
 * @param found a `findOne`
 * @param remove a `deleteOne` with the same filter
 */
export const removedRow = async <Row>(
  found: PromiseLike<Row | null>,
  remove: () => PromiseLike<{ readonly deletedCount: number }>,
): Promise<Row | null> => {
  const row = await found;
  return row !== null && (await remove()).deletedCount === 1 ? row : null;
};
