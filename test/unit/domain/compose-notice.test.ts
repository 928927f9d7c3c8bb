import assert from 'node:assert/strict';
import { formOffer } from '../../../service/domain/model/notice/form-mode.ts';
import type { PolicyPage } from '../../../service/domain/model/notice/policy-binding.ts';
import type { Shop } from '../../../service/domain/model/shop/shop.ts';
import { composeNotice, openParagraphs } from '../../../service/domain/notice/compose-notice.ts';
import { noticeIdOf } from '../../../service/domain/notice/freeze-notice.ts';
import { newShop } from '../../../service/domain/shop/register-shop.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { makeDigest } from '../../../service/outbound/sha256-digest.ts';
import { LOCALES, NO_POLICY_MODES, POLICY_STATES } from '../../../service/protocol/vocabulary.ts';
import { someFacts } from '../../support/builders/builders.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';

const digest = makeDigest('unit-test-pepper-unit-test-pepper');
const clock = makeFakeClock();
const shop: Shop = {
  ...newShop(
    { ids: randomIds, clock },
    {
      organisationId: 'org_test',
      name: 'Herbaciarnia',
      url: 'https://herbata.example.com/',
      locale: 'pl',
      contactEmail: 'sklep@herbata.example.com',
    },
  ),
  controller: {
    name: 'Herbata & Przyjaciele sp. z o.o.',
    address: 'ul. Miodowa 3, 31-055 Kraków',
    email: 'sklep@herbata.example.com',
    phone: '+48 12 345 67 89',
    dpo: '',
  },
  confirmedAt: clock.now(),
};
const page: PolicyPage = {
  locale: 'pl',
  isDefault: true,
  state: 'published',
  reason: 'publish',
  url: 'https://herbata.example.com/polityka/',
  title: 'Polityka prywatności',
  pageId: '3',
  revision: '7',
  modifiedAt: null,
  contentSha256: 'a'.repeat(64),
  checkedAt: clock.now(),
  failingSince: null,
  failures: 0,
  reported: null,
  seenSha256: null,
};
const compose = (changes: Partial<Parameters<typeof composeNotice>[0]> = {}) =>
  composeNotice({
    shop,
    locale: 'pl',
    basis: 'consent',
    page,
    facts: someFacts(),
    digest,
    now: clock.now(),
    ...changes,
  });
const text = (parts: readonly { text: string }[] | null) => (parts ?? []).map((part) => part.text).join('');

