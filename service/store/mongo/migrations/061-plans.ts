import type { Migration } from './migration.ts';

/**
 * Indexes for what read whole collections: answers of witnesses, the activity log of a company, files in the bucket of
 * a shop, shops that leave, notes and teams of a person, lists of the operator, and rows whose time is over. Decision
 * 0154.
 */
export const plans: Migration = {
  id: '061-plans',
  async up(db) {
    await db.collection('audit').createIndex({ organisationId: 1, at: -1, _id: -1 });
    await db.collection('attachmentParts').createIndex({ shopId: 1, bucket: 1 });
    const departures = db.collection('departures');
    await departures.createIndex({ shopId: 1, state: 1 });
    await departures.createIndex({ state: 1, deleteAt: 1 });
    await departures.createIndex({ state: 1, expiresAt: 1 });
    await db.collection('closedShops').createIndex({ expiresAt: 1 });
    await db.collection('breaches').createIndex({ shopId: 1 });
    await db.collection('breachNotices').createIndex({ expiresAt: 1 });
    await db.collection('headStatements').createIndex({ waitingFor: 1, at: 1 });
    await db.collection('headStatements').createIndex({ 'seen.by': 1, at: 1 });
    await db.collection('staff').createIndex({ createdAt: 1, _id: 1 });
    await db.collection('organisations').createIndex({ createdAt: 1, _id: 1 });
    await db.collection('notes').createIndex({ staffId: 1 });
    await db.collection('notes').createIndex({ mentions: 1 });
    await db.collection('shopTeams').createIndex({ 'teams.memberIds': 1 });
    await db.collection('subProcessorObjections').createIndex({ at: -1 });
  },
};
