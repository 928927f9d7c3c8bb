import { type Connection, Schema, trusted } from 'mongoose';
import type { Mail } from '../../domain/mail/mail.ts';
import type { MailStore } from '../../domain/mail/mail-store.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, toDocument } from './document.ts';
import { shopGuard, withoutShop } from './shop-guard.ts';

type Row = Document<Mail>;

const schema = new Schema<Row>(
  {
    _id: String,
    // Null for mails of the service itself to staff.
    shopId: { type: String, immutable: true },
    kind: String,
    locale: String,
    sealed: String,
    attachedAgreement: String,
    ref: String,
    subjectKey: String,
    state: String,
    attempts: Number,
    lastError: String,
    createdAt: Date,
    nextAttemptAt: Date,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

export const makeMongoMailStore = (connection: Connection): MailStore => {
  const rows = connection.model<Row>('Mail', schema, 'mails');
  return {
    async insert(mail) {
      await rows.create(toDocument(mail));
    },
    async removeByRef(scope, ref) {
      return (await rows.deleteMany({ shopId: scope.shopId, ref })).deletedCount;
    },
    async removeBySubject(scope, subjectKey) {
      return (await rows.deleteMany({ shopId: scope.shopId, subjectKey })).deletedCount;
    },
    async findBySubject(scope, subjectKey) {
      const found = await rows
        .find({ shopId: scope.shopId, subjectKey })
        .sort({ createdAt: 1, _id: 1 })
        .lean<Row[]>();
      return found.map((row) => fromDocument<Mail>(row));
    },
    async removeExpired(now) {
      return (await withoutShop(rows.deleteMany({ expiresAt: trusted({ $lte: now }) }))).deletedCount;
    },
  };
};
