import type { Migration } from './migration.ts';

type Row = { _id: string; pageOrigin: unknown; endedAt?: Date | null; proofExpiresAt?: Date | null };
/** What stays of an entry of the ledger that signed its page as a text. */
const KEPT = ['_id', 'shopId', 'seq', 'previousHash', 'hash', 'keyId', 'signature'];

/**
 * Earlier versions signed the page of a consent as a text, so an erasure left it. Entries that were erased then become
 * tombstones; the others do so when they are erased. Decision 0087.
 */
export const erasedPages: Migration = {
  id: '032-erased-pages',
  async up(db) {
    const ledger = db.collection<Row>('consents');
    const erased = await ledger.find({ kind: 'event', proofExpiresAt: { $ne: null } }).toArray();
    for (const row of erased.filter(({ pageOrigin }) => typeof pageOrigin === 'string')) {
      const kept = Object.fromEntries(Object.entries(row).filter(([name]) => KEPT.includes(name)));
      const at = row.endedAt ?? row.proofExpiresAt;
      await ledger.replaceOne({ _id: row._id }, {
        ...kept,
        kind: 'tombstone',
        at,
        reason: 'expired',
      } as unknown as Row);
    }
  },
};
