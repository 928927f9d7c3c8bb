import type { AskedField, CardPurpose, CardRequest } from '../domain/model/card/card.ts';
import {
  type ChatSettings,
  giveBackMinutesOf,
  orderLookupOf,
  visitorAttachmentsOf,
} from '../domain/model/card/chat-settings.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import type { composeCardNotice } from '../domain/notice/compose-card-notice.ts';
import type { CardPurposeView, ChatSettingsView } from '../protocol/api/card-api.ts';
import type { CardRequestView } from '../protocol/frames/visitor-frames.ts';
import { LOCALES, type Locale } from '../protocol/vocabulary.ts';
import { partsView } from './text-view.ts';

type Words = { pl?: string | undefined; en?: string | undefined; de?: string | undefined };
const given = (words: Words): CardPurpose['text'] =>
  Object.fromEntries(
    LOCALES.flatMap((locale) => (words[locale] === undefined ? [] : [[locale, words[locale]]])),
  );

export const purposeOf = (view: CardPurposeView): CardPurpose => ({
  ...view,
  text: given(view.text),
  consequence: given(view.consequence),
});
export const askedOf = (
  fields: readonly { kind: AskedField['kind']; label?: string | undefined }[],
): AskedField[] => fields.map(({ kind, label }) => ({ kind, label: label ?? null }));

export const chatSettingsView = (
  settings: ChatSettings,
  shop: Shop,
  mayEdit: boolean,
  consentLocales: Locale[],
): ChatSettingsView => ({
  rememberDays: settings.rememberDays,
  giveBackMinutes: giveBackMinutesOf(settings),
  visitorAttachments: visitorAttachmentsOf(settings),
  orderLookup: orderLookupOf(settings),
  purposes: settings.purposes.map((purpose) => ({
    ...purpose,
    text: { ...purpose.text },
    fields: [...purpose.fields],
    consequence: { ...purpose.consequence },
  })),
  conversationRetentionDays: shop.conversationRetentionDays,
  mayEdit,
  consentLocales,
});

export const cardRequestView = (request: CardRequest): CardRequestView => ({
  ...request,
  fields: request.fields.map((field) => ({ ...field })),
  paragraphs: request.paragraphs.map(partsView),
  consent: request.consent === null ? null : partsView(request.consent),
  answerBy: request.answerBy.toISOString(),
});

/** Card as the visitor would see it. */
export const cardPreviewView = ({
  content,
  paragraphs,
  firstLayer,
  consent,
}: ReturnType<typeof composeCardNotice>) => ({
  purpose: content.purposes[0]?.text ?? '',
  firstLayer,
  paragraphs: paragraphs.map(partsView),
  consent: consent === null ? null : partsView(consent),
});
