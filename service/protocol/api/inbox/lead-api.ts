/** HTTP bodies of leads in the console. */
import * as v from 'valibot';
import { isoInstantField, refField, shopIdField, staffIdField, textField } from '../../fields.ts';
import { SUSPICION_RULES } from '../../inbox-lists.ts';
import { CONVERSATION_STATUSES, HOLD_REASONS, LEAD_BASES, LEAD_STATES, LIMITS } from '../../vocabulary.ts';

export const leadSummary = v.object({
  id: v.string(),
  shopId: v.string(),
  reference: v.string(),
  state: v.picklist(LEAD_STATES),
  /** Who works on it, or answered it. The name is null once the person has left. */
  assignee: v.nullable(v.object({ staffId: v.string(), name: v.nullable(v.string()) })),
  basis: v.nullable(v.picklist(LEAD_BASES)),
  createdAt: v.string(),
  /** When it goes if nothing happens. Rule: RE-2. */
  expiresAt: v.string(),
  /** Why it is kept from deletion; null while it is not. */
  heldReason: v.nullable(v.picklist(HOLD_REASONS)),
  /** Why it waits in the quarantine; null: it does not. */
  suspicions: v.nullable(
    v.array(v.object({ rule: v.picklist(SUSPICION_RULES), count: v.nullable(v.number()) })),
  ),
  name: v.nullable(v.string()),
  email: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  /** The first 140 characters. */
  preview: v.string(),
  /** An answer by mail was written and not sent yet. */
  hasUnsentAnswer: v.boolean(),
});
export type LeadSummary = v.InferOutput<typeof leadSummary>;
const leadPart = v.picklist(['open', 'done']);
export const leadsQuery = v.strictObject({
  shop: v.optional(shopIdField),
  /** `before` and `part` of `next` of the page before. */
  before: v.optional(isoInstantField),
  part: v.optional(leadPart),
  state: v.optional(v.picklist(LEAD_STATES)),
  /** Only those of the person who asks. */
  mine: v.optional(v.literal('yes')),
  /** Only those that are deleted by time within thirty days. */
  ending: v.optional(v.literal('yes')),
});
/** `mine`: unanswered ones of the person who asks. */
export const leadCounts = v.object({
  new: v.number(),
  in_work: v.number(),
  answered: v.number(),
  closed: v.number(),
  mine: v.number(),
  /** Forms that look like spam. */
  quarantined: v.number(),
});
export type LeadCounts = v.InferOutput<typeof leadCounts>;
export const leadsResponse = v.object({
  leads: v.array(leadSummary),
  next: v.nullable(v.object({ before: v.string(), part: leadPart })),
  /** Over all leads of the shop or shops. */
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
  /** Held, though the person withdrew the consent, or wanted it gone, then; it is shown to those who may lift the hold. */
  withdrawnAt: v.nullable(v.string()),
  /** The agreement was superseded: the person is asked for a new one. */
  isAskedAgain: v.boolean(),
  /** Answers by mail, oldest first. */
  answers: v.array(
    v.object({
      ref: v.string(),
      at: v.string(),
      by: v.nullable(v.string()),
      text: v.string(),
      /** `queued`: a try is to come; `failed`: none is. */
      state: v.picklist(['queued', 'sent', 'failed']),
      sentAt: v.nullable(v.string()),
      /** Code of the last try that failed; null when there was none, or the mail is gone. */
      fault: v.nullable(v.string()),
    }),
  ),
  /** What was done with it, oldest first: how it stood afterwards. A name is null once the person has left. */
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
/** GET /v1/staff/leads/:leadId/others : of the same address or number, in the same shop. */
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
  /** The `at` of the step that is taken back by it: no contact with the person. */
  undo: v.optional(isoInstantField),
});
export const leadAnswerRequest = v.strictObject({
  ref: refField,
  text: textField(LIMITS.maxTextCodePoints),
  /** How many answers the lead has, as far as the person knows. */
  after: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
});
/** Null: back to those that nobody took. */
export const leadAssignRequest = v.strictObject({ staffId: v.nullable(staffIdField) });
