import type { Migration } from './migration.ts';

/**
 * An account has the time at which its address was proven, an invitation who made it and how it was sent. Existing
 * accounts count as proven, so that no mail can remove a second step.
 */
export const provenAddresses: Migration = {
  id: '021-proven-addresses',
  async up(db) {
    const staff = db.collection<{ _id: string; createdAt: Date; addressProvenAt?: Date | null }>('staff');
    for await (const { _id, createdAt } of staff.find({ addressProvenAt: { $exists: false } })) {
      await staff.updateOne({ _id }, { $set: { addressProvenAt: createdAt } });
    }
    await db
      .collection('invitations')
      .updateMany({ byMail: { $exists: false } }, { $set: { byMail: false, invitedBy: null } });
  },
};
