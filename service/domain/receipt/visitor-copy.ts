import { LEAD_FIELDS } from '../../protocol/vocabulary.ts';
import { readingCatalog } from '../audit/texts/reading-catalog.ts';
import type { WhoRead } from '../audit/who-read.ts';
import { momentText } from '../evidence/moment-text.ts';
import type { Json } from '../model/base/canonical-json.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest, FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { CardStore } from '../model/card/card-store.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { EventBody } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { eventsOf } from '../model/conversation/events-of.ts';
import { productText } from '../model/conversation/product-text.ts';
import { RECEIPT_AFTER_MS, type Receipt } from '../model/lead/lead.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { escapeMarkup } from '../model/text/escape-markup.ts';
import { readCardAnswers } from './card-answers.ts';
import { consentReceipt } from './consent-receipt.ts';
import { facts, page, section, shown } from './copy-page.ts';
import { readingsHtml, readingsJson, readingsOfLead } from './copy-readings.ts';
import { copyWords } from './copy-words.ts';
import { disclosuresFor } from './disclosures.ts';
import type { FoundChat } from './open-chat-receipt.ts';

type CopyDeps = {
  leads: Pick<LeadStore, 'get'>;
  consents: Pick<ConsentStore, 'byRef'>;
  notices: Pick<NoticeStore, 'get'>;
  conversations: Pick<ConversationStore, 'eventsAfter'>;
  cards: Pick<CardStore, 'listByConversation'>;
  shops: Pick<ShopStore, 'get'>;
  vault: FieldVault;
  digest: Pick<Digest, 'sha256Hex'>;
  clock: Clock;
  origin(): string;
  whoRead: WhoRead;
};

/** JSON and HTML of the same content. Rules: RT-1, RT-7. */
export type VisitorCopy = { name: string; json: Json; html: string };

/**
 * Copy of a visitor's form.
 * @throws DomainError not_found when deleted
 */
export const makeCopyLead =
  (deps: CopyDeps) =>
  async (receipt: Receipt, scope: ShopScope, secret: string): Promise<VisitorCopy> => {
    const [lead, shop, events] = await Promise.all([
      deps.leads.get(scope, receipt.leadId),
      deps.shops.get(scope),
      deps.consents.byRef(scope, receipt.leadId),
    ]);
    if (lead === null || shop === null) throw notFound();
    const notice = lead.noticeId === null ? null : await deps.notices.get(scope, lead.noticeId);
    const { locale } = receipt;
    const words = copyWords(locale);
    const now = deps.clock.now();
    const values: [(typeof LEAD_FIELDS)[number] | 'message', string][] = [];
    for (const field of [...LEAD_FIELDS, 'message'] as const) {
      const sealed = lead.sealed[field];
      if (sealed !== undefined) values.push([field, await deps.vault.open(scope, sealed)]);
    }
    const readings = await readingsOfLead(deps, scope, lead);
    const { disclosures, isForEarlier } = await disclosuresFor(
      deps,
      scope,
      events,
      Object.fromEntries(values),
    );
    const controller = notice?.content.controller ?? shop.controller;
    const keptUntil = new Date(receipt.expiresAt.getTime() - RECEIPT_AFTER_MS);
    const json: Json = {
      format: 'zgoda-copy/1',
      kind: 'lead',
      generatedAt: now.toISOString(),
      shop: shop.name,
      controller: { name: controller.name, address: controller.address, email: controller.email },
      reference: lead.reference,
      sentAt: lead.createdAt.toISOString(),
      keptUntil: keptUntil.toISOString(),
      basis: lead.basis,
      page: lead.pagePath,
      data: Object.fromEntries(values),
      readings: readingsJson(readings),
      notice:
        notice === null
          ? null
          : {
              id: notice.id,
              locale: notice.content.locale,
              text: notice.content.textPlain,
              policy: notice.content.policy === null ? null : { ...notice.content.policy },
            },
      consents: events.map((event) => ({
        id: event.id,
        action: event.action,
        purpose: event.purpose,
        occurredAt: event.occurredAt.toISOString(),
      })),
      disclosures,
      ...(isForEarlier ? { disclosuresNote: words.recordBeforeCorrection } : {}),
      consentReceipt:
        notice === null
          ? null
          : consentReceipt({
              receiptId: receipt.reference,
              notice,
              events: events.filter((event) => event.purpose === 'reply'),
              keptUntil,
              withdrawAt: `${deps.origin()}/receipt/#${secret}`,
              requiredFields: [
                'message',
                ...LEAD_FIELDS.filter((field) => shop.fields[field] === 'required'),
              ],
            }),
    };
    const at = (date: Date) => momentText(date.toISOString(), locale);
    const html = page(
      words.leadTitle,
      words,
      locale,
      [
        `<section>${facts([
          [words.reference, lead.reference],
          [words.shop, shop.name],
          [words.controller, `${controller.name}, ${controller.address}, ${controller.email}`],
          [words.sent, at(lead.createdAt)],
          [words.keptUntil, at(keptUntil)],
          [words.basis, words.bases[lead.basis ?? 'none']],
          [words.page, lead.pagePath ?? ''],
        ])}</section>`,
        section(words.yours, facts(values.map(([field, value]) => [words.fields[field], value] as const))),
        section(
          words.happened,
          events.length === 0
            ? ''
            : `<ol>${events.map((event) => `<li><strong>${escapeMarkup(words.actions[event.action])}</strong> <span class="soft">${escapeMarkup(at(event.occurredAt))}</span></li>`).join('')}</ol>${isForEarlier ? `<p class="soft">${escapeMarkup(words.recordBeforeCorrection)}</p>` : ''}`,
        ),
        notice === null ? '' : section(words.shown, shown(notice)),
        section(readingCatalog[locale].title, readingsHtml(readings, locale)),
      ],
      now,
    );
    return { name: `zgoda-${lead.reference}`, json, html };
  };

