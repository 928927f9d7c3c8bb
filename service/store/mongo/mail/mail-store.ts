import { type Connection, Schema, trusted } from 'mongoose';
import type { Mail } from '../../../domain/model/mail/mail.ts';
import type { MailStore } from '../../../domain/model/mail/mail-store.ts';
import { requireInScope } from '../../scope.ts';
import { changedRow } from '../base/changed-row.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, toDocument } from '../base/document.ts';
import { shopGuard, withoutShop } from '../base/shop-guard.ts';

type Row = Document<Mail>;
/** Due mails looked at in one go; another instance may take some of them first. */
const CANDIDATES = 20;

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
    async insert(scope, mail) {
      requireInScope(scope, mail);
      await rows.create(toDocument(mail));
    },
    async claimDue(_service, now, leaseUntil) {
      const due = {
        state: 'waiting' as const,
        nextAttemptAt: trusted({ $lte: now }),
        expiresAt: trusted({ $gt: now }),
      };
      const found = await withoutShop(rows.find(due))
        .sort({ createdAt: 1, _id: 1 })
        .limit(CANDIDATES)
        .lean<Row[]>();
      for (const row of found) {
        const claim = { attempts: row.attempts + 1, nextAttemptAt: leaseUntil };
        // Only while nobody else has counted a try.
        const unclaimed = { _id: row._id, attempts: row.attempts, nextAttemptAt: row.nextAttemptAt };
        const { matchedCount } = await withoutShop(rows.updateOne(unclaimed, { $set: claim }));
        if (matchedCount === 1) return fromDocument<Mail>({ ...row, ...claim });
      }
      return null;
    },
    async removeSent(scope, id) {
      await withoutShop(rows.deleteOne({ _id: id, shopId: scope.shopId }));
    },
    async setFailure(scope, id, failure) {
      await withoutShop(rows.updateOne({ _id: id, shopId: scope.shopId }, { $set: failure }));
    },
    async list(scope, limit) {
      const found = await withoutShop(rows.find({ shopId: scope.shopId }))
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit)
        .lean<Row[]>();
      return found.map((row) => fromDocument<Mail>(row));
    },
    async get(scope, id) {
      const row = await withoutShop(rows.findOne({ _id: id, shopId: scope.shopId })).lean<Row>();
      return row === null ? null : fromDocument<Mail>(row);
    },
    async retry(scope, id, now) {
      const again = { state: 'waiting' as const, attempts: 0, nextAttemptAt: now };
      const change = withoutShop(rows.updateOne({ _id: id, shopId: scope.shopId }, { $set: again }));
      const row = await changedRow(
        change,
        withoutShop(rows.findOne({ _id: id, shopId: scope.shopId })).lean<Row>(),
      );
      return row === null ? null : fromDocument<Mail>(row);
    },
    async discard(scope, id) {
      const { deletedCount } = await withoutShop(rows.deleteOne({ _id: id, shopId: scope.shopId }));
      return deletedCount === 1;
    },
    async removeByRef(scope, ref) {
      return (await withoutShop(rows.deleteMany({ shopId: scope.shopId, ref }))).deletedCount;
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
    async removeExpired(_service, now) {
      return (await withoutShop(rows.deleteMany({ expiresAt: trusted({ $lte: now }) }))).deletedCount;
    },
  };
};
