import type { Migration } from './migration.ts';

type Index = { keys: Record<string, 1>; unique?: true; sparse?: true };

const unique = (keys: Record<string, 1>): Index => ({ keys, unique: true });
const plain = (keys: Record<string, 1>): Index => ({ keys });
/** Unique among the rows that have the field. */
const uniqueWherePresent = (keys: Record<string, 1>): Index => ({ keys, unique: true, sparse: true });

/**
 * Primary keys that express a rule: an event's is its conversation and `ref`, a notice's the hash of its content, a
 * receipt's the hash of its secret, and what a shop has once is stored under the shop's id.
 * An index begins with the fields that are compared for equality; `status` comes before `shopId` so that one query
 * serves several shops.
 */
const COLLECTIONS: Record<string, readonly Index[]> = {
  organisations: [unique({ code: 1 })],
  staff: [unique({ email: 1 })],
  memberships: [unique({ staffId: 1, organisationId: 1 }), plain({ organisationId: 1 })],
  grants: [plain({ shopId: 1 }), plain({ agencyId: 1 })],
  invitations: [unique({ secretHash: 1 }), plain({ organisationId: 1 })],
  sessions: [
    unique({ secretHash: 1 }),
    plain({ previousHash: 1 }),
    plain({ staffId: 1 }),
    plain({ expiresAt: 1 }),
  ],
  signInFailures: [plain({ since: 1 })],
  shops: [unique({ key: 1 }), plain({ organisationId: 1 })],
  shopKeys: [],
  conversations: [
    unique({ shopId: 1, openHash: 1 }),
    uniqueWherePresent({ tokenHash: 1 }),
    plain({ status: 1, shopId: 1 }),
    plain({ shopId: 1, lastAt: 1 }),
    plain({ shopId: 1, expiresAt: 1 }),
  ],
  events: [unique({ shopId: 1, conversationId: 1, seq: 1 })],
  notices: [],
  currentNotices: [],
  snapshots: [unique({ shopId: 1, sha256: 1 })],
  policyBindings: [],
  consents: [
    unique({ shopId: 1, seq: 1 }),
    plain({ shopId: 1, 'ref.value': 1 }),
    plain({ shopId: 1, 'sessionRef.value': 1 }),
    plain({ shopId: 1, proofExpiresAt: 1 }),
  ],
  consentHeads: [],
  leads: [
    unique({ shopId: 1, ref: 1 }),
    unique({ shopId: 1, formNonce: 1 }),
    plain({ shopId: 1, createdAt: 1 }),
    plain({ shopId: 1, expiresAt: 1 }),
  ],
  receipts: [plain({ shopId: 1, expiresAt: 1 })],
  agreements: [],
  audit: [plain({ shopId: 1, at: 1 })],
};

/** Creates every collection, then its indexes, strictly one after another. */
export const initial: Migration = {
  id: '001-initial',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map((collection) => collection.name));
    for (const [name, indexes] of Object.entries(COLLECTIONS)) {
      if (!present.has(name)) await db.createCollection(name);
      for (const { keys, ...options } of indexes) await db.collection(name).createIndex(keys, options);
    }
  },
};
