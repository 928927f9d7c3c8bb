import { Schema } from 'mongoose';
import type {
  ConsentEvent,
  ConsentTombstone,
  LedgerEntry,
  LedgerEpoch,
} from '../../../domain/model/consent/consent.ts';
import { type Document, fromDocument, PART_OPTIONS, SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';

export type EventRow = Document<ConsentEvent> & { kind: 'event' };
export type TombstoneRow = Document<ConsentTombstone> & { kind: 'tombstone' };
export type EpochRow = Document<LedgerEpoch> & { kind: 'epoch' };
export type LedgerRow = EventRow | TombstoneRow | EpochRow;

const commitment = new Schema({ commitment: String, salt: String, value: String }, PART_OPTIONS);
const control = new Schema({ id: String, initialState: String }, PART_OPTIONS);
const doi = new Schema({ sentAt: String, confirmedAt: String }, PART_OPTIONS);
export const ledgerSchema = new Schema(
  {
    _id: String,
    shopId: SHOP_ID,
    seq: { type: Number, immutable: true },
    epoch: { type: Number, immutable: true },
    kind: String,
    action: String,
    ofEvent: String,
    purpose: String,
    noticeId: String,
    formId: String,
    method: String,
    control,
    doi,
    occurredAt: Date,
    actor: String,
    via: String,
    subjectKey: String,
    subjectKind: String,
    personCommitment: String,
    personSalt: String,
    ref: commitment,
    sessionRef: commitment,
    pageOrigin: commitment,
    widgetVersion: String,
    adapterVersion: String,
    previousHash: { type: String, immutable: true },
    hash: { type: String, immutable: true },
    keyId: { type: String, immutable: true },
    signature: { type: String, immutable: true },
    proofExpiresAt: Date,
    endedAt: Date,
    endedAs: String,
    at: Date,
    reason: String,
    from: String,
    known: new Schema({ epoch: Number, seq: Number, hash: String, at: String }, PART_OPTIONS),
  },
  SCHEMA_OPTIONS,
);

export const eventOf = (row: EventRow): ConsentEvent => {
  const { kind, ...rest } = row;
  return fromDocument<ConsentEvent>(rest);
};
export const epochOf = (row: EpochRow): LedgerEpoch => {
  const { kind, ...rest } = row;
  return fromDocument<LedgerEpoch>(rest);
};
export const entryOf = (row: LedgerRow): LedgerEntry => {
  if (row.kind === 'event') return Object.freeze({ kind: 'event', event: eventOf(row) });
  if (row.kind === 'epoch') return Object.freeze({ kind: 'epoch', epoch: epochOf(row) });
  const { kind, ...rest } = row;
  return Object.freeze({ kind, tombstone: fromDocument<ConsentTombstone>(rest) });
};
