import * as v from 'valibot';
import { isoInstantField, optionalTextField, shopIdField, staffIdField, tagIdField } from '../../fields.ts';
import { CONVERSATION_STATUSES, LEAD_STATES } from '../../vocabulary.ts';
import { conversationSummary } from '../staff-api.ts';
import { leadSummary } from './lead-api.ts';

/** Default and maximum page size. */
export const SEARCH_PAGE = { usual: 20, most: 50 } as const;

const next = v.object({
  term: v.number(),
  at: v.string(),
  id: v.string(),
});

/** POST /v1/staff/search : POST keeps words out of URLs. Rule: MI-2. */
export const searchRequest = v.strictObject({
  /** All terms must match; empty: filters only. */
  text: v.optional(optionalTextField(200), ''),
  kind: v.optional(v.picklist(['conversation', 'lead'])),
  shop: v.optional(shopIdField),
  status: v.optional(v.picklist(CONVERSATION_STATUSES)),
  leadState: v.optional(v.picklist(LEAD_STATES)),
  /** Present or past assignee. */
  staffId: v.optional(staffIdField),
  tagId: v.optional(tagIdField),
  from: v.optional(isoInstantField),
  /** Exclusive. */
  to: v.optional(isoInstantField),
  /** `next` of the previous answer. */
  after: v.optional(
    v.strictObject({
      term: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
      at: isoInstantField,
      id: v.pipe(v.string(), v.regex(/^(?:cnv|led)_[A-Za-z0-9_-]{16,64}(?:\/[a-z0-9 ]{1,24})?$/)),
    }),
  ),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(SEARCH_PAGE.most))),
});

const snippet = {
  /** Without words: last message or start of a lead. */
  text: v.string(),
  /** [start, end] in `text`, UTF-16 units. */
  marks: v.array(v.tuple([v.number(), v.number()])),
  at: v.string(),
};
export const searchResponse = v.object({
  /** Newest first. */
  results: v.array(
    v.variant('kind', [
      v.object({
        kind: v.literal('conversation'),
        conversation: conversationSummary,
        /** Null: address in a card. */
        seq: v.nullable(v.number()),
        ...snippet,
      }),
      v.object({ kind: v.literal('lead'), lead: leadSummary, ...snippet }),
    ]),
  ),
  next: v.nullable(next),
  /** Limit reached; more may exist. */
  isCut: v.boolean(),
  isIndexStale: v.boolean(),
});
export type SearchAnswer = v.InferOutput<typeof searchResponse>;
export type SearchHit = SearchAnswer['results'][number];
export type SearchInput = v.InferInput<typeof searchRequest>;
