import * as v from 'valibot';
import { isoInstantField, refField, shopIdField, staffIdField, textField } from '../../fields.ts';
import { SUSPICION_RULES } from '../../inbox-lists.ts';
import { CONVERSATION_STATUSES, HOLD_REASONS, LEAD_BASES, LEAD_STATES, LIMITS } from '../../vocabulary.ts';

export const leadSummary = v.object({
  id: v.string(),
  shopId: v.string(),
  reference: v.string(),
  state: v.picklist(LEAD_STATES),
  /** Name null: account deleted. */
  assignee: v.nullable(v.object({ staffId: v.string(), name: v.nullable(v.string()) })),
  basis: v.nullable(v.picklist(LEAD_BASES)),
  createdAt: v.string(),
  /** Rule: RE-2. */
  expiresAt: v.string(),
  /** Null: no hold. */
  heldReason: v.nullable(v.picklist(HOLD_REASONS)),
  /** Null: not quarantined. */
  suspicions: v.nullable(
    v.array(v.object({ rule: v.picklist(SUSPICION_RULES), count: v.nullable(v.number()) })),
  ),
  name: v.nullable(v.string()),
  email: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  /** First 140 characters. */
  preview: v.string(),
  hasUnsentAnswer: v.boolean(),
});
export type LeadSummary = v.InferOutput<typeof leadSummary>;
const leadPart = v.picklist(['open', 'done']);
export const leadsQuery = v.strictObject({
  shop: v.optional(shopIdField),
  /** From `next` of the previous page. */
  before: v.optional(isoInstantField),
  part: v.optional(leadPart),
  state: v.optional(v.picklist(LEAD_STATES)),
  mine: v.optional(v.literal('yes')),
  /** Deleted within thirty days. */
  ending: v.optional(v.literal('yes')),
});
/** `mine`: unanswered, own. */
export const leadCounts = v.object({
  new: v.number(),
  in_work: v.number(),
  answered: v.number(),
  closed: v.number(),
  mine: v.number(),
  quarantined: v.number(),
});
export type LeadCounts = v.InferOutput<typeof leadCounts>;
export const leadsResponse = v.object({
  leads: v.array(leadSummary),
  next: v.nullable(v.object({ before: v.string(), part: leadPart })),
  /** Unfiltered. */
  counts: leadCounts,
});
export type LeadsPage = v.InferOutput<typeof leadsResponse>;
export const leadDetail = v.object({
  ...leadSummary.entries,
  message: v.string(),
  page: v.nullable(v.string()),
  locale: v.string(),
  noticeId: v.nullable(v.string()),
  consentEventId: v.nullable(v.string()),
  /** Held despite withdrawal; visible with the right to lift holds. */
  withdrawnAt: v.nullable(v.string()),
  /** Consent superseded. */
  isAskedAgain: v.boolean(),
  /** Oldest first. */
  answers: v.array(
    v.object({
      ref: v.string(),
      at: v.string(),
      by: v.nullable(v.string()),
      text: v.string(),
      /** `queued`: a try follows; `failed`: none. */
      state: v.picklist(['queued', 'sent', 'failed']),
      sentAt: v.nullable(v.string()),
      /** Last failure; null: none, or mail deleted. */
      fault: v.nullable(v.string()),
    }),
  ),
  /** Oldest first, states after each step. Name null: account deleted. */
  history: v.array(
    v.object({
      at: v.string(),
      by: v.nullable(v.string()),
      state: v.picklist(LEAD_STATES),
      assignee: v.nullable(v.object({ staffId: v.string(), name: v.nullable(v.string()) })),
    }),
  ),
});
export type LeadDetail = v.InferOutput<typeof leadDetail>;
/** GET /v1/staff/leads/:leadId/others : same address or number. */
export const otherMessagesResponse = v.object({
  leads: v.array(
    v.object({
      id: v.string(),
      reference: v.string(),
      state: v.picklist(LEAD_STATES),
      createdAt: v.string(),
    }),
  ),
  conversations: v.array(
    v.object({
      id: v.string(),
      status: v.picklist(CONVERSATION_STATUSES),
      lastAt: v.string(),
      preview: v.string(),
    }),
  ),
});
export type OtherMessages = v.InferOutput<typeof otherMessagesResponse>;
export const leadStateRequest = v.strictObject({
  state: v.picklist(LEAD_STATES),
  /** `at` of the step to undo. */
  undo: v.optional(isoInstantField),
});
export const leadAnswerRequest = v.strictObject({
  ref: refField,
  text: textField(LIMITS.maxTextCodePoints),
  /** Known answers, for conflicts. */
  after: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
});
/** Null: unassigned. */
export const leadAssignRequest = v.strictObject({ staffId: v.nullable(staffIdField) });
