import { NO_VISITOR_LIST } from '../../../domain/model/visit/visitor-list.ts';
import type { Migration } from './migration.ts';

/** Shops of earlier versions list no visitors. */
export const visitorList: Migration = {
  id: '053-visitor-list',
  async up(db) {
    await db
      .collection('shops')
      .updateMany({ visitorList: { $exists: false } }, { $set: { visitorList: NO_VISITOR_LIST } });
  },
};