describe('notice of the contact form', () => {
  it('names controller, fields, purpose, withdrawal and the policy page under its own title [CO-5]', () => {
    const { consent } = compose();
    assert.equal(
      text(consent),
      'Wyrażam zgodę na przetwarzanie moich danych osobowych (imię i nazwisko, adres e-mail, numer telefonu i treść wiadomości) przez Herbata & Przyjaciele sp. z o.o. w celu udzielenia odpowiedzi na moje zapytanie. Zgodę mogę wycofać w każdej chwili: przyciskiem w potwierdzeniu wysłania albo pisząc na sklep@herbata.example.com. Szczegóły: Polityka prywatności.',
    );
    assert.equal(consent?.find((part) => part.text === 'Polityka prywatności')?.href, page.url);
  });

  it('drops a field that is turned off from the text and makes a new version [CO-5]', () => {
    const before = compose();
    const after = compose({ shop: { ...shop, fields: { ...shop.fields, phone: 'off' } } });
    assert.doesNotMatch(text(after.consent), /telefon/);
    assert.notEqual(after.id, before.id);
  });

  it('tells who, why, basis, how long, rights, contact and complaint body before any input, in each language [TR-1]', () => {
    const authority = { pl: /Prezesa Urzędu/, en: /UODO/, de: /UODO/ };
    const why = { pl: /odpowiedzieć/, en: /to reply|to answer/, de: /beantworten|antworten/ };
    const rights = {
      pl: /prawo dostępu .*, ich sprostowania, usunięcia/,
      en: /right to access, correct and erase/,
      de: /Recht auf Auskunft, Berichtigung, Löschung/,
    };
    const voluntary = { pl: /dobrowolne/, en: /voluntary/, de: /freiwillig/ };
    for (const locale of LOCALES) {
      const whole = compose({ locale }).content.textPlain;
      for (const needed of [
        /Herbata & Przyjaciele/,
        /Miodowa 3/,
        /sklep@herbata\.example\.com/,
        /180/,
        /Art\. 6|art\. 6/,
        authority[locale],
        why[locale],
        rights[locale],
        voluntary[locale],
      ]) {
        assert.match(whole, needed, locale);
      }
      assert.doesNotMatch(whole, /[{}]|undefined/, locale);
    }
  });

  it('says who, why, basis, how long, rights, contact and policy before the line that names the rest [TR-1]', () => {
    for (const locale of LOCALES) {
      for (const basis of ['consent', 'request'] as const) {
        const notice = compose({ locale, basis });
        const count = openParagraphs(notice);
        const open = notice.paragraphs.slice(0, count).map(text);
        const whole = open.join(' ');
        for (const needed of [
          /Herbata & Przyjaciele/,
          /Miodowa 3/,
          /sklep@herbata\.example\.com/,
          /180/,
          /6\(1\)|art\. 6|Art\. 6/,
          /UODO|Prezesa Urzędu/,
          /Polityka prywatności/,
        ])
          assert.match(whole, needed, `${locale} ${basis}`);
        assert.match(
          open.at(-1) ?? '',
          /object|sprzeciwu|Widerspruch/,
          'the right to object stands apart and open',
        );
        assert.ok(whole.length < 1000, `${whole.length} characters in the first layer`);
        assert.ok(notice.paragraphs.length > count + 2, 'and more stands behind');
        assert.equal(notice.content.templateVersion, '4');
      }
    }
  });

  it('has every word of both layers in what is kept as evidence, with the line between them [D5]', () => {
    const notice = compose();
    const lines = notice.content.textPlain.split('\n');
    assert.equal(lines[openParagraphs(notice)], 'Więcej o Twoich danych');
    assert.equal(lines.length, notice.paragraphs.length + 1);
    assert.match(lines.at(-1) ?? '', /^Wyrażam zgodę/);
  });

  it('leaves nothing folded in a notice without that line, such as one from before', () => {
    const notice = compose();
    const older = { ...notice, paragraphs: notice.paragraphs.slice(0, 2) };
    assert.equal(openParagraphs(older), 2);
  });

  it('says in which language the policy is when the widget speaks another one [TR-4]', () => {
    assert.match(text(compose({ locale: 'en' }).consent), /Polityka prywatności \(in Polish\)/);
    assert.doesNotMatch(text(compose({ locale: 'pl' }).consent), /po polsku/);
  });

  it('names the authority of the shop’s country, in the language of the widget [TR-3]', () => {
    const authorities = [
      ['https://herbata.pl/', 'de', /dem Präsidenten des Amtes .* \(UODO\) in Polen/, 'de'],
      ['https://tee.de/', 'pl', /niemieckiego organu ochrony danych/, 'pl'],
      ['https://tee.at/', 'de', /der Aufsichtsbehörde: Datenschutzbehörde \(Österreich\)/, 'de'],
      ['https://tee.ch/', 'de', /der Aufsichtsbehörde: Eidgenössischer .* \(Schweiz\)/, 'de'],
      ['https://tea.co.uk/', 'en', /Information Commissioner’s Office \(ICO\) \(United Kingdom\)/, 'en'],
      ['https://thee.be/', 'pl', /organu nadzorczego: Autorité de protection .* \(Belgia\)/, 'pl'],
      ['https://tea.com/', 'pl', /Prezesa Urzędu Ochrony Danych Osobowych/, 'pl'],
      ['https://tea.com/', 'de', /der zuständigen Landesdatenschutzbehörde/, 'de'],
      ['https://tea.com/', 'en', /the data protection authority of your country/, 'en'],
    ] as const;
    for (const [url, shopLocale, authority, locale] of authorities) {
      const { content } = compose({ locale, shop: { ...shop, url, locale: shopLocale } });
      assert.match(content.textPlain, authority, `${url} of a shop in ${shopLocale}`);
    }
  });

  it('names the operator as recipient when somebody else hosts the chat [TR-1]', () => {
    const hosted = compose({ facts: someFacts({ operatorName: 'Czat Polska S.A.' }) });
    assert.match(
      hosted.content.textPlain,
      /Czat prowadzi dla nas Czat Polska S\.A\. na podstawie umowy powierzenia/,
    );
    assert.deepEqual(hosted.content.recipients, ['Czat Polska S.A.']);
  });

  it('has no consent text on the basis of a request or without a published page [D2, D3]', () => {
    assert.equal(compose({ basis: 'request' }).consent, null);
    assert.equal(compose({ page: { ...page, state: 'unpublished' } }).consent, null);
    assert.equal(compose({ page: null }).content.policy, null);
    assert.doesNotMatch(compose({ basis: 'request' }).content.textPlain, /zgod[aęy]/i);
  });

  it('has the hash of all its words as id, whatever the time and revision [D5]', () => {
    const notice = compose();
    assert.equal(notice.id, noticeIdOf(notice.content, digest));
    assert.equal(compose({ now: new Date(0), page: { ...page, revision: '8' } }).id, notice.id);
    assert.notEqual(compose({ page: { ...page, contentSha256: 'b'.repeat(64) } }).id, notice.id);
    assert.notEqual(compose({ shop: { ...shop, leadRetentionDays: 90 } }).id, notice.id);
  });

  it('escapes what it writes as markup', () => {
    const odd = { ...shop, controller: { ...shop.controller, name: '<img src=x onerror=alert(1)>' } };
    assert.match(compose({ shop: odd }).content.textHtml, /&lt;img src=x/);
  });
});

describe('what the form is in each state of the page', () => {
  it('follows the table of states and settings [D2, D3]', () => {
    for (const state of POLICY_STATES) {
      for (const whenNoPolicy of NO_POLICY_MODES) {
        for (const leadBasis of ['consent', 'request'] as const) {
          const offer = formOffer({ ...shop, whenNoPolicy, leadBasis }, { ...page, state }, 'not_needed');
          const expected =
            state === 'published'
              ? leadBasis
              : { auto: 'request', hide: 'closed', bare: 'bare' }[whenNoPolicy];
          assert.equal(offer.kind, expected, `${state} ${whenNoPolicy} ${leadBasis}`);
        }
      }
    }
  });

  it('is closed without an agreement and without a controller, whatever the page [D7, TR-2]', () => {
    assert.deepEqual(formOffer(shop, page, 'missing'), { kind: 'closed', reason: 'dpa_required' });
    for (const gap of ['name', 'address', 'email'] as const) {
      const incomplete = { ...shop, controller: { ...shop.controller, [gap]: '' } };
      assert.deepEqual(formOffer(incomplete, page, 'active'), { kind: 'closed', reason: 'setup_incomplete' });
    }
  });
});