type CopiedMessage = {
  at: Date;
  from: 'visitor' | 'shop';
  name: string | null;
  text: string;
  file?: { name: string; type: string; bytes: number };
};
const saidIn = (body: EventBody, fileText: string): Pick<CopiedMessage, 'name' | 'text' | 'file'> | null => {
  switch (body.kind) {
    case 'message':
    case 'attachment_request':
      return { name: body.name, text: body.text ?? '' };
    case 'attachment': {
      const { fileName: name, type, bytes } = body;
      const size = `${Math.max(1, Math.round(bytes / 1000))}`;
      const text = fileText.replace('{size}', size).replace('{name}', () => name);
      return { name: body.name, text, file: { name, type, bytes } };
    }
    default:
      return null;
  }
};

/** Copy of a visitor's complete conversation. Rule: RT-7. */
export const makeCopyChat =
  (deps: CopyDeps) =>
  async ({ conversation, shop, scope }: FoundChat): Promise<VisitorCopy> => {
    const { locale } = conversation;
    const words = copyWords(locale);
    const now = deps.clock.now();
    const messages: CopiedMessage[] = [];
    for await (const { body, author, at } of eventsOf(deps.conversations, scope, conversation.id)) {
      const said = saidIn(body, words.file);
      if (said !== null) messages.push({ at, from: author === 'visitor' ? 'visitor' : 'shop', ...said });
    }
    const answers = await readCardAnswers(deps, scope, conversation);
    const readings = await deps.whoRead(scope, [conversation.id], conversation.openedAt);
    const { controller } = shop;
    const json: Json = {
      format: 'zgoda-copy/1',
      kind: 'conversation',
      generatedAt: now.toISOString(),
      shop: shop.name,
      controller: { name: controller.name, address: controller.address, email: controller.email },
      openedAt: conversation.openedAt.toISOString(),
      keptUntil: conversation.expiresAt.toISOString(),
      page: conversation.page,
      product: conversation.product === null ? null : { ...conversation.product },
      readings: readingsJson(readings),
      messages: messages.map(({ at, ...message }) => ({ at: at.toISOString(), ...message })),
      answers: answers.map(({ purpose, sentAt, keptUntil, fields }) => ({
        purpose,
        sentAt: sentAt?.toISOString() ?? null,
        keptUntil: keptUntil?.toISOString() ?? null,
        fields,
      })),
    };
    const at = (date: Date) => momentText(date.toISOString(), locale);
    const bubble = ({ at: when, from, name, text }: (typeof messages)[number]): string =>
      `<div class="bubble"><p class="soft small"><strong>${escapeMarkup(from === 'visitor' ? words.you : (name ?? words.staff))}</strong> ${escapeMarkup(at(when))}</p><div class="text">${escapeMarkup(text)}</div></div>`;
    const html = page(
      words.chatTitle,
      words,
      locale,
      [
        `<section>${facts([
          [words.shop, shop.name],
          [words.controller, `${controller.name}, ${controller.address}, ${controller.email}`],
          [words.opened, at(conversation.openedAt)],
          [words.keptUntil, at(conversation.expiresAt)],
          [words.page, conversation.page ?? ''],
          [words.product, productText(conversation.product)],
        ])}</section>`,
        ...answers.map(({ purpose, sentAt, keptUntil, fields }) =>
          section(
            purpose,
            facts([
              ...fields.map(({ name, value }) => [name, value] as const),
              [words.sent, sentAt === null ? '' : at(sentAt)],
              [words.keptUntil, keptUntil === null ? '' : at(keptUntil)],
            ]),
          ),
        ),
        section(
          words.messages,
          messages.length === 0 ? `<p>${escapeMarkup(words.noMessages)}</p>` : messages.map(bubble).join(''),
        ),
        section(readingCatalog[locale].title, readingsHtml(readings, locale)),
      ],
      now,
    );
    return { name: `zgoda-${conversation.openedAt.toISOString().slice(0, 10)}`, json, html };
  };
