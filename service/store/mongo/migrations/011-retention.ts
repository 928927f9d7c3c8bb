import type { Migration } from './migration.ts';

/**
 * Periods count from the last contact, and each record stores what its notice promised. Existing records keep the
 * period that they were given; this step makes nothing shorter or longer.
 */
export const retention: Migration = {
  id: '011-retention',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map((collection) => collection.name));
    if (!present.has('retentionRuns')) await db.createCollection('retentionRuns');
    const dayMs = 24 * 3_600_000;
    const shops = await db.collection('shops').find().toArray();
    for (const shop of shops) {
      const days = Number(shop.conversationRetentionDays ?? 90);
      if (shop.anonymousRetentionDays === undefined) {
        await db.collection('shops').updateOne(
          { _id: shop._id },
          {
            $set: {
              anonymousRetentionDays: days,
              enquiryProofYears: 1,
              marketingProofYears: 3,
              marketingReminderMonths: 24,
            },
          },
        );
      }
      await db
        .collection('conversations')
        .updateMany(
          { shopId: shop._id, promisedDays: { $exists: false } },
          { $set: { promisedDays: { identified: days, anonymous: days }, heldReason: null } },
        );
    }
    const leads = db.collection('leads').find({ promisedDays: { $exists: false } });
    for await (const lead of leads) {
      const promisedDays = Math.round((lead.expiresAt.getTime() - lead.createdAt.getTime()) / dayMs);
      await db
        .collection('leads')
        .updateOne(
          { _id: lead._id },
          { $set: { lastContactAt: lead.createdAt, promisedDays, heldReason: null } },
        );
    }
    await db.collection('leads').createIndex({ shopId: 1, lastContactAt: 1 });
    await db.collection('leads').createIndex({ shopId: 1, heldAt: 1 });
    await db.collection('conversations').createIndex({ shopId: 1, heldAt: 1 });
    await db.collection('consents').createIndex({ shopId: 1, endedAt: 1 });
    await db.collection('retentionRuns').createIndex({ shopId: 1, startedAt: 1 });
    await db.collection('retentionRuns').createIndex({ shopId: 1, expiresAt: 1 });
  },
};
