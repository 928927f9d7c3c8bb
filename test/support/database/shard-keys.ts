/** Shard key of each collection of shop data, for a future sharded cluster. */
const BY_SHOP = ['shopId'] as const;
const OF_SHOPS = [
  ...['agencyContracts', 'agreementDocuments', 'agreementFiles', 'agreements', 'alerts', 'attachmentParts'],
  ...['attachments', 'breachNotices', 'cannedReplies', 'cards', 'chatReceipts', 'chatSettings'],
  ...['confirmations', 'consentHeads', 'consents', 'conversationTags', 'conversations', 'staleConversations'],
  ...['currentNotices', 'customerBlocks', 'identityNonces', 'leads', 'mails', 'notes', 'notices'],
  ...['policyBindings', 'policyChanges', 'receipts', 'replyUses', 'requestNonces'],
  ...['retentionRuns', 'rightsSettings', 'screenNotes', 'searchRows', 'shopTags', 'shopTeams', 'snapshots'],
  ...['subjectRequests', 'subscriptions', 'suppressions', 'witnessedSpans'],
] as const;
export const SHARD_KEYS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(OF_SHOPS.map((name) => [name, BY_SHOP])),
  // A busy shop can be split between conversations.
  events: ['shopId', 'conversationId'],
};

/** Collections that stay on one shard, with the reason. */
export const UNSHARDED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['staff', 'memberships', 'sessions', 'signInFailures', 'invitations', 'pushDevices', 'registrations'].map(
      (name) => [name, 'of people, who may belong to several shops'],
    ),
  ),
  ...Object.fromEntries(
    ['organisations', 'organisationReplies', 'grants'].map((name) => [
      name,
      'of companies with several shops',
    ]),
  ),
  ...Object.fromEntries(
    ['leases', 'processes', 'migrations', 'headStatements', 'installation'].map((name) => [
      name,
      'of the service itself',
    ]),
  ),
  shops: 'found by the key in its pages before its id is known; one small row',
  shopKeys: 'one small row for each shop, with its key',
  connectCodes: 'taken by a code before the shop is known; minutes old',
  closedShops: 'a mark for each shop that left',
  departures: 'a row for each shop that leaves',
  audit: 'its chains are of shops and of the service; pages of the operator go through all',
  auditMarks: 'with audit',
  breaches: 'a breach concerns several shops',
  mailPauses: 'of the outgoing mail of the service',
  subProcessorLists: 'public, of the service',
  subProcessorObjections: 'listed over all shops',
  tombstones: 'compared as a whole with the journal at a start',
};

/** Unique keys that do not begin with the shard key, and the work needed before sharding. */
export const BEFORE_SHARDING: Readonly<Record<string, string>> = {
  'conversations: tokenHash': 'becomes shopId, tokenHash: the shop is known wherever a token is read',
  'attachments: conversationId, ref': 'becomes shopId, conversationId, ref',
  'notes: conversationId, ref': 'becomes shopId, conversationId, ref',
  'subscriptions: unsubscribeHash': 'becomes an index that is not unique: the value is a random secret',
};
