import type { Model } from 'mongoose';
import { withoutShop } from './shop-guard.ts';

/**
 * Makes a conditional change of one row and reads the row afterwards. Not by `findOneAndUpdate`: the embedded engine
 * reads the whole collection for it, whatever the filter says. The filter of the change alone decides; the row that
 * is read may hold a later change as well.
 * @param change an `updateOne` whose filter names this id, and the shop where there is one
 * @returns null when the filter did not fit, or the row was removed in the meantime
 */
export const changedRow = async <Row extends { readonly _id: string }>(
  rows: Model<Row>,
  id: Row['_id'],
  change: PromiseLike<{ readonly matchedCount: number }>,
): Promise<Row | null> => {
  const { matchedCount } = await change;
  // The change was within its scope, so the row is.
  return matchedCount === 0 ? null : withoutShop(rows.findOne({ _id: { $eq: id } })).lean<Row>();
};

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
