import { type Connection, Schema, trusted } from 'mongoose';
import type { Card } from '../../../domain/model/card/card.ts';
import type { CardStore } from '../../../domain/model/card/card-store.ts';
import {
  type Document,
  fromDocument,
  PART_OPTIONS,
  SCHEMA_OPTIONS,
  SHOP_ID,
  toDocument,
} from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';

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
    textByMail: Boolean,
    sealed: String,
    subjectKeys: [String],
    keysSince: Date,
    consentEventId: String,
    answersExpireAt: Date,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoCardStore = (connection: Connection): CardStore => {
  const rows = shopTable<Row>(connection, 'Card', schema, 'cards');
  const cardOf = (row: Row) => fromDocument<Card>(row);
  const byAge = { requestedAt: 1, _id: 1 } as const;
  return {
    async insert(scope, card) {
      return rows.insertOnce(scope, toDocument(card));
    },
    async get(scope, id) {
      const row = await rows.findOne(scope, { _id: id });
      return row === null ? null : cardOf(row);
    },
    async listByConversation(scope, conversationId) {
      const found = await rows.find(scope, { conversationId }, { sort: byAge });
      return found.map(cardOf);
    },
    async findBySubject(scope, subjectKey) {
      const found = await rows.find(scope, { subjectKeys: subjectKey }, { sort: byAge });
      return found.map(cardOf);
    },
    async change(scope, id, from, changes) {
      const row = await rows.change(scope, id, { $set: changes }, { state: from });
      return row === null ? null : cardOf(row);
    },
    async removeByConversation(scope, conversationId) {
      const found = await rows.find(scope, { conversationId }, { sort: byAge });
      await rows.removeAll(scope, { conversationId });
      return found.map(cardOf);
    },
    async withExpiredAnswers(scope, now) {
      const found = await rows.find(
        scope,
        { state: trusted({ $in: ['answered', 'withdrawn'] }), answersExpireAt: trusted({ $lte: now }) },
        { sort: byAge },
      );
      return found.map(cardOf);
    },
    async expired(scope, now) {
      const found = await rows.find(scope, { expiresAt: trusted({ $lte: now }) }, { sort: byAge });
      return found.map(cardOf);
    },
  };
};
