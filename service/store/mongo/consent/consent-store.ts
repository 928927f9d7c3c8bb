import { type Connection, Schema, trusted } from 'mongoose';
import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { ConsentEvent, ConsentTombstone, LedgerEntry } from '../../../domain/model/consent/consent.ts';
import type { ConsentStore } from '../../../domain/model/consent/consent-store.ts';
import type { ProofsDue } from '../../../domain/model/consent/proof-period.ts';
import type { ConsentEventId, NoticeId, ShopId } from '../../../protocol/vocabulary.ts';
import { requirePlace, tombstoneOf } from '../../consent-ledger.ts';
import { conflict } from '../../scope.ts';
import { answerGuard } from '../base/answer-guard.ts';
import { isDuplicate } from '../base/database-error.ts';
import {
  type Document,
  fromDocument,
  PART_OPTIONS,
  SCHEMA_OPTIONS,
  SHOP_ID,
  toDocument,
} from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';
import { makeConsentHeads } from './consent-heads.ts';

type EventRow = Document<ConsentEvent> & { kind: 'event' };
type TombstoneRow = Document<ConsentTombstone> & { kind: 'tombstone' };
export type LedgerRow = EventRow | TombstoneRow;

const commitment = new Schema({ commitment: String, salt: String, value: String }, PART_OPTIONS);
const control = new Schema({ id: String, initialState: String }, PART_OPTIONS);
/** Events and the tombstones that stand in their places share the ledger. */
const schema = new Schema(
  {
    _id: String,
    shopId: SHOP_ID,
    seq: { type: Number, immutable: true },
    kind: String,
    action: String,
    ofEvent: String,
    purpose: String,
    noticeId: String,
    formId: String,
    method: String,
    control,
    occurredAt: Date,
    actor: String,
    via: String,
    subjectKey: String,
    subjectKind: String,
    ref: commitment,
    sessionRef: commitment,
    pageOrigin: String,
    widgetVersion: String,
    adapterVersion: String,
    previousHash: { type: String, immutable: true },
    hash: { type: String, immutable: true },
    keyId: { type: String, immutable: true },
    signature: { type: String, immutable: true },
    proofExpiresAt: Date,
    endedAt: Date,
    at: Date,
    reason: String,
  },
  SCHEMA_OPTIONS,
);

const eventOf = (row: EventRow): ConsentEvent => {
  const { kind, ...rest } = row;
  return fromDocument<ConsentEvent>(rest);
};
const entryOf = (row: LedgerRow): LedgerEntry => {
  if (row.kind === 'event') return Object.freeze({ kind: 'event', event: eventOf(row) });
  const { kind, ...rest } = row;
  return Object.freeze({ kind, tombstone: fromDocument<ConsentTombstone>(rest) });
};

const MARKETING = ['marketing_email', 'marketing_phone'];
/** One filter for each index; an event may fit more than one. Tombstones have none of these fields. */
const dueFilters = (due: ProofsDue) => [
  { proofExpiresAt: trusted({ $lte: due.at }) },
  { endedAt: trusted({ $lte: due.marketingEndedUntil }), purpose: trusted({ $in: MARKETING }) },
  { endedAt: trusted({ $lte: due.enquiryEndedUntil }), purpose: trusted({ $nin: MARKETING }) },
];

export const makeMongoConsentStore = (connection: Connection): ConsentStore & { settle(): Promise<void> } => {
  const rows = shopTable(connection, 'ConsentEvent', schema, 'consents');
  const heads = makeConsentHeads(connection, rows.raw);
  const { whileConnected } = answerGuard(connection);
  /** Last call under way of each shop: the next one begins when it ends. */
  const turns = new Map<ShopId, Promise<unknown>>();

  const inTurn = <T>(shopId: ShopId, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(shopId) ?? Promise.resolve()).then(() => whileConnected(work()));
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (turns.get(shopId) === settled) turns.delete(shopId);
      });
    turns.set(shopId, settled);
    return turn;
  };

  const appendInTurn = async (
    scope: ShopScope,
    make: Parameters<ConsentStore['append']>[1],
  ): Promise<ConsentEvent> => {
    const { shopId } = scope;
    let head = await heads.known(shopId);
    for (;;) {
      const place = { seq: head.seq + 1, previousHash: head.hash };
      const event = make(place);
      requirePlace(event, place);
      const row: EventRow = { ...toDocument(event), kind: 'event' };
      try {
        await rows.insert(scope, row);
        heads.moved(shopId, { seq: event.seq, hash: event.hash });
        return fromDocument<ConsentEvent>(toDocument(event));
      } catch (error) {
        // Whatever happened, what we knew of the head may be wrong now.
        heads.forget(shopId);
        if (!isDuplicate(error)) throw error;
        const found = await heads.known(shopId);
        if (found.seq === head.seq) throw conflict();
        // Another process took the place; the chain goes on behind its event.
        head = found;
      }
    }
  };

  return {
    append: (scope, make) => inTurn(scope.shopId, () => appendInTurn(scope, make)),
    async get(scope, id) {
      const row = await rows.findOne(scope, { _id: id });
      return row === null ? null : entryOf(row);
    },
    async byRef(scope, ref) {
      const found = await rows.find(scope, { 'ref.value': ref });
      return found.map(eventOf).sort((a, b) => a.seq - b.seq);
    },
    async findBySubject(scope, subjectKey) {
      const found = await rows.find(scope, { subjectKey });
      return found.map(eventOf).sort((a, b) => a.seq - b.seq);
    },
    async following(scope, id) {
      const found = await rows.find(scope, { ofEvent: id });
      return found.map(eventOf).sort((a, b) => a.seq - b.seq);
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
        action: 'granted',
        noticeId: trusted({ $in: [...noticeIds] }),
        proofExpiresAt: null,
      });
      return found.map(eventOf).sort((a, b) => a.seq - b.seq);
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
    async eraseOpenings(scope, id: ConsentEventId, proofExpiresAt, endedAt) {
      await rows.update(
        scope,
        { _id: id, kind: 'event' },
        {
          $set: {
            'ref.salt': null,
            'ref.value': null,
            'sessionRef.salt': null,
            'sessionRef.value': null,
            proofExpiresAt,
            ...(endedAt === undefined ? {} : { endedAt }),
          },
        },
      );
    },
    async expire(scope, due, limit) {
      let expired = 0;
      for (const filter of dueFilters(due)) {
        if (expired >= limit) break;
        const past = await rows.find(scope, filter, { limit: limit - expired });
        for (const row of past) {
          const stone = tombstoneOf(eventOf(row), due.at);
          const tombstone: TombstoneRow = { ...toDocument(stone), kind: 'tombstone' };
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
      await Promise.all(turns.values());
      await heads.settle();
    },
  };
};
