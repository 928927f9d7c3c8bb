import type { Migration } from './migration.ts';

/**
 * A link, and a subscription that a link confirmed, say whether a mail server took the mail; of older ones that was
 * not recorded. Agreements stay as they are: their signature covers the acceptance.
 */
export const linkDeliveries: Migration = {
  id: '029-link-deliveries',
  async up(db) {
    for (const name of ['confirmations', 'subscriptions']) {
      await db.collection(name).updateMany({ delivery: { $exists: false } }, { $set: { delivery: null } });
    }
    await db
      .collection('mails')
      .updateMany({ confirmationHash: { $exists: false } }, { $set: { confirmationHash: null } });
  },
};
