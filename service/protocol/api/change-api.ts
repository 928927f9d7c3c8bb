import * as v from 'valibot';
import { POLICY_CHOICES, POLICY_STATES, type PolicyChangeId } from '../vocabulary.ts';

export const policyChangeIdField = v.pipe(
  v.string('must be an id'),
  v.regex(/^chg_[A-Za-z0-9_-]{16,64}$/, 'must be an id that starts with chg_'),
  v.transform((id) => id as PolicyChangeId),
);

const policyChange = v.object({
  id: v.string(),
  locale: v.string(),
  title: v.string(),
  url: v.string(),
  changedAt: v.string(),
  fromSha256: v.string(),
  toSha256: v.string(),
  /** Null: undecided. */
  choice: v.nullable(v.picklist(POLICY_CHOICES)),
  decidedBy: v.nullable(v.string()),
  decidedAt: v.nullable(v.string()),
  /** Counts at the decision. */
  leads: v.number(),
  cards: v.number(),
  subscriptions: v.number(),
  /** Leads processed. */
  reached: v.number(),
  /** Mails taken; null: not counted then. */
  mailed: v.nullable(v.number()),
  isDone: v.boolean(),
});
export type PolicyChangeView = v.InferOutput<typeof policyChange>;

/** GET /v1/staff/shops/:shopId/changes */
export const changesResponse = v.object({
  entries: v.array(
    v.object({
      noticeId: v.string(),
      locale: v.string(),
      since: v.string(),
      /** Null: current. */
      until: v.nullable(v.string()),
      /** Differences to the previous version. */
      aspects: v.array(v.string()),
      policy: v.nullable(v.object({ title: v.string(), url: v.string(), state: v.picklist(POLICY_STATES) })),
    }),
  ),
  changes: v.array(policyChange),
  mayDecide: v.boolean(),
});
export type Changes = v.InferOutput<typeof changesResponse>;

/** GET …/changes/:changeId : both texts and current counts. */
export const changeResponse = v.object({
  change: policyChange,
  before: v.nullable(v.string()),
  after: v.nullable(v.string()),
  standing: v.object({ leads: v.number(), cards: v.number(), subscriptions: v.number() }),
});
export type ChangeDetail = v.InferOutput<typeof changeResponse>;

/** POST …/changes/:changeId/decision */
export const decisionRequest = v.strictObject({ choice: v.picklist(POLICY_CHOICES) });
export const decisionResponse = policyChange;
