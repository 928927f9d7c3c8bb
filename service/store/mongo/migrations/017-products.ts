import type { Migration } from './migration.ts';

/** The product on the page that a visitor wrote from is stored beside the page. */
export const products: Migration = {
  id: '017-products',
  async up(db) {
    await db
      .collection('conversations')
      .updateMany({ product: { $exists: false } }, { $set: { product: null } });
  },
};
