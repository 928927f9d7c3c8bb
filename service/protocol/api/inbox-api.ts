import * as v from 'valibot';
import { isInstant, localeField, shopIdField, staffIdField, tagIdField, teamIdField } from '../fields.ts';
import { INBOX_PARTS } from '../vocabulary.ts';
import { conversationSummary } from './staff-api.ts';

/** Default and maximum page size. */
export const INBOX_PAGE = { usual: 50, most: 100 } as const;
const limitField = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^\d{1,3}$/, 'must be a whole number'),
    v.transform(Number),
    v.minValue(1, 'must be at least 1'),
    v.maxValue(INBOX_PAGE.most, `must be at most ${INBOX_PAGE.most}`),
  ),
);
const inboxPlace = 'must be `before` of the answer before';
/** GET /v1/staff/inbox */
export const inboxQuery = v.strictObject({
  shop: v.optional(shopIdField),
  team: v.optional(teamIdField),
  /** Per part. */
  limit: limitField,
  /** `before` of the previous answer. */
  before: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^(?:waiting|unread|mine|taken|closed)\.\d{1,15}\.cnv_[A-Za-z0-9_-]{16,64}$/, inboxPlace),
      v.check((text) => isInstant(Number(text.split('.')[1])), inboxPlace),
    ),
  ),
});
export const inboxResponse = v.object({
  /** Newest first. */
  conversations: v.array(conversationSummary),
  /** Parts with further pages. */
  more: v.array(v.object({ part: v.picklist(INBOX_PARTS), before: v.string() })),
  /** Time of the answer. */
  cursor: v.string(),
});
export type InboxAnswer = v.InferOutput<typeof inboxResponse>;
const closedPlace = 'must be `next` of the answer before';
/** GET /v1/staff/conversations : closed ones. */
export const closedQuery = v.strictObject({
  shop: v.optional(shopIdField),
  /** At closing. */
  staff: v.optional(staffIdField),
  locale: v.optional(localeField),
  tag: v.optional(tagIdField),
  /** Handed over to. */
  team: v.optional(teamIdField),
  limit: limitField,
  /** `next` of the previous answer. */
  before: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,15}\.cnv_[A-Za-z0-9_-]{16,64}$/, closedPlace),
      v.check((text) => isInstant(Number(text.split('.')[0])), closedPlace),
    ),
  ),
});
export const closedResponse = v.object({
  /** Newest first. */
  conversations: v.array(conversationSummary),
  /** Null: end. */
  next: v.nullable(v.string()),
});
export type ClosedAnswer = v.InferOutput<typeof closedResponse>;
/** GET /v1/staff/conversations/:id/earlier : of the vouched customer. */
export const earlierResponse = v.object({ conversations: v.array(conversationSummary) });
export type EarlierAnswer = v.InferOutput<typeof earlierResponse>;
