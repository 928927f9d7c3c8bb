import type { Migration } from './migration.ts';

/** Organisations say who they are in law. */
export const registrations: Migration = {
  id: '005-registrations',
  async up(db) {
    await db
      .collection('organisations')
      .updateMany({ company: { $exists: false } }, { $set: { company: null } });
  },
};
