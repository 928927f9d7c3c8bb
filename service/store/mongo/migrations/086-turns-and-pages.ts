import { MAIL_KINDS, rankOf } from '../../../domain/model/mail/mail.ts';
import type { Migration } from './migration.ts';

/**
 * A mail stores its rank, and those that are due are found in the order in which they are sent. One that an older process
 * queues meanwhile has no rank and is sent first. Decisions on a policy count whose mail was taken, but for those that
 * were made before. Closed rights requests, and letters about a breach that wait, are read by
 * pages. Decisions 0269 and 0270.
 */
export const turnsAndPages: Migration = {
  id: '086-turns-and-pages',
  leastSchema: 61,
  async up(db) {
    const mails = db.collection('mails');
    for (const rank of [0, 1, 2]) {
      const kinds = MAIL_KINDS.filter((kind) => rankOf(kind) === rank);
      await mails.updateMany({ rank: { $exists: false }, kind: { $in: kinds } }, { $set: { rank } });
    }
    await mails.createIndex({ state: 1, rank: 1, nextAttemptAt: 1, _id: 1 });
    await db.collection('subjectRequests').createIndex({ shopId: 1, closedAt: 1, _id: 1 });
    await db.collection('breachNotices').createIndex({ breachId: 1, notifiedAt: 1, _id: 1 });
    const changes = db.collection('policyChanges');
    await changes.updateMany({ mailed: { $exists: false }, choice: null }, { $set: { mailed: 0 } });
    await changes.updateMany({ mailed: { $exists: false } }, { $set: { mailed: null } });
  },
};
