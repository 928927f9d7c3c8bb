import { ALWAYS_OPEN } from '../../../domain/model/hours/opening-hours.ts';
import type { Migration } from './migration.ts';

/** Shops of earlier versions have no opening hours: chat or form, by who is there. */
export const openingHours: Migration = {
  id: '047-opening-hours',
  async up(db) {
    await db.collection('shops').updateMany({ hours: { $exists: false } }, { $set: { hours: ALWAYS_OPEN } });
  },
};
