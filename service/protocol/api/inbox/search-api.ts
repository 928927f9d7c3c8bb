/** HTTP bodies of the search over conversations and leads. */
import * as v from 'valibot';
import { isoInstantField, optionalTextField, shopIdField, staffIdField, tagIdField } from '../../fields.ts';
import { CONVERSATION_STATUSES, LEAD_STATES } from '../../vocabulary.ts';
import { conversationSummary } from '../staff-api.ts';
import { leadSummary } from './lead-api.ts';

/** Results in one answer: unless the client says, and at most. */
export const SEARCH_PAGE = { usual: 20, most: 50 } as const;

const next = v.object({
  term: v.number(),
  at: v.string(),
  id: v.string(),
});

/** POST /v1/staff/search: words are sent in the body, so that they stand in no address. Rule: MI-2. */
export const searchRequest = v.strictObject({
  /** Words, an e-mail address, a number of a phone: all of them must be found. Empty: a filter is enough. */
  text: v.optional(optionalTextField(200), ''),
  kind: v.optional(v.picklist(['conversation', 'lead'])),
  shop: v.optional(shopIdField),
  status: v.optional(v.picklist(CONVERSATION_STATUSES)),
  leadState: v.optional(v.picklist(LEAD_STATES)),
  /** Who has, or had, the conversation. */
  staffId: v.optional(staffIdField),
  /** Of the conversation. */
  tagId: v.optional(tagIdField),
  from: v.optional(isoInstantField),
  /** Exclusive. */
  to: v.optional(isoInstantField),
  /** `next` of the answer before: the page behind it. */
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
  /** Part of the text that was found; without words the last message, or the beginning of a lead. */
  text: v.string(),
  /** Beginning and end of what was looked for in `text`, in UTF-16 units. */
  marks: v.array(v.tuple([v.number(), v.number()])),
  /** When it was written. */
  at: v.string(),
};
export const searchResponse = v.object({
  /** Newest first. */
  results: v.array(
    v.variant('kind', [
      v.object({
        kind: v.literal('conversation'),
        conversation: conversationSummary,
        /** Of the message that was found; null when an address was found that stands in a card. */
        seq: v.nullable(v.number()),
        ...snippet,
      }),
      v.object({ kind: v.literal('lead'), lead: leadSummary, ...snippet }),
    ]),
  ),
  next: v.nullable(next),
  /** As many places, or messages of one chat, were looked at as one search may: there may be more. */
  isCut: v.boolean(),
  /** Words were looked for, and the newest messages or leads of these shops cannot be found by them yet. */
  isIndexBehind: v.boolean(),
});
export type SearchAnswer = v.InferOutput<typeof searchResponse>;
export type SearchHit = SearchAnswer['results'][number];
export type SearchInput = v.InferInput<typeof searchRequest>;
