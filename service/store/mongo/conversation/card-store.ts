import { type Connection, Schema, trusted } from 'mongoose';
import type { Card } from '../../../domain/model/card/card.ts';
import type { CardStore } from '../../../domain/model/card/card-store.ts';
import { requireInScope } from '../../scope.ts';
import { changedRow } from '../base/changed-row.ts';
import { isDuplicate } from '../base/database-error.ts';
import {
  type Document,
  fromDocument,
  PART_OPTIONS,
  SCHEMA_OPTIONS,
  SHOP_ID,
  toDocument,
} from '../base/document.ts';
import { shopGuard } from '../base/shop-guard.ts';

type Row = Document<Card>;

const fields = new Schema({ kind: String, label: String }, PART_OPTIONS);
const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    conversationId: { type: String, immutable: true },
    state: String,
    requestedBy: String,
    requestedAt: { type: Date, immutable: true },
    locale: String,
    purposeCode: String,
    purpose: String,
    basis: String,
    needed: Boolean,
    retentionDays: Number,
    fields: [fields],
    noticeId: String,
    answerBy: Date,
    actRef: String,
    answeredAt: Date,
    sealed: String,
    subjectKeys: [String],
    consentEventId: String,
    answersExpireAt: Date,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

export const makeMongoCardStore = (connection: Connection): CardStore => {
  const rows = connection.model<Row>('Card', schema, 'cards');
  const cardOf = (row: Row) => fromDocument<Card>(row);
  const byAge = { requestedAt: 1, _id: 1 } as const;
  return {
    async insert(scope, card) {
      requireInScope(scope, card);
      try {
        await rows.create(toDocument(card));
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return false;
      }
    },
    async get(scope, id) {
      const row = await rows.findOne({ _id: id, shopId: scope.shopId }).lean<Row>();
      return row === null ? null : cardOf(row);
    },
    async listByConversation(scope, conversationId) {
      const found = await rows.find({ shopId: scope.shopId, conversationId }).sort(byAge).lean<Row[]>();
      return found.map(cardOf);
    },
    async findBySubject(scope, subjectKey) {
      const found = await rows
        .find({ shopId: scope.shopId, subjectKeys: subjectKey })
        .sort(byAge)
        .lean<Row[]>();
      return found.map(cardOf);
    },
    async change(scope, id, from, changes) {
      const change = rows.updateOne({ _id: id, shopId: scope.shopId, state: from }, { $set: changes });
      const row = await changedRow(change, rows.findOne({ _id: id, shopId: scope.shopId }).lean<Row>());
      return row === null ? null : cardOf(row);
    },
    async removeByConversation(scope, conversationId) {
      const key = { shopId: scope.shopId, conversationId };
      const found = await rows.find(key).sort(byAge).lean<Row[]>();
      await rows.deleteMany(key);
      return found.map(cardOf);
    },
    async withExpiredAnswers(scope, now) {
      const found = await rows
        .find({ shopId: scope.shopId, state: 'answered', answersExpireAt: trusted({ $lte: now }) })
        .sort(byAge)
        .lean<Row[]>();
      return found.map(cardOf);
    },
    async expired(scope, now) {
      const found = await rows
        .find({ shopId: scope.shopId, expiresAt: trusted({ $lte: now }) })
        .sort(byAge)
        .lean<Row[]>();
      return found.map(cardOf);
    },
  };
};
