import { type Connection, Schema, trusted } from 'mongoose';
import type { Subscription } from '../../../domain/model/marketing/subscription.ts';
import type { SubscriptionStore } from '../../../domain/model/marketing/subscription-store.ts';
import { byText, LONG_PAST } from '../../order.ts';
import { isDuplicate } from '../base/database-error.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, SHOP_ID, toDocument } from '../base/document.ts';
import { credential } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';
import { deliverySchema } from '../mail/delivery-schema.ts';

type Row = Document<Subscription>;

const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    channel: { type: String, immutable: true },
    subjectKey: { type: String, immutable: true },
    sealed: String,
    state: String,
    optIn: String,
    consentEventId: String,
    noticeId: String,
    locale: String,
    createdAt: Date,
    confirmedAt: Date,
    delivery: deliverySchema,
    expiresAt: Date,
    unsubscribeHash: { type: String, immutable: true },
    restrictedAt: Date,
    importNote: String,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoSubscriptionStore = (connection: Connection): SubscriptionStore => {
  const rows = shopTable<Row>(connection, 'Subscription', schema, 'subscriptions');
  const one = (row: Row | null) => (row === null ? null : fromDocument<Subscription>(row));
  const all = (found: readonly Row[]) => found.map((row) => fromDocument<Subscription>(row));
  /** Null sorts before dates: the lower bound excludes rows without an end. */
  const until = (now: Date) => trusted({ $gt: LONG_PAST, $lte: now });
  /** Restricted rows are kept beyond their time. Rule: RT-3. */
  const expired = (now: Date) => ({ expiresAt: until(now), restrictedAt: null });
  return {
    async insert(scope, subscription) {
      try {
        await rows.insert(scope, toDocument(subscription));
        return fromDocument<Subscription>(toDocument(subscription));
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const { channel, subjectKey } = subscription;
        if (await rows.has(scope, { channel, subjectKey })) return null;
        throw error;
      }
    },
    async get(scope, id) {
      return one(await rows.findOne(scope, { _id: id }));
    },
    async whichExist(scope, ids) {
      const found = await rows.find<Pick<Row, '_id'>>(
        scope,
        { _id: trusted({ $in: [...ids] }) },
        { select: ['_id'] },
      );
      return found.map((row) => row._id);
    },
    async ids(scope) {
      const found = await rows.find<Pick<Row, '_id'>>(scope, {}, { select: ['_id'] });
      return found.map((row) => row._id).sort(byText);
    },
    async find(scope, channel, subjectKey) {
      return one(await rows.findOne(scope, { subjectKey, channel }));
    },
    async findBySubject(scope, subjectKey) {
      return all(await rows.find(scope, { subjectKey }, { sort: { _id: 1 } }));
    },
    async findByUnsubscribeHash(unsubscribeHash) {
      return one(await rows.findOne(credential('unsubscribeHash', unsubscribeHash)));
    },
    async change(scope, id, from, changes, { expiredAt, consentEventId } = {}) {
      const isOver = expiredAt === undefined ? {} : expired(expiredAt);
      const isUnder = consentEventId === undefined ? {} : { consentEventId };
      return one(await rows.change(scope, id, { $set: changes }, { state: from, ...isOver, ...isUnder }));
    },
    async remove(scope, id) {
      return rows.remove(scope, { _id: id });
    },
    async removeImported(scope, channel, limit) {
      const imported = { state: 'imported', channel, restrictedAt: null } as const;
      const select = { select: ['_id' as const], sort: { _id: 1 } as const, limit };
      const found = await rows.find<Pick<Row, '_id'>>(scope, imported, select);
      if (found.length === 0) return 0;
      // Same condition: rows confirmed meanwhile stay.
      return rows.removeAll(scope, { ...imported, _id: trusted({ $in: found.map((row) => row._id) }) });
    },
    async page(scope, state, channel, after, limit) {
      const from = after === null ? {} : { _id: trusted({ $gt: after }) };
      const found = await rows.find(scope, { state, channel, ...from }, { sort: { _id: 1 }, limit });
      return all(found);
    },
    async newest(scope, limit) {
      const found = await rows.find(scope, {}, { sort: { createdAt: -1, _id: -1 }, limit });
      return all(found);
    },
    async count(scope, channel, state) {
      return rows.count(scope, { state, channel });
    },
    async countConfirmedUntil(scope, channel, at) {
      return rows.count(scope, { channel, confirmedAt: until(at) });
    },
    async renewing(scope) {
      const waits = { expiresAt: trusted({ $gt: LONG_PAST }), state: 'confirmed' } as const;
      return all(await rows.find(scope, waits, { sort: { expiresAt: 1, _id: 1 } }));
    },
    async listExpired(scope, now, limit) {
      const found = await rows.find(scope, expired(now), { sort: { expiresAt: 1, _id: 1 }, limit });
      return all(found);
    },
    async countExpired(scope, now) {
      return rows.count(scope, expired(now));
    },
    async removeExpired(scope, id, now) {
      return rows.remove(scope, { _id: id, state: 'pending', ...expired(now) });
    },
  };
};
