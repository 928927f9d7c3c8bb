import type { OpenedForm } from '../domain/lead/open-form.ts';
import type { Conversation } from '../domain/model/conversation/conversation.ts';
import { leadBasisOf } from '../domain/model/notice/notice.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import { openParagraphs } from '../domain/notice/compose-notice.ts';
import type { OpenedWidget } from '../domain/widget/open-widget.ts';
import type { FormView, SessionResponse } from '../protocol/api/visitor-api.ts';
import { textOn } from '../protocol/contrast.ts';
import type { Locale, OrderLookupRule, VisitorAttachments } from '../protocol/vocabulary.ts';
import { partsView } from './text-view.ts';

export const formView = (form: OpenedForm): FormView => ({
  fields: form.fields,
  formToken: form.formToken,
  ...(form.marketing === null
    ? {}
    : {
        marketing: {
          noticeId: form.marketing.notice.id,
          boxes: form.marketing.boxes.map(({ channel, text }) => ({ channel, text: partsView(text) })),
          hint: partsView(form.marketing.hint),
        },
      }),
  notice:
    form.notice === null
      ? null
      : {
          id: form.notice.id,
          locale: form.notice.content.locale,
          basis: leadBasisOf(form.notice),
          paragraphs: form.notice.paragraphs.map(partsView),
          open: openParagraphs(form.notice),
          consent: form.notice.consent === null ? null : partsView(form.notice.consent),
        },
});

export const sessionView = (
  shop: Shop,
  locale: Locale,
  opened: OpenedWidget,
  about: {
    now: Date;
    rememberDays: number;
    visitorAttachments: VisitorAttachments;
    orderLookup: OrderLookupRule;
    conversation: Conversation | null;
  },
): SessionResponse => ({
  now: about.now.toISOString(),
  shop: {
    name: shop.name,
    contactEmail: shop.controller.email === '' ? null : shop.controller.email,
    accent: shop.appearance.accent,
    onAccent: textOn(shop.appearance.accent) ?? '#ffffff',
    side: shop.appearance.side,
    greeting: shop.appearance.greeting[locale] ?? null,
  },
  mode: opened.mode,
  ...(opened.reason === null ? {} : { reason: opened.reason }),
  ...(opened.answerSentence === null ? {} : { answerSentence: opened.answerSentence }),
  chatNotice: partsView(opened.chatNotice?.line ?? []),
  chatNoticeId: opened.chatNotice?.id ?? null,
  form: opened.form === null ? null : formView(opened.form),
  rememberDays: about.rememberDays,
  visitorAttachments: about.visitorAttachments,
  orderLookup: opened.hasOrders ? about.orderLookup : null,
  mayMail: opened.mayMail,
  conversation:
    about.conversation === null
      ? null
      : {
          status: about.conversation.status,
          last: about.conversation.lastSeq,
          tokenExpiresAt: about.conversation.tokenExpiresAt.toISOString(),
        },
});
