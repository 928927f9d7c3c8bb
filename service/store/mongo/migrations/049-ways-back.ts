import type { Migration } from './migration.ts';

/**
 * A conversation is found by a link of a mail and by the token of a further device; those whose visitors
 * are answered by mail are found at the start.
 */
export const waysBack: Migration = {
  id: '049-ways-back',
  async up(db) {
    const conversations = db.collection('conversations');
    await conversations.createIndex({ 'waysBack.keys.hash': 1 }, { sparse: true });
    await conversations.createIndex({ shopId: 1, 'waysBack.mail.until': 1 });
  },
};
