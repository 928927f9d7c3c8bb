import type { Migration } from './migration.ts';

type LedgerRow = { _id: string; ofEvent: string | null };

/**
 * A given consent says how it came to its end, so that the register can count without reading the ledger; of older ones
 * the events behind them tell. The index serves that count.
 */
export const consentEnds: Migration = {
  id: '033-consent-ends',
  async up(db) {
    const consents = db.collection<LedgerRow>('consents');
    const unsaid = { endedAs: { $exists: false } };
    for (const action of ['withdrawn', 'superseded']) {
      for await (const { ofEvent } of consents.find({ action }, { projection: { ofEvent: 1 } })) {
        if (ofEvent === null) continue;
        await consents.updateOne({ _id: ofEvent, kind: 'event', ...unsaid }, { $set: { endedAs: action } });
      }
    }
    const hasEnded = { kind: 'event', proofExpiresAt: { $type: 'date' } };
    await consents.updateMany({ ...hasEnded, ...unsaid }, { $set: { endedAs: 'ended' } });
    await consents.updateMany({ kind: 'event', ...unsaid }, { $set: { endedAs: null } });
    await consents.createIndex({ shopId: 1, action: 1, occurredAt: 1, purpose: 1, noticeId: 1, endedAs: 1 });
  },
};
