import { type Connection, Schema, trusted } from 'mongoose';
import type { Receipt } from '../../../domain/model/lead/lead.ts';
import type { ReceiptStore } from '../../../domain/model/lead/lead-store.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { requireInScope } from '../../scope.ts';
import { answerGuard } from '../base/answer-guard.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { gatherInserts } from '../base/gather-inserts.ts';
import { credential } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';

/** `_id` is the secret's hash. */
type Row = Omit<Receipt, 'secretHash'> & { _id: string };

const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    leadId: String,
    reference: String,
    noticeId: String,
    consentEventId: String,
    basis: String,
    locale: String,
    fields: [String],
    createdAt: Date,
    withdrawnAt: Date,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
);

const receiptOf = ({ _id, ...rest }: Row): Receipt => frozenCopy({ secretHash: _id, ...rest });

export const makeMongoReceiptStore = (connection: Connection): ReceiptStore => {
  const rows = shopTable<Row>(connection, 'Receipt', schema, 'receipts');
  const insertRow = gatherInserts(rows.raw, answerGuard(connection));
  return {
    async insert(scope, receipt) {
      requireInScope(scope, receipt);
      const { secretHash, ...rest } = receipt;
      await insertRow({ _id: secretHash, ...rest });
    },
    async findBySecret(secretHash) {
      const row = await rows.findOne(credential('_id', secretHash));
      return row === null ? null : receiptOf(row);
    },
    async whichExist(scope, secretHashes) {
      const named = { _id: trusted({ $in: [...secretHashes] }) };
      return (await rows.find<Pick<Row, '_id'>>(scope, named, { select: ['_id'] })).map(({ _id }) => _id);
    },
    async setExpiry(scope, secretHash, expiresAt) {
      await rows.update(scope, { _id: secretHash }, { $set: { expiresAt } });
    },
    async countDue(scope, now, except) {
      const ended = { expiresAt: trusted({ $lte: now }) };
      const all = await rows.count(scope, ended);
      if (all === 0 || except.length === 0) return all;
      return all - (await rows.count(scope, { ...ended, leadId: trusted({ $in: [...except] }) }));
    },
    async listDue(scope, now, limit) {
      const ended = { expiresAt: trusted({ $lte: now }) };
      return (await rows.find(scope, ended, { sort: { expiresAt: 1 }, limit })).map(receiptOf);
    },
    async setConsent(scope, secretHash, { noticeId, consentEventId }) {
      const $set = { noticeId, consentEventId };
      await rows.update(scope, { _id: secretHash }, { $set });
    },
    async namedNotices(scope) {
      const found = await rows.find<Pick<Row, 'noticeId'>>(scope, {}, { select: ['noticeId'] });
      return [...new Set(found.flatMap(({ noticeId }) => (noticeId === null ? [] : [noticeId])))];
    },
    async setWithdrawn(scope, secretHash, at) {
      await rows.update(scope, { _id: secretHash, withdrawnAt: null }, { $set: { withdrawnAt: at } });
    },
    async remove(scope, secretHash) {
      return rows.remove(scope, { _id: secretHash });
    },
  };
};
