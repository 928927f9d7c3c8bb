import { Schema, trusted } from 'mongoose';
import type { Lead } from '../../../domain/model/lead/lead.ts';
import type { LeadsDue } from '../../../domain/model/retention/retention.ts';
import { LONG_PAST } from '../../order.ts';
import { type Document, fromDocument, PART_OPTIONS, SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';

/** `searched`: in the search index; else absent. */
export type LeadRow = Document<Lead> & { readonly searched?: true };

const sealed = new Schema({ name: String, email: String, phone: String, message: String }, PART_OPTIONS);
const before = new Schema({ lastContactAt: Date, expiresAt: Date }, PART_OPTIONS);
const step = new Schema({ at: Date, by: String, state: String, assigneeId: String, before }, PART_OPTIONS);
const suspicion = new Schema({ rule: String, count: Number }, PART_OPTIONS);
const quarantine = new Schema({ suspicions: [suspicion] }, PART_OPTIONS);
const answer = new Schema({ ref: String, at: Date, by: String, text: String, sentAt: Date }, PART_OPTIONS);
export const leadSchema = new Schema<LeadRow>(
  {
    _id: String,
    shopId: SHOP_ID,
    ref: { type: String, immutable: true },
    formNonce: { type: String, immutable: true },
    noticeId: String,
    consentEventId: String,
    basis: { type: String, immutable: true },
    locale: String,
    sealed,
    subjectKeys: [String],
    keysSince: Date,
    pagePath: String,
    state: String,
    assigneeId: String,
    history: [step],
    answers: [answer],
    reference: String,
    createdAt: { type: Date, immutable: true },
    lastContactAt: Date,
    promisedDays: Number,
    expiresAt: Date,
    restrictedAt: Date,
    heldAt: Date,
    heldReason: String,
    withdrawnAt: Date,
    followUp: String,
    quarantine,
    searched: Boolean,
  },
  SCHEMA_OPTIONS,
);

export const leadOf = ({ searched: _searched, ...row }: LeadRow): Lead => fromDocument<Lead>(row);

/** One filter per index; disjoint. */
export const dueFilters = (due: LeadsDue) => {
  const free = { restrictedAt: null, heldAt: null };
  return [
    { expiresAt: trusted({ $lte: due.at }), ...free },
    {
      lastContactAt: trusted({ $lte: due.lastContactUntil }),
      expiresAt: trusted({ $gt: due.at }),
      ...free,
    },
  ] as const;
};
/** Without claimed ones. */
export const unclaimedFilters = (due: LeadsDue) => {
  const [past, sooner] = dueFilters(due);
  return [{ ...past, expiresAt: trusted({ $gt: LONG_PAST, $lte: due.at }) }, sooner] as const;
};
