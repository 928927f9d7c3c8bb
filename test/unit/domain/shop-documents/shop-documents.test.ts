import assert from 'node:assert/strict';
import { NO_PROVIDERS } from '../../../../service/domain/model/shop/shop.ts';
import { composeDocument } from '../../../../service/domain/shop-documents/compose-document.ts';
import { documentPage } from '../../../../service/domain/shop-documents/document-page.ts';
import type { DocumentFacts } from '../../../../service/domain/shop-documents/shop-document.ts';
import { DOCUMENT_KINDS, LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { AT, someFacts } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const OWN = { by: 'shop', name: '', country: '', transferTool: '' } as const;
const ALL_STATED = { hosting: OWN, mail: OWN };
const ABROAD = {
  ...({ id: 'spr_1' } as const),
  ...{ name: 'Cloud Inc.', address: 'Seattle', contact: 'a@b.example', country: 'US' },
  ...{ service: 'servers', data: 'all', since: '2026-01-01', until: null },
} as const;

const facts = async (changes: Partial<DocumentFacts['disclosure']> = {}): Promise<DocumentFacts> => {
  const scene = makeDomainScene();
  const shop = await scene.openShop({ conversationRetentionDays: 77, auditRetentionMonths: 9 });
  return {
    ...{ shop: await shop.now(), operator: null, agreement: 'not_needed', policyUrl: null },
    serviceUrl: 'https://chat.example',
    pushHosts: [],
    ...{ cardPurposes: [], today: AT, authority: 'UODO' },
    disclosure: {
      ...someFacts({ providers: ALL_STATED }),
      ...changes,
    },
  };
};

describe('documents of a shop', () => {
  it('are made in each language without a gap, and print the settings of today [PR-4]', async () => {
    for (const locale of LOCALES) {
      for (const kind of DOCUMENT_KINDS) {
        const html = documentPage(composeDocument(kind, await facts(), locale), locale);
        assert.doesNotMatch(html, /\{\w+\}|undefined|<script/, `${kind} ${locale}`);
        assert.ok(html.includes(`lang="${locale}"`));
      }
    }
    const text = (kind: 'dpia' | 'interest' | 'staff_notice', document: DocumentFacts) =>
      JSON.stringify(composeDocument(kind, document, 'en'));
    assert.match(text('dpia', await facts()), /77 days/);
    assert.match(text('interest', await facts()), /9 months/);
    assert.match(text('staff_notice', await facts({ agencies: ['Agencja Lipa'] })), /Agencja Lipa/);
  });

  it('have a sheet for each recipient outside the EEA, also where no ground is stated [PR-4]', async () => {
    const stated = { ...ABROAD, transferTool: 'SCC' };
    const sheets = composeDocument('transfers', await facts({ subProcessors: [stated] }), 'en').sections;
    const sheet = sheets.find(({ title }) => title.includes('Cloud Inc.'));
    assert.deepEqual(sheet?.rows.find(({ term }) => term.includes('Ground'))?.text, 'SCC');
    const bare = { ...ABROAD, transferTool: '' };
    const warned = JSON.stringify(composeDocument('transfers', await facts({ subProcessors: [bare] }), 'en'));
    assert.match(warned, /no data may go there/);
  });

  it('name the push services, outside the EEA too, exactly where pushes are on [PR-4]', async () => {
    const off = await facts();
    const on = { ...off, pushHosts: ['fcm.googleapis.com', '*.notify.windows.com'] };
    for (const locale of LOCALES) {
      for (const kind of ['staff_notice', 'transfers'] as const) {
        const text = (given: DocumentFacts) => documentPage(composeDocument(kind, given, locale), locale);
        assert.match(text(on), /fcm\.googleapis\.com, notify\.windows\.com/, `${kind} ${locale}`);
        assert.doesNotMatch(text(on), /\{\w+\}/);
        assert.doesNotMatch(text(off), /googleapis|RFC 8291/, `${kind} ${locale}`);
      }
    }
    const told = JSON.stringify(composeDocument('transfers', on, 'en'));
    assert.doesNotMatch(told, /none of them is outside the EEA/);
  });

  it('say that nothing leaves the EEA only where everybody is named [PR-4]', async () => {
    const told = async (providers: DocumentFacts['disclosure']['providers']) =>
      JSON.stringify(composeDocument('transfers', await facts({ providers }), 'en'));
    assert.match(await told(ALL_STATED), /none of them is outside the EEA/);
    assert.match(await told(NO_PROVIDERS), /not complete/);
    assert.doesNotMatch(await told(NO_PROVIDERS), /none of them is outside/);
  });

  it('carry the date, the contact and what was not tested in the accessibility statement [AX-6]', async () => {
    const given = await facts();
    const text = JSON.stringify(composeDocument('accessibility', given, 'pl'));
    assert.ok(text.includes(given.shop.controller.email));
    const written = new Intl.DateTimeFormat('pl', { dateStyle: 'long', timeZone: 'UTC' }).format(AT);
    assert.ok(text.includes(written));
    assert.match(text, /Nie przeprowadzono/);
  });

  it('say that data of the shop system are joined with a chat only where they are [PR-4]', async () => {
    const told = async (kind: 'dpia' | 'interest', hasShopServer: boolean) =>
      JSON.stringify(composeDocument(kind, await facts({ hasShopServer }), 'en'));
    assert.match(await told('dpia', true), /joined, though, with data from the shop system/);
    assert.match(await told('interest', true), /data from the shop system/);
    assert.doesNotMatch(await told('dpia', false), /from the shop system/);
    assert.doesNotMatch(await told('interest', false), /from the shop system/);
  });

  it('leave it to the controller whether visitors are monitored exactly where a visitor list is on [PR-4]', async () => {
    const off = await facts();
    const on = { ...off, shop: { ...off.shop, visitorList: { isOn: true, invitations: [] } } };
    const untracked = {
      pl: /niespełnione: bez plików cookie/,
      en: /Not met for visitors/,
      de: /Für Besucher nicht/,
    };
    for (const locale of LOCALES) {
      const told = (given: DocumentFacts) => JSON.stringify(composeDocument('dpia', given, locale));
      assert.match(told(off), untracked[locale]);
      assert.doesNotMatch(told(on), untracked[locale]);
      assert.match(told(on), /zgodziły się na marketing|consented to marketing|in Marketing oder/);
      assert.doesNotMatch(told(off), /zgodziły się na marketing|consented to marketing|in Marketing oder/);
    }
  });

  it('name the time of the record of a consent only where one is kept [RE-1]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop({ enquiryProofYears: 0 });
    const given = { ...(await facts()), shop: await shop.now() };
    for (const locale of LOCALES) {
      for (const kind of ['dpia', 'interest'] as const) {
        assert.doesNotMatch(JSON.stringify(composeDocument(kind, given, locale)), /\b0 (lat|years|Jahre)/);
      }
    }
    assert.match(
      JSON.stringify(composeDocument('dpia', await facts(), 'en')),
      /record of a consent, without/,
    );
  });

  it('escape what people typed', async () => {
    const given = await facts({ agencies: ['<b>x</b>'] });
    assert.doesNotMatch(documentPage(composeDocument('dpia', given, 'en'), 'en'), /<b>x/);
  });

  it('are for those who may see the records of the shop [SE-3]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const auditor = await accessTo(scene, [[shop, 'auditor']]);
    const page = await scene.useCases.readDocument(auditor, shop.id, 'dpia', 'pl');
    assert.equal(page.fileName, 'zgoda-dpia-pl.html');
    const consultant = await accessTo(scene, [[shop, 'consultant']]);
    await assertRefused(scene.useCases.readDocument(consultant, shop.id, 'dpia', 'pl'), 'forbidden');
    const other = await scene.openShop();
    await assertRefused(scene.useCases.readDocument(auditor, other.id, 'dpia', 'pl'), 'not_found');
  });
});
