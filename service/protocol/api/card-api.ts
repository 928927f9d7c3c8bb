/** HTTP bodies of data-request cards: asked by the console, answered by the widget. Rules: RQ-1, RQ-2. */
import * as v from 'valibot';
import { cardIdField, localeField, refField, shopKeyField, textField } from '../fields.ts';
import { textPart } from '../frames/visitor-frames.ts';
import {
  CARD_BASES,
  CARD_FIELDS,
  CARD_STATES,
  LIMITS,
  LOCALES,
  REMEMBER_DAYS,
  VISITOR_ATTACHMENTS,
} from '../vocabulary.ts';

const kind = v.picklist(CARD_FIELDS, `must be one of ${CARD_FIELDS.join(', ')}`);
const askedField = v.strictObject({ kind, label: v.optional(textField(60)) });
const wordsOf = (max: number) =>
  v.strictObject({
    pl: v.optional(textField(max)),
    en: v.optional(textField(max)),
    de: v.optional(textField(max)),
  });

/** What a shop asks for, and why. The list is the shop's own. */
export const cardPurpose = v.strictObject({
  code: v.pipe(
    v.string('must be text'),
    v.regex(/^[a-z][a-z0-9_]{1,39}$/, 'must be 2 to 40 small letters, digits or _'),
  ),
  /** Ends the sentence "We use it for …"; in the shop's own language at least. */
  text: wordsOf(200),
  basis: v.picklist(CARD_BASES),
  fields: v.pipe(v.array(kind), v.minLength(1, 'needs at least one field'), v.maxLength(CARD_FIELDS.length)),
  /** Days after the answer; never longer than the conversation is kept. */
  retentionDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1095)),
  needed: v.boolean(),
  /** What happens without an answer; a sentence. */
  consequence: wordsOf(300),
});
export type CardPurposeView = v.InferOutput<typeof cardPurpose>;

const purposeList = v.pipe(v.array(cardPurpose), v.maxLength(30, 'at most 30 purposes'));
/** GET, PUT /v1/staff/shops/:shopId/chat-settings */
export const chatSettingsRequest = v.strictObject({
  /** Left out: as it is. */
  rememberDays: v.optional(v.picklist(REMEMBER_DAYS)),
  /** Left out: as it is. */
  giveBackMinutes: v.optional(
    v.pipe(v.number('must be a number'), v.integer('must be whole'), v.minValue(1), v.maxValue(60)),
  ),
  /** Left out: as it is. */
  visitorAttachments: v.optional(v.picklist(VISITOR_ATTACHMENTS)),
  /** The whole list. Left out: as it is. */
  purposes: v.optional(purposeList),
  /** The list as it was read before it was changed: when another one is stored by now, the answer is `conflict`. */
  purposesSeen: v.optional(purposeList),
});
export const chatSettingsResponse = v.object({
  rememberDays: v.picklist(REMEMBER_DAYS),
  /** Minutes after which a visitor who waits for an absent consultant goes back to the queue. */
  giveBackMinutes: v.number(),
  /** Whether visitors may send pictures and PDF files. */
  visitorAttachments: v.picklist(VISITOR_ATTACHMENTS),
  purposes: v.array(cardPurpose),
  conversationRetentionDays: v.number(),
  mayEdit: v.boolean(),
  /** Languages with a published policy page: only there a card may ask for consent. */
  consentLocales: v.array(v.picklist(LOCALES)),
});
export type ChatSettingsRequest = v.InferOutput<typeof chatSettingsRequest>;
export type ChatSettingsView = v.InferOutput<typeof chatSettingsResponse>;

const askedFields = v.pipe(
  v.array(askedField),
  v.minLength(1, 'name what you ask for'),
  v.maxLength(10, 'at most 10 fields'),
);
/** POST /v1/staff/shops/:shopId/card-preview : what the visitor would see; stores nothing. */
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

/** POST /v1/staff/conversations/:conversationId/cards : the same ref asks once. */
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
      /** `value` is null while nothing was answered or after it has gone; masked without the right to answer. */
      fields: v.array(v.object({ kind, label: v.nullable(v.string()), value: v.nullable(v.string()) })),
      isMasked: v.boolean(),
      /** The visitor ticked that the text of answers stands in the mails. */
      textByMail: v.boolean(),
      keptUntil: v.nullable(v.string()),
    }),
  ),
});
export type CardAnswers = v.InferOutput<typeof cardsResponse>['cards'][number];

/** POST /v1/visitor/cards/answer : values in the order of the card's fields; '' for one left out. */
export const answerCardRequest = v.strictObject({
  shop: shopKeyField,
  ref: refField,
  cardId: cardIdField,
  values: v.pipe(
    v.array(v.pipe(v.string('must be text'), v.maxLength(2 * LIMITS.maxCardValueCodePoints, 'is too long'))),
    v.maxLength(10),
  ),
  /** True only when the visitor ticked the card's box. */
  consent: v.optional(v.boolean()),
  /** Ticked on the card that asks for the address of answers: their text stands in the mails. */
  textByMail: v.optional(v.boolean()),
});
/** POST /v1/visitor/cards/decline, …/withdraw */
export const cardActRequest = v.strictObject({ shop: shopKeyField, ref: refField, cardId: cardIdField });
