/** Rules: RQ-1, RQ-2. */
import * as v from 'valibot';
import { byLocale } from '../by-locale.ts';
import { cardIdField, localeField, refField, shopKeyField, textField } from '../fields.ts';
import { textPart } from '../frames/visitor-frames.ts';
import {
  CARD_BASES,
  CARD_FIELDS,
  CARD_STATES,
  LIMITS,
  LOCALES,
  ORDER_LOOKUPS,
  REMEMBER_DAYS,
  VISITOR_ATTACHMENTS,
} from '../vocabulary.ts';

const kind = v.picklist(CARD_FIELDS, `must be one of ${CARD_FIELDS.join(', ')}`);
const askedField = v.strictObject({ kind, label: v.optional(textField(60)) });
const wordsOf = (max: number) => v.strictObject(byLocale(() => v.optional(textField(max))));

/** Purpose defined by the shop. */
export const cardPurpose = v.strictObject({
  code: v.pipe(
    v.string('must be text'),
    v.regex(/^[a-z][a-z0-9_]{1,39}$/, 'must be 2 to 40 small letters, digits or _'),
  ),
  /** Completes "We use it for …"; shop's language required. */
  text: wordsOf(200),
  basis: v.picklist(CARD_BASES),
  fields: v.pipe(v.array(kind), v.minLength(1, 'needs at least one field'), v.maxLength(CARD_FIELDS.length)),
  /** After the answer, at most as long as the conversation. */
  retentionDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1095)),
  needed: v.boolean(),
  /** Effect of no answer; a sentence. */
  consequence: wordsOf(300),
});
export type CardPurposeView = v.InferOutput<typeof cardPurpose>;

const purposeList = v.pipe(v.array(cardPurpose), v.maxLength(30, 'at most 30 purposes'));
/** GET, PUT /v1/staff/shops/:shopId/chat-settings */
export const chatSettingsRequest = v.strictObject({
  /** Absent: unchanged. */
  rememberDays: v.optional(v.picklist(REMEMBER_DAYS)),
  /** Absent: unchanged. */
  giveBackMinutes: v.optional(
    v.pipe(v.number('must be a number'), v.integer('must be whole'), v.minValue(1), v.maxValue(60)),
  ),
  /** Absent: unchanged. */
  visitorAttachments: v.optional(v.picklist(VISITOR_ATTACHMENTS)),
  /** Absent: unchanged. */
  orderLookup: v.optional(v.picklist(ORDER_LOOKUPS)),
  /** Complete list; absent: unchanged. */
  purposes: v.optional(purposeList),
  /** List as read; `conflict` when changed. */
  purposesSeen: v.optional(purposeList),
});
export const chatSettingsResponse = v.object({
  rememberDays: v.picklist(REMEMBER_DAYS),
  /** Minutes until an absent consultant's visitor is requeued. */
  giveBackMinutes: v.number(),
  visitorAttachments: v.picklist(VISITOR_ATTACHMENTS),
  orderLookup: v.picklist(ORDER_LOOKUPS),
  purposes: v.array(cardPurpose),
  conversationRetentionDays: v.number(),
  mayEdit: v.boolean(),
  /** With a published policy page, required for consent. */
  consentLocales: v.array(v.picklist(LOCALES)),
});
export type ChatSettingsRequest = v.InferOutput<typeof chatSettingsRequest>;
export type ChatSettingsView = v.InferOutput<typeof chatSettingsResponse>;

const askedFields = v.pipe(
  v.array(askedField),
  v.minLength(1, 'name what you ask for'),
  v.maxLength(10, 'at most 10 fields'),
);
/** POST /v1/staff/shops/:shopId/card-preview : stores nothing. */
export const cardPreviewRequest = v.strictObject({
  locale: localeField,
  purpose: cardPurpose,
  fields: askedFields,
});
export const cardPreviewResponse = v.object({
  purpose: v.string(),
  paragraphs: v.array(v.array(textPart)),
  firstLayer: v.number(),
  consent: v.nullable(v.array(textPart)),
});
export type CardPreview = v.InferOutput<typeof cardPreviewResponse>;

/** POST /v1/staff/conversations/:conversationId/cards : idempotent by ref. */
export const requestDataRequest = v.strictObject({
  ref: refField,
  purpose: v.pipe(v.string('name the purpose'), v.minLength(1, 'name the purpose'), v.maxLength(40)),
  fields: askedFields,
});
/** GET /v1/staff/conversations/:conversationId/cards */
export const cardsResponse = v.object({
  cards: v.array(
    v.object({
      id: v.string(),
      state: v.picklist(CARD_STATES),
      purposeCode: v.string(),
      purpose: v.string(),
      basis: v.picklist(CARD_BASES),
      /** `value` null: unanswered or deleted; masked without the right. */
      fields: v.array(v.object({ kind, label: v.nullable(v.string()), value: v.nullable(v.string()) })),
      isMasked: v.boolean(),
      /** Answer texts by mail. */
      textByMail: v.boolean(),
      keptUntil: v.nullable(v.string()),
    }),
  ),
});
export type CardAnswers = v.InferOutput<typeof cardsResponse>['cards'][number];

/** POST /v1/visitor/cards/answer : in field order; '' if omitted. */
export const answerCardRequest = v.strictObject({
  shop: shopKeyField,
  ref: refField,
  cardId: cardIdField,
  values: v.pipe(
    v.array(v.pipe(v.string('must be text'), v.maxLength(2 * LIMITS.maxCardValueCodePoints, 'is too long'))),
    v.maxLength(10),
  ),
  /** The box was ticked. */
  consent: v.optional(v.boolean()),
  /** Answer texts by mail. */
  textByMail: v.optional(v.boolean()),
});
/** POST /v1/visitor/cards/decline, …/withdraw */
export const cardActRequest = v.strictObject({ shop: shopKeyField, ref: refField, cardId: cardIdField });
