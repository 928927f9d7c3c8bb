import { readerText } from '../domain/audit/reader-text.ts';
import { readingCatalog } from '../domain/audit/texts/reading-catalog.ts';
import type { Reading } from '../domain/audit/who-read.ts';
import { RECEIPT_AFTER_MS } from '../domain/model/lead/lead.ts';
import { leadBasisOf } from '../domain/model/notice/notice.ts';
import type { ShownChatReceipt, ShownReceipt } from '../domain/receipt/show-receipt.ts';
import type { VisitorCopy } from '../domain/receipt/visitor-copy.ts';
import type { ChatReceiptResponse, ReadingView, ReceiptResponse } from '../protocol/api/receipt-api.ts';
import type { Locale } from '../protocol/vocabulary.ts';
import { partsView } from './text-view.ts';

export const copyView = ({ name, json, html }: VisitorCopy) => ({
  name,
  json: json as Record<string, unknown>,
  html,
});

const readingView = (reading: Reading, locale: Locale): ReadingView => ({
  act: readingCatalog[locale].acts[reading.act],
  reader: readerText(reading, locale),
  times: reading.times,
  first: reading.first.toISOString(),
  last: reading.last.toISOString(),
});

export const receiptView = ({
  receipt,
  shop,
  notice,
  renewal,
  isKeptByLaw,
  awaitsLook,
  policyChange,
  offers,
  readings,
}: ShownReceipt): ReceiptResponse => {
  const controller = notice?.content.controller ?? shop.controller;
  const policy = notice?.content.policy ?? null;
  const shown =
    notice === null
      ? []
      : notice.consent === null
        ? notice.paragraphs
        : [...notice.paragraphs, notice.consent];
  return {
    shopName: shop.name,
    reference: receipt.reference,
    state: receipt.withdrawnAt === null ? 'active' : 'withdrawn',
    isKeptByLaw,
    awaitsLook,
    basis: receipt.basis,
    locale: receipt.locale,
    givenAt: receipt.createdAt.toISOString(),
    keptUntil: new Date(receipt.expiresAt.getTime() - RECEIPT_AFTER_MS).toISOString(),
    controller: { name: controller.name, address: controller.address, email: controller.email },
    shown: shown.map(partsView),
    fields: [...receipt.fields],
    policy: policy === null ? null : { title: policy.title, url: policy.url },
    policyChanged:
      policyChange === null
        ? null
        : { title: policyChange.title, url: policyChange.url, at: policyChange.changedAt.toISOString() },
    renewal:
      renewal === null
        ? null
        : {
            id: renewal.id,
            locale: renewal.content.locale,
            basis: leadBasisOf(renewal),
            paragraphs: renewal.paragraphs.map(partsView),
            // All of it fits the page.
            open: renewal.paragraphs.length,
            consent: renewal.consent === null ? null : partsView(renewal.consent),
          },
    offers: [...offers],
    readings: readings.map((reading) => readingView(reading, receipt.locale)),
  };
};

/** Shop of the conversation, and its retention end. */
export const chatReceiptView = ({
  found: { receipt, conversation, shop },
  notice,
  messages,
  mayMail,
  readings,
}: ShownChatReceipt): ChatReceiptResponse => ({
  shopName: shop.name,
  locale: conversation.locale,
  openedAt: conversation.openedAt.toISOString(),
  keptUntil: conversation.expiresAt.toISOString(),
  isOpen: conversation.status === 'open',
  controller: {
    name: shop.controller.name,
    address: shop.controller.address,
    email: shop.controller.email,
  },
  notice: partsView(notice),
  messages,
  mayMail,
  wasMailed: receipt.mailedAt !== null,
  readings: readings.map((reading) => readingView(reading, conversation.locale)),
});
