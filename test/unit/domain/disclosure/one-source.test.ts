import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import type { Shop } from '../../../../service/domain/model/shop/shop.ts';
import { composeChatNotice } from '../../../../service/domain/notice/compose-chat-notice.ts';
import { composeNotice } from '../../../../service/domain/notice/compose-notice.ts';
import { composePolicyText } from '../../../../service/domain/policy-text/compose-policy-text.ts';
import { composeControllerRecord } from '../../../../service/domain/processing-record/compose-controller-record.ts';
import { answerHtml } from '../../../../service/domain/subject-rights/answer-page.ts';
import { makeBuildAnswer } from '../../../../service/domain/subject-rights/build-answer.ts';
import { LOCALES, type Locale } from '../../../../service/protocol/vocabulary.ts';
import { AT, aShop, someFacts } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const { ports, clock, stores } = makeDomainScene();
const shop = aShop({ confirmedAt: AT, adapterSecrets: ['sealed'] });
const RECIPIENTS = ['Czat S.A.', 'Centrum Danych GmbH', 'Agencja Jeden', 'Serwery SA', 'Poczta Inc.'];
const facts = someFacts({
  operatorName: 'Czat S.A.',
  subProcessors: [
    {
      id: 'spr_1',
      name: 'Centrum Danych GmbH',
      address: 'Berlin',
      contact: 'x@host.example',
      country: 'DE',
      service: 'serwery',
      data: 'wszystkie',
      transferTool: '',
      since: '2026-01-01',
      until: null,
    },
  ],
  agencies: ['Agencja Jeden'],
  providers: {
    hosting: { by: 'company', name: 'Serwery SA', country: 'PL', transferTool: '' },
    mail: { by: 'company', name: 'Poczta Inc.', country: 'US', transferTool: 'SCC 2021/914' },
  },
  hasShopServer: true,
});
const operator = {
  ...{ name: 'Czat S.A.', address: 'Gdynia', country: 'PL', registration: 'KRS 0000000001', dpo: '' },
  ...{ email: 'czat@example.com', signatory: 'Ewa', reviewedOn: null, restoredOn: null },
  statement: { hosting: 'x', backups: null, staffBound: null, hasNoSubProcessors: false },
};

const answerOf = async (locale: Locale): Promise<string> => {
  const build = makeBuildAnswer({
    notices: stores.notices,
    subjectSources: [],
    digest: ports.digest,
    clock,
    readProcessingFacts: async () => facts,
  });
  const subject = { email: 'a@b.example', phone: null, subjectKeys: [], refs: [], subs: [] };
  return answerHtml(await build(shop, scopeOfShop(shop.id), subject as never, locale));
};
const recordOf = (ofShop: Shop, locale: Locale) =>
  composeControllerRecord(
    {
      shop: ofShop,
      operator,
      agreement: 'active',
      disclosure: facts,
      serviceUrl: 'https://c.example',
      pushHosts: [],
      policyUrl: null,
      cardPurposes: [],
    },
    locale,
  );
const textsOf = async (locale: Locale): Promise<Record<string, string>> => {
  const common = { shop, locale, page: null, facts, digest: ports.digest, now: AT };
  const record = recordOf(shop, locale);
  return {
    form: composeNotice({ ...common, basis: 'request' }).content.textPlain,
    chat: composeChatNotice(common).content.textPlain,
    policy: JSON.stringify(composePolicyText(shop, locale, facts)),
    record: JSON.stringify(record),
    answer: await answerOf(locale),
  };
};

describe('one source of who receives what', () => {
  it('names in the record the law on advertising of the country, not of the language [TR-3, PR-4]', () => {
    const law = (url: string, locale: Locale) => {
      const offering = { ...shop, url, marketing: { ...shop.marketing, email: true, phone: true } };
      return JSON.stringify(recordOf(offering, locale));
    };
    assert.match(law('https://sklep.pl', 'en'), /Art\. 398 of the Polish Electronic Communications Law/);
    assert.match(law('https://shop.at', 'de'), /§ 174 TKG 2021/);
    assert.doesNotMatch(law('https://shop.at', 'de'), /UWG/);
    assert.match(law('https://shop.de', 'de'), /§ 7 UWG.*per SMS und Telefon|per SMS und Telefon.*§ 7 UWG/);
  });

  it('names in the record the people on the visitor list by their consent, not by a chat [PR-4]', () => {
    const listed = { ...shop, visitorList: { isOn: true, invitations: [] } };
    const consented = { pl: /zgodziły się na marketing/, en: /consented to marketing/, de: /in Marketing/ };
    for (const locale of LOCALES) {
      const visits = recordOf(listed, locale).sections.find(({ code }) => code === 'visits');
      const [, , people] = visits?.facts ?? [];
      assert.match(people?.values.join() ?? '', consented[locale]);
      assert.doesNotMatch(people?.values.join() ?? '', /rozpoczęły rozmowę|started a chat|begonnen/);
    }
  });

  for (const locale of LOCALES) {
    it(`names every recipient and transfer in form, chat, policy, record and access response, in ${locale} [TR-1, PR-4, RT-1]`, async () => {
      for (const [where, text] of Object.entries(await textsOf(locale))) {
        for (const recipient of [...RECIPIENTS, 'SCC 2021/914'])
          assert.ok(text.includes(recipient), `${where}: ${recipient}`);
      }
    });

    it(`names what the shop server adds wherever data are named, in ${locale} [TR-1, PR-4]`, async () => {
      const { chat, policy, record } = await textsOf(locale);
      for (const text of [chat, policy, record]) assert.match(text ?? '', /koszyk|cart|Warenkorb/);
    });

    it(`never leaves it open which basis holds, in ${locale} [D2]`, async () => {
      for (const [where, text] of Object.entries(await textsOf(locale)))
        assert.doesNotMatch(
          text,
          /lit\. [a-f],? (albo|lub|oder) (lit\. )?[a-f]\b|\([a-f]\),? or \(?[a-f]\)/,
          where,
        );
    });
  }
});
