import { type Connection, Schema, trusted } from 'mongoose';
import type { Mail } from '../../../domain/model/mail/mail.ts';
import type { MailStore } from '../../../domain/model/mail/mail-store.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, toDocument } from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';

type Row = Document<Mail>;
/** Due mails per read; others may claim some first. */
const CANDIDATES = 20;

const schema = new Schema<Row>(
  {
    _id: String,
    // Null: service mail to staff.
    shopId: { type: String, immutable: true },
    kind: String,
    rank: Number,
    locale: String,
    sealed: String,
    attachedAgreement: String,
    ref: String,
    policyChange: String,
    confirmationHash: String,
    subjectKey: String,
    state: String,
    attempts: Number,
    lastError: String,
    createdAt: Date,
    nextAttemptAt: Date,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoMailStore = (connection: Connection): MailStore => {
  const rows = shopTable<Row>(connection, 'Mail', schema, 'mails');
  return {
    async insert(scope, mail) {
      await rows.insert(scope, toDocument(mail));
    },
    async claimDue(service, now, leaseUntil) {
      const due = {
        state: 'waiting' as const,
        nextAttemptAt: trusted({ $lte: now }),
        expiresAt: trusted({ $gt: now }),
      };
      const found = await rows.find(allShops(service), due, {
        sort: { rank: 1, nextAttemptAt: 1, _id: 1 },
        limit: CANDIDATES,
      });
      for (const row of found) {
        const claim = { attempts: row.attempts + 1, nextAttemptAt: leaseUntil };
        // Only if no other process counted an attempt.
        const unclaimed = { _id: row._id, attempts: row.attempts, nextAttemptAt: row.nextAttemptAt };
        const isOurs = await rows.update(allShops(service), unclaimed, { $set: claim });
        if (isOurs) return fromDocument<Mail>({ ...row, ...claim });
      }
      return null;
    },
    async countWaiting(scope, policyChange, next, limit) {
      const lastError = next === 'first_try' ? null : trusted({ $ne: null });
      return rows.count(scope, { policyChange, state: 'waiting' as const, lastError }, limit);
    },
    async removeSent(scope, id) {
      await rows.remove(scope, { _id: id });
    },
    async setFailure(scope, id, failure) {
      await rows.update(scope, { _id: id }, { $set: failure });
    },
    async list(scope, limit) {
      const found = await rows.find(scope, {}, { sort: { createdAt: -1, _id: -1 }, limit });
      return found.map((row) => fromDocument<Mail>(row));
    },
    async get(scope, id) {
      const row = await rows.findOne(scope, { _id: id });
      return row === null ? null : fromDocument<Mail>(row);
    },
    async retry(scope, id, now) {
      const again = { state: 'waiting' as const, attempts: 0, nextAttemptAt: now };
      const row = await rows.change(scope, id, { $set: again });
      return row === null ? null : fromDocument<Mail>(row);
    },
    async discard(scope, id) {
      return rows.remove(scope, { _id: id });
    },
    async removeByRef(scope, ref) {
      return rows.removeAll(scope, { ref });
    },
    async removeBySubject(scope, subjectKey, until) {
      const made = until === undefined ? {} : { createdAt: trusted({ $lte: until }) };
      return rows.removeAll(scope, { subjectKey, ...made });
    },
    async findBySubject(scope, subjectKey) {
      const found = await rows.find(scope, { subjectKey }, { sort: { createdAt: 1, _id: 1 } });
      return found.map((row) => fromDocument<Mail>(row));
    },
    removeExpired: (service, now) => rows.removeExpired(allShops(service), now),
  };
};
