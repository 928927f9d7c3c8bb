import assert from 'node:assert/strict';
import { agreementWords, composeAgreement } from '../../../../service/domain/agreement/compose-agreement.ts';
import { dataTypesOf } from '../../../../service/domain/model/agreement/agreement-variables.ts';
import type { Shop } from '../../../../service/domain/model/shop/shop.ts';
import { composeChatNotice } from '../../../../service/domain/notice/compose-chat-notice.ts';
import { composeNotice } from '../../../../service/domain/notice/compose-notice.ts';
import { composePolicyText } from '../../../../service/domain/policy-text/compose-policy-text.ts';
import { composeControllerRecord } from '../../../../service/domain/processing-record/compose-controller-record.ts';
import { composeDocument } from '../../../../service/domain/shop-documents/compose-document.ts';
import { LOCALES, type Locale } from '../../../../service/protocol/vocabulary.ts';
import { anAgreementDocument } from '../../../support/builders/agreement-builders.ts';
import { AT, aShop, someFacts } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const { ports } = makeDomainScene();
const shop = aShop({
  confirmedAt: AT,
  whenNoPolicy: 'auto',
  adapterSecrets: ['sealed'],
  visitorList: { isOn: true, invitations: [] },
  marketing: { ...aShop().marketing, email: true, phone: true },
  fields: { name: 'optional', email: 'required', phone: 'optional' },
  quarantineDays: 14,
});
const disclosure = someFacts({ hasShopServer: true });
const factsOf = (ofShop: Shop) => ({
  ...({ shop: ofShop, operator: null, agreement: 'not_needed', disclosure, policyUrl: null } as const),
  ...{ serviceUrl: 'https://c.example', pushHosts: [], cardPurposes: ['zwrot'] },
});
const impactTest = (ofShop: Shop, locale: Locale): string =>
  JSON.stringify(
    composeDocument('dpia', { ...factsOf(ofShop), today: AT, authority: 'UODO' }, locale).sections,
  );
const noticesOf = (ofShop: Shop, locale: Locale, facts = disclosure) => {
  const common = { shop: ofShop, locale, page: null, facts, digest: ports.digest, now: AT };
  return {
    chat: composeChatNotice(common).content.textPlain,
    form: composeNotice({ ...common, basis: 'request' }).content.textPlain,
    policy: JSON.stringify(composePolicyText(ofShop, locale, facts)),
  };
};

describe('what is stored about people', () => {
  const { variables } = anAgreementDocument();
  for (const locale of LOCALES) {
    it(`is named type by type in agreement, record and impact test, in ${locale} [PR-2, PR-4]`, () => {
      const dataTypes = dataTypesOf(shop);
      const texts = {
        agreement: composeAgreement(variables, locale).replaceAll('\u00a0', ' '),
        record: JSON.stringify(composeControllerRecord(factsOf(shop), locale)),
        impactTest: impactTest(shop, locale),
      };
      for (const [where, text] of Object.entries(texts))
        for (const type of dataTypes)
          assert.ok(text.includes(agreementWords(locale).dataTypes[type]), `${where}: ${type}`);
    });

    it(`is told to visitors: files, mail, notes, blocks, index and spam check, in ${locale} [TR-1]`, () => {
      const TOLD = {
        pl: [/pliki PDF/, /e-mailem/, /notatki/, /blokujemy/, /indeks/],
        en: [/PDF files/, /by e-mail/, /notes/, /block/, /index/],
        de: [/PDF-Dateien/, /per E-Mail/, /Notizen/, /sperren/, /Index/],
      };
      const { chat, form, policy } = noticesOf(shop, locale);
      for (const told of TOLD[locale]) for (const text of [chat, policy]) assert.match(text, told);
      for (const text of [form, policy]) assert.match(text, /spam.*14/i);
      const unchecked = noticesOf({ ...shop, quarantineDays: 0 }, locale);
      for (const text of [unchecked.form, unchecked.policy]) assert.doesNotMatch(text, /spam/i);
    });

    it(`is told to go through a virus scanner where there is one, in ${locale} [TR-1]`, () => {
      const scanner = /antywirus|virus scanner|Virenscanner/;
      assert.match(noticesOf(shop, locale, someFacts({ areFilesScanned: true })).chat, scanner);
      assert.doesNotMatch(noticesOf(shop, locale).chat, scanner);
    });

    it(`is not said to be free of automatic steps while forms are checked for spam, in ${locale} [PR-4]`, () => {
      const nothing =
        /nic nie rozstrzyga się automatycznie|nothing is decided automatically|nichts wird automatisch/;
      assert.doesNotMatch(impactTest(shop, locale), nothing);
      assert.match(impactTest(shop, locale), /14/);
      assert.match(impactTest({ ...shop, quarantineDays: 0 }, locale), nothing);
    });
  }
});
