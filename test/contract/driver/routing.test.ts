import assert from 'node:assert/strict';
import { scopedMethods, storeMethods } from '../../support/database/scoped-methods.ts';
import { UNSHARDED } from '../../support/database/shard-keys.ts';

/** Found by the secret of a link or token, which determines the shop. */
const BY_A_SECRET = [
  ...['chatReceipts.findBySecret', 'confirmations.findBySecret', 'receipts.findBySecret'],
  ...['confirmations.begin', 'confirmations.end', 'confirmations.release', 'confirmations.use'],
  ...['conversations.findByReply', 'subjectRequests.findByAnswer', 'subscriptions.findByUnsubscribeHash'],
];
/** Jobs, the start and operator tools query all shops on purpose. */
const OVER_ALL_SHOPS = [
  ...['agencyContracts.removeExpired', 'agreementDocuments.removeExpired', 'agreements.all'],
  ...['alerts.forgetStaff', 'attachmentObjects.known', 'confirmations.removeExpired'],
  ...['conversations.forgetStaff', 'conversations.takeUp', 'conversations.unsearched'],
  ...['identityNonces.removeExpired', 'leads.dueFollowUps', 'leads.unsearched'],
  ...['mails.claimDue', 'mails.removeExpired', 'notes.forgetStaff', 'requestNonces.removeExpired'],
  ...['shopTeams.forgetStaff', 'subjectRequests.unfinished', 'witnessedSpans.removeAfter'],
];
const OF_NO_COLLECTION = [
  ...['conversations.drain', 'conversations.memoryCounts', 'conversations.onCaughtUp'],
];
const SET_OUTSIDE: Readonly<Record<string, string>> = {
  contentKeyRows: 'the key database',
  erasureJournal: 'the key database',
  erasureMarks: 'tombstones',
  subProcessors: 'subProcessorLists',
};

describe('a method of a store on a database that is sharded by shop', () => {
  const scoped = new Set(scopedMethods());
  const without = storeMethods().filter((name) => !scoped.has(name));
  const isOnOneShard = (name: string): boolean => {
    const store = name.split('.')[0] ?? '';
    return store in UNSHARDED || store in SET_OUTSIDE;
  };

  it('names its shops, or stands in a list of those that ask every shard', () => {
    const known = new Set([...BY_A_SECRET, ...OVER_ALL_SHOPS, ...OF_NO_COLLECTION]);
    assert.deepEqual(
      without.filter((name) => !known.has(name) && !isOnOneShard(name)),
      [],
      'asks every shard: say so here',
    );
    const stale = [...known].filter((name) => !without.includes(name));
    assert.deepEqual(stale, [], 'rows without a method');
  });
});
