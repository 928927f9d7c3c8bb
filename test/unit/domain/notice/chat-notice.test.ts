import assert from 'node:assert/strict';
import type { PolicyPage } from '../../../../service/domain/model/notice/policy-binding.ts';
import {
  chatLine,
  chatRetention,
  composeChatNotice,
} from '../../../../service/domain/notice/compose-chat-notice.ts';
import { noticeIdOf } from '../../../../service/domain/notice/freeze-notice.ts';
import { plainText } from '../../../../service/domain/notice/text-parts.ts';
import { makeDigest } from '../../../../service/outbound/sha256-digest.ts';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { AT, aBinding, aShop, someFacts } from '../../../support/builders/builders.ts';

const digest = makeDigest('pepper of the notice of a chat');
const shop = aShop({ confirmedAt: AT });
const [bound] = aBinding().pages;
assert.ok(bound);
const page: PolicyPage = bound;
const compose = (changes: Partial<Parameters<typeof composeChatNotice>[0]> = {}) =>
  composeChatNotice({ shop, locale: 'pl', page, facts: someFacts(), digest, now: AT, ...changes });
const textOf = (changes: Parameters<typeof compose>[0] = {}) => compose(changes).content.textPlain;

describe('the notice of a live chat', () => {
  it('says all that Art. 13 asks for, with and without a policy page, in each language [TR-1, TR-3]', () => {
    const NEEDED = {
      pl: [
        /Lipowa 1/,
        /a@sklep\.example/,
        /lit\. b/,
        /lit\. c/,
        /lit\. f/,
        /90 dni/,
        /hostingu/,
        /dobrowolne/,
        /dostępu/,
        /sprzeciw/,
        /Prezesa Urzędu/,
      ],
      en: [
        /Lipowa 1/,
        /a@sklep\.example/,
        /\(b\)/,
        /\(c\)/,
        /\(f\)/,
        /90 days/,
        /hosting/,
        /voluntary/,
        /access/,
        /object/,
        /UODO/,
      ],
      de: [
        /Lipowa 1/,
        /a@sklep\.example/,
        /lit\. b/,
        /lit\. c/,
        /lit\. f/,
        /90 Tage/,
        /Hosting/,
        /freiwillig/,
        /Auskunft/,
        /widersprechen/,
        /UODO/,
      ],
    };
    for (const locale of LOCALES) {
      for (const shown of [page, null]) {
        const whole = textOf({ locale, page: shown });
        for (const needed of NEEDED[locale]) assert.match(whole, needed, locale);
        assert.doesNotMatch(whole, /[{}]|undefined/, locale);
      }
    }
  });

  it('does not say that the shop is liable for the chat', () => {
    for (const locale of LOCALES)
      assert.doesNotMatch(plainText(compose({ locale }).paragraphs[0] ?? []), /odpowiada\b|answers here/i);
  });

  it('has the right to object in a paragraph of its own, apart from the other rights [TR-1]', () => {
    for (const locale of LOCALES) {
      const paragraphs = compose({ locale }).paragraphs.map(plainText);
      const objecting = paragraphs.filter((text) => /sprzeciw|\bobject\b|widersprech/i.test(text));
      assert.equal(objecting.length, 1, locale);
      assert.doesNotMatch(objecting[0] ?? '', /UODO|Prezesa/, locale);
    }
  });

  it('names one legal basis for each case, never one basis or another [D2]', () => {
    assert.doesNotMatch(textOf({ locale: 'en' }), /\)\)? or /);
    assert.doesNotMatch(textOf(), /lit\. [a-f]\)? (albo|lub) /);
  });

  it('names what the shop server adds only while it is connected [TR-1]', () => {
    const connected = textOf({ facts: someFacts({ hasShopServer: true }) });
    assert.match(connected, /numer klienta.*koszyku.*zamówienia.*wcześniejsze rozmowy/);
    assert.doesNotMatch(textOf(), /numer klienta/);
    assert.notEqual(compose({ facts: someFacts({ hasShopServer: true }) }).id, compose().id);
  });

  it('names operator, its sub-processors and agencies, among the recipients too [TR-1]', () => {
    const host = {
      id: 'spr_1' as const,
      name: 'Hosting Inc.',
      address: 'Boston',
      contact: 'x@host.example',
      country: 'US',
      service: 'serwery',
      data: 'wszystkie',
      transferTool: 'SCC 2021/914',
      since: '2026-01-01',
      until: null,
    };
    const facts = someFacts({
      operatorName: 'Czat S.A.',
      subProcessors: [host],
      agencies: ['Agencja Jeden'],
    });
    const { content } = compose({ facts });
    assert.deepEqual(content.recipients, ['Czat S.A.', 'Hosting Inc.', 'Agencja Jeden']);
    for (const recipient of content.recipients) assert.ok(content.textPlain.includes(recipient));
    assert.match(
      content.textPlain,
      /poza Europejski Obszar Gospodarczy: Hosting Inc\., Stany Zjednoczone \(SCC 2021\/914\)/,
    );
  });

  it('has the hash of all its words as id, whatever the time [D5]', () => {
    const notice = compose();
    assert.equal(notice.id, noticeIdOf(notice.content, digest));
    assert.equal(compose({ now: new Date(0) }).id, notice.id);
    assert.notEqual(compose({ shop: { ...shop, conversationRetentionDays: 91 } }).id, notice.id);
  });

  it('leads from the line over the chat to the second layer by one link [TR-1]', () => {
    const notice = compose({ page: null });
    assert.deepEqual(chatLine(notice, shop, 'https://chat.example').at(-1), {
      text: 'Twoje prawa i szczegóły',
      href: `https://chat.example/notice/${shop.key}?lang=pl`,
    });
  });

  it('links the policy only while it is published [D3]', () => {
    assert.equal(compose().paragraphs[0]?.at(-1)?.href, page.url);
    assert.equal(compose({ page: { ...page, state: 'absent' } }).paragraphs[0]?.length, 1);
  });

  it('names one period where both are the same, and both where they differ [RE-1]', () => {
    const periods = { ...shop, conversationRetentionDays: 91, anonymousRetentionDays: 31 };
    assert.match(chatRetention(periods, 'pl'), /31.*91/);
    assert.equal(chatRetention({ ...periods, anonymousRetentionDays: 91 }, 'pl').split('91').length, 2);
    assert.ok(textOf({ shop: periods }).includes(chatRetention(periods, 'pl')));
  });
});
