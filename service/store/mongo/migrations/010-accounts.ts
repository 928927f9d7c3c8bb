import type { Migration } from './migration.ts';

/** Second step, mail preferences and end of accounts; pauses between mails; a shop's receipt mail, off at first. */
export const accounts: Migration = {
  id: '010-accounts',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map((collection) => collection.name));
    if (!present.has('mailPauses')) await db.createCollection('mailPauses');
    await db.collection('mailPauses').createIndex({ expiresAt: 1 });
    await db.collection('invitations').createIndex({ expiresAt: 1 });
    await db
      .collection('staff')
      .updateMany(
        { notices: { $exists: false } },
        { $set: { notices: { leads: true, chats: true }, secondFactor: null, leftAt: null } },
      );
    await db
      .collection('organisations')
      .updateMany(
        { ownersNeedSecondFactor: { $exists: false } },
        { $set: { ownersNeedSecondFactor: false } },
      );
    await db
      .collection('shops')
      .updateMany({ receiptMail: { $exists: false } }, { $set: { receiptMail: false } });
  },
};
