import type { Migration } from './migration.ts';

/** A job looks through all shops for running grants without a contract. */
export const grantsWithoutContract: Migration = {
  id: '084-grants-without-contract',
  leastSchema: 61,
  async up(db) {
    await db.collection('grants').createIndex({ contractId: 1, until: 1 });
  },
};
