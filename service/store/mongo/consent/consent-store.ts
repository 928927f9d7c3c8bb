import { type Connection, trusted } from 'mongoose';
import type { ConsentEvent } from '../../../domain/model/consent/consent.ts';
import type { ConsentStore, ConsentTally } from '../../../domain/model/consent/consent-store.ts';
import type { ProofsDue } from '../../../domain/model/consent/proof-period.ts';
import type { ConsentEventId, NoticeId } from '../../../protocol/vocabulary.ts';
import { tombstoneOf } from '../../consent-ledger.ts';
import { answerGuard } from '../base/answer-guard.ts';
import { toDocument } from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';
import { within } from '../base/walk-back.ts';
import { makeAppendConsent } from './append-consent.ts';
import { makeConsentHeads } from './consent-heads.ts';
import { type EpochRow, entryOf, epochOf, eventOf, ledgerSchema, type TombstoneRow } from './ledger-rows.ts';

const MARKETING = ['marketing_email', 'marketing_phone'];
/** One per index; may overlap. */
const dueFilters = (due: ProofsDue) => [
  { proofExpiresAt: trusted({ $lte: due.at }) },
  { endedAt: trusted({ $lte: due.marketingEndedUntil }), purpose: trusted({ $in: MARKETING }) },
  { endedAt: trusted({ $lte: due.enquiryEndedUntil }), purpose: trusted({ $nin: MARKETING }) },
];

const tombstoneRow = (event: ConsentEvent, at: Date): TombstoneRow => ({
  ...toDocument(tombstoneOf(event, at)),
  kind: 'tombstone',
});
const bySeq = (a: ConsentEvent, b: ConsentEvent): number => a.seq - b.seq;

const ledgerTable = (connection: Connection) =>
  shopTable(connection, 'ConsentEvent', ledgerSchema, 'consents');

const makeEraseOpenings =
  (rows: ReturnType<typeof ledgerTable>): ConsentStore['eraseOpenings'] =>
  async (scope, id, proofExpiresAt, endedAt, endedAs = 'ended') => {
    const row = await rows.findOne(scope, { _id: id, kind: 'event' });
    if (row === null) return;
    const { pageOrigin, personSalt } = eventOf(row);
    await rows.update(
      scope,
      { _id: id, kind: 'event' },
      {
        $set: {
          'ref.salt': null,
          'ref.value': null,
          'sessionRef.salt': null,
          'sessionRef.value': null,
          ...(pageOrigin === null ? {} : { 'pageOrigin.salt': null, 'pageOrigin.value': null }),
          ...(personSalt === undefined ? {} : { personSalt: null }),
          proofExpiresAt,
          endedAs,
          ...(endedAt === undefined ? {} : { endedAt }),
        },
      },
    );
  };

export const makeMongoConsentStore = (connection: Connection): ConsentStore & { settle(): Promise<void> } => {
  const rows = ledgerTable(connection);
  const heads = makeConsentHeads(connection, rows.raw);
  const ledger = makeAppendConsent(rows.raw, heads, answerGuard(connection));

  return {
    append: ledger.append,
    openEpoch: ledger.openEpoch,
    async epochs(scope) {
      const found = await rows.find<EpochRow>(scope, { kind: 'epoch' });
      return found.map(epochOf).sort((a, b) => a.seq - b.seq);
    },
    async get(scope, id) {
      const row = await rows.findOne(scope, { _id: id });
      return row === null ? null : entryOf(row);
    },
    async byRef(scope, ref) {
      const found = await rows.find(scope, { 'ref.value': ref });
      return found.map(eventOf).sort(bySeq);
    },
    async bySession(scope, sessionRef) {
      const found = await rows.find(scope, { 'sessionRef.value': sessionRef });
      return found.map(eventOf).sort(bySeq);
    },
    async findBySubject(scope, subjectKey) {
      const found = await rows.find(scope, { subjectKey });
      return found.map(eventOf).sort(bySeq);
    },
    async following(scope, id) {
      const found = await rows.find(scope, { ofEvent: id });
      return found.map(eventOf).sort(bySeq);
    },
    async followingAny(scope, ids) {
      const found = await rows.find(scope, { ofEvent: trusted({ $in: [...ids] }) });
      return found.map(eventOf).sort(bySeq);
    },
    async tally(scope, { from, to }) {
      const time = within(from, to);
      const given = { action: 'granted', ...(time === null ? {} : { occurredAt: time }) };
      return rows.raw.countBy<ConsentTally>(scope, given, ['purpose', 'noticeId', 'endedAs']);
    },
    async openRefs(scope, before) {
      const found = await rows.find<{ _id: ConsentEventId; ref: { value: string } }>(
        scope,
        { 'ref.value': trusted({ $gt: '' }), occurredAt: trusted({ $lt: before }) },
        { select: ['ref.value'] },
      );
      return found.map((row) => ({ id: row._id, ref: row.ref.value }));
    },
    async standingUnder(scope, noticeIds) {
      const found = await rows.find(scope, {
        noticeId: trusted({ $in: [...noticeIds] }),
        action: 'granted',
        proofExpiresAt: null,
      });
      return found.map(eventOf).sort(bySeq);
    },
    async namedNotices(scope) {
      const found = await rows.find<{ noticeId: NoticeId }>(
        scope,
        { kind: 'event' },
        { select: ['noticeId'] },
      );
      return [...new Set(found.map((row) => row.noticeId))];
    },
    async range(scope, from, to) {
      const found = await rows.find(scope, { seq: trusted({ $gte: from, $lte: to }) }, { sort: { seq: 1 } });
      return found.map(entryOf);
    },
    eraseOpenings: makeEraseOpenings(rows),
    async expire(scope, due, limit) {
      let expired = 0;
      for (const filter of dueFilters(due)) {
        if (expired >= limit) break;
        const past = await rows.find(scope, filter, { limit: limit - expired });
        for (const row of past) {
          const tombstone = tombstoneRow(eventOf(row), due.at);
          if (await rows.replaceOnly(scope, { _id: row._id, kind: 'event' }, tombstone)) expired += 1;
        }
      }
      return expired;
    },
    async countDue(scope, due) {
      const ids = new Set<string>();
      for (const filter of dueFilters(due)) {
        for (const row of await rows.find<{ _id: string }>(scope, filter, { select: ['_id'] }))
          ids.add(row._id);
      }
      return ids.size;
    },
    head: (scope) => heads.read(scope.shopId),
    async settle() {
      await ledger.settle();
      await heads.settle();
    },
  };
};
