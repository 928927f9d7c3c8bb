import assert from 'node:assert/strict';
import type { EvidenceToVerify } from '../../../../service/domain/evidence/evidence.ts';
import { evidencePage } from '../../../../service/domain/evidence/evidence-page.ts';
import { evidenceStory } from '../../../../service/domain/evidence/evidence-story.ts';
import { momentText } from '../../../../service/domain/evidence/moment-text.ts';
import { printablePage } from '../../../../service/domain/evidence/printable-page.ts';
import { evidenceCatalog } from '../../../../service/domain/evidence/texts/evidence-catalog.ts';
import { type Verdict, verifyEvidence } from '../../../../service/domain/evidence/verify-evidence.ts';
import { escapeMarkup } from '../../../../service/domain/model/text/escape-markup.ts';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { type ProvenLead, provenLead } from '../../../support/scenes/proven-lead.ts';
import { evidenceFileOf as fileOf, makeTold, unfaulted } from '../../../support/scenes/told-evidence.ts';

const scene = makeDomainScene();
const judge = { sha256Hex: scene.ports.digest.sha256Hex, readKey: scene.ports.readKey };
const en = evidenceCatalog.en;
const placed = (name: string): string => name.replace('{seq}', '2');
let place: ProvenLead;
let verdict: Verdict;
const proveAgain = async () => {
  place = await provenLead(scene, { superseded: true });
  verdict = await verifyEvidence(place.evidence, place.keys, judge);
};
const { told, factOf, granted, content } = makeTold(() => place.evidence);

describe('a moment as a person reads it', () => {
  it('is in UTC, to the second, and says so; what is no moment stays as it is', () => {
    assert.equal(momentText('2026-11-24T23:59:07.900Z', 'en'), '24 November 2026, 23:59:07 UTC');
    assert.match(momentText('2026-11-24T10:00:00+02:00', 'pl'), /^24 listopada 2026, 08:00:00 UTC$/);
    assert.equal(momentText('yesterday', 'en'), 'yesterday');
  });

  it('begins a day with hour 00 in every language, never with 24', () => {
    for (const locale of LOCALES) assert.match(momentText('2026-01-01T00:05:00Z', locale), /, 00:05:00 UTC$/);
  });
});

describe('evidence as a person reads it', () => {
  beforeEach(proveAgain);

  it('says who agreed to what, when, how, to whom and on which page [CO-9]', () => {
    const story = evidenceStory(fileOf(place.evidence), verdict, 'en');
    const { reference } = place.evidence.subject;
    assert.deepEqual(story.facts, [
      { term: en.subjectName, text: `${en.subject.lead} · ${reference}` },
      { term: en.shop, text: 'Pod Lipą' },
      { term: en.who, text: en.whoEmail },
      { term: en.act, text: en.acts.granted.checkbox },
      { term: en.when, text: `24 November 2026, 10:00:00 UTC (${en.clock})` },
      { term: en.whom, text: 'Pod Lipą sp. z o.o., Lipowa 1, a@sklep.example' },
      { term: en.purpose, text: 'odpowiedź na zapytanie' },
      {
        term: en.fields,
        text: (['name', 'email', 'message'] as const).map((field) => en.fieldNames[field]).join(', '),
      },
      { term: en.box, text: en.boxEmpty },
      { term: en.page, text: 'https://sklep.example/buty' },
      { term: en.retention, text: story.facts.at(-1)?.text ?? '' },
    ]);
    assert.match(story.facts.at(-1)?.text ?? '', /180/);
    assert.deepEqual([story.title, story.subtitle], [en.title, en.subtitle]);
    assert.equal(story.made, en.made.replace('{when}', '25 November 2026, 00:05:09 UTC'));
    const moment = '24 November 2026, 10:00:00 UTC';
    assert.deepEqual(story.history, [
      { when: moment, text: en.actions.granted },
      { when: moment, text: en.actions.superseded },
    ]);
  });

  it('shows the exact words, the policy with its text, and every fingerprint [CO-9, D5]', () => {
    const { notice, events, policySnapshot } = place.evidence;
    assert.ok(notice && policySnapshot);
    const story = told();
    assert.equal(story.shown?.locale, 'pl');
    const words =
      story.shown?.paragraphs.map((parts) => parts.map(({ text }) => text).join('')).join('\n') ?? '';
    assert.match(words, /Wyrażam zgodę/);
    assert.deepEqual(story.policy, {
      title: 'Polityka prywatności',
      url: 'https://sklep.example/polityka',
      snapshot: {
        text: policySnapshot.text,
        kept: en.policyText.replace('{when}', '24 November 2026, 10:00:00 UTC'),
      },
    });
    assert.deepEqual(story.prints, [
      { term: en.noticeId, value: notice.id },
      { term: en.policyHash, value: policySnapshot.sha256 },
      ...events.flatMap(({ seq, hash, previousHash, signature, keyId }) => [
        { term: `${seq}. ${en.eventHash}`, value: hash },
        { term: `${seq}. ${en.previousHash}`, value: previousHash },
        { term: `${seq}. ${en.signature}`, value: signature },
        { term: `${seq}. ${en.key}`, value: keyId },
      ]),
    ]);
  });

  it('tells each check in the words of the language, with place and key', () => {
    for (const locale of LOCALES) {
      const story = evidenceStory(fileOf(place.evidence), verdict, locale);
      assert.deepEqual(
        story.checks.map(({ ok }) => ok),
        verdict.checks.map(({ ok }) => ok),
      );
      for (const { name, text } of story.checks) assert.doesNotMatch(name + text, /[{}]|undefined/, locale);
      assert.doesNotMatch(JSON.stringify(story), /undefined|\{when\}/, locale);
    }
    const { checks } = evidenceStory(fileOf(place.evidence), verdict, 'en');
    assert.equal(checks.find(({ text }) => text.includes('key'))?.name, placed(en.checkNames.signature));
  });

  const FACTS: readonly [
    what: string,
    term: string,
    changes: () => Partial<EvidenceToVerify>,
    text: string | null,
  ][] = [
    ['a person by phone', en.who, () => granted({ subjectKind: 'phone' }), en.whoPhone],
    ['a person without an address', en.who, () => granted({ subjectKind: 'none' }), en.whoNone],
    ['nobody, where nobody agreed', en.who, () => ({ events: [] }), en.whoNone],
    ['a request, where nobody agreed', en.act, () => ({ events: [] }), en.acts.requested],
    ['a link in a mail', en.act, () => granted({ method: 'doi_link' }), en.acts.granted.doi_link],
    ['no box, where there was none', en.box, () => granted({ control: null }), en.boxNone],
    ['no box, where nobody agreed', en.box, () => ({ events: [] }), en.boxNone],
    ['no page, where none is named', en.page, () => granted({ pageOrigin: null }), null],
    [
      'what is left of a name',
      en.subjectName,
      () => ({ subject: { ...place.evidence.subject, reference: null, state: 'erased' } }),
      `${en.subject.lead} · ${en.erasedSubject}`,
    ],
    [
      'nothing as erased that was kept and has no number to quote',
      en.subjectName,
      () => ({ subject: { ...place.evidence.subject, kind: 'subscription', reference: null } }),
      en.subject.subscription,
    ],
    [
      'a card',
      en.subjectName,
      () => ({ subject: { ...place.evidence.subject, kind: 'card', reference: 'R' } }),
      `${en.subject.card} · R`,
    ],
    [
      'a basis that is not known as none',
      en.basis,
      () => ({ subject: { ...place.evidence.subject, basis: 'x' } }),
      en.bases.none,
    ],
    [
      'the basis of the notice, where the subject names none',
      en.basis,
      () => ({ subject: { ...place.evidence.subject, basis: null } }),
      en.bases.consent,
    ],
    [
      'the purpose of the act',
      en.purpose,
      () => ({
        ...content({
          purposes: [
            { code: 'reply', text: 'A' },
            { code: 'card.x', text: 'B' },
          ],
        }),
        ...granted({ purpose: 'card.x' }),
      }),
      'B',
    ],
    [
      'the first purpose, where the act’s is not there',
      en.purpose,
      () =>
        content({
          purposes: [
            { code: 'x', text: 'A' },
            { code: 'y', text: 'B' },
          ],
        }),
      'A',
    ],
    [
      'the reply, where nobody agreed',
      en.purpose,
      () => ({
        ...content({
          purposes: [
            { code: 'x', text: 'A' },
            { code: 'reply', text: 'B' },
          ],
        }),
        events: [],
      }),
      'B',
    ],
    [
      'a purpose for offers, without the addresses of its links',
      en.purpose,
      () =>
        content({
          purposes: [
            {
              code: 'marketing_email',
              text: 'Offers of Pod Lipą, until I write to a@sklep.example <mailto:a@sklep.example>. Privacy policy <https://sklep.example/p?a=1>, 2 < 3 <b>',
            },
          ],
        }),
      'Offers of Pod Lipą, until I write to a@sklep.example. Privacy policy, 2 < 3 <b>',
    ],
    ['no purpose, where none is stated', en.purpose, () => content({ purposes: 'x' }), null],
    [
      'a field that has no word by its name',
      en.fields,
      () => content({ fields: ['size', 1, 'email'] }),
      `size, ${en.fieldNames.email}`,
    ],
    ['no fields, where there is no list', en.fields, () => content({ fields: 'email' }), null],
    [
      'as much of the controller as there is',
      en.whom,
      () => content({ controller: { name: 'A', email: 'a@x.example' } }),
      'A, a@x.example',
    ],
    ['no controller, where there is none', en.whom, () => content({ controller: null }), null],
    [
      'when the lead was made, where nobody agreed',
      en.when,
      () => ({ events: [], subject: { ...place.evidence.subject, createdAt: '2026-01-01T00:00:00.000Z' } }),
      `1 January 2026, 00:00:00 UTC (${en.clock})`,
    ],
    [
      'no time, where none is known',
      en.when,
      () => ({ events: [], subject: { ...place.evidence.subject, createdAt: null } }),
      null,
    ],
  ];
  for (const [what, term, changes, text] of FACTS) {
    it(`names ${what}`, () => assert.equal(factOf(term, changes()), text));
  }

  it('of an expired record names the shop alone', () => {
    const subject = { ...place.evidence.subject, state: 'expired' as const };
    assert.deepEqual(told({ subject }).facts, [{ term: en.shop, text: 'Pod Lipą' }]);
  });

  it('never says that no policy page was published where the file does not tell [CO-9]', () => {
    const none = told(content({ policy: null }));
    assert.equal(none.policy, null);
    assert.ok(evidencePage(none, 'en').includes(en.policyNone));
    const unreadable = evidenceStory(null, verdict, 'en');
    for (const story of [unreadable, told({ notice: null })]) {
      assert.equal(story.policy, undefined);
      assert.ok(!evidencePage(story, 'en').includes(en.policyNone));
    }
  });

  it('never fails on an odd file: what is odd is left out', () => {
    const odd = told({ notice: { id: 'ntc_x', content: null }, policySnapshot: null });
    assert.deepEqual([odd.shown, odd.policy], [null, undefined]);
    assert.deepEqual(
      [told({ notice: null }).shown, told({ notice: null }).prints[0]?.term],
      [null, en.policyHash],
    );
    assert.equal(told(content({ locale: 1 })).shown?.locale, 'en');
    assert.deepEqual(told(content({ textHtml: 1 })).shown?.paragraphs[0]?.length, 1);
    const policyOf = (policy: unknown) => told(content({ policy })).policy;
    assert.equal(policyOf('x'), null);
    assert.equal(policyOf({ url: '', title: '' }), null);
    assert.deepEqual(
      [policyOf({ url: 'https://x.example' })?.title, policyOf({ url: 'javascript:x' })?.url],
      ['https://x.example', null],
    );
    assert.equal(policyOf({ url: 'http://x.example' })?.url, 'http://x.example');
    assert.deepEqual([policyOf({ title: 'T' })?.title, policyOf({ title: 'T' })?.url], ['T', null]);
    assert.equal(policyOf({ url: 'x https://x.example' })?.url, null);
    const strange = told(granted({ action: 'danced' as never }));
    assert.equal(strange.history[0]?.text, 'danced');
    const nameless = told({ events: [{ ...place.evidence.events[0], hash: 1 } as never] });
    assert.equal(nameless.prints.find(({ term }) => term.endsWith(en.eventHash))?.value, '');
  });
});

describe('the evidence as one page', () => {
  beforeEach(proveAgain);

  const pageOf = (changes: Partial<EvidenceToVerify> = {}, found: Verdict = verdict) =>
    evidencePage(evidenceStory(fileOf({ ...place.evidence, ...changes }), found, 'en'), 'en');

  it('holds everything of the story, in its order, and is a whole page in its language [CO-9]', () => {
    const page = pageOf();
    const story = evidenceStory(fileOf(place.evidence), verdict, 'en');
    const inOrder = [
      '<!doctype html>\n<html lang="en">',
      `<title>${story.title}</title>`,
      '<p class="brand">Zgoda</p>',
      `<h1>${story.title}</h1><p class="soft">${story.subtitle}</p>`,
      '<section class="verdict ended"><p class="verdict-title"><span aria-hidden="true">–</span>',
      story.verdict.text,
      ...story.notes.map(({ term }) => `<dt>${escapeMarkup(term)}</dt>`),
      escapeMarkup(en.limits),
      `<h2>${en.summary}</h2><dl>`,
      ...story.facts.map(
        ({ term, text }) => `<div><dt>${escapeMarkup(term)}</dt><dd>${escapeMarkup(text)}</dd></div>`,
      ),
      `<h2>${en.history}</h2><ol>`,
      ...story.history.map(
        ({ when, text }) => `<li><strong>${text}</strong> <span class="soft">${when}</span></li>`,
      ),
      `<h2>${en.shownText}</h2><p class="soft">${en.shownTextHint}</p><blockquote lang="pl"><p>`,
      '<a href="https://sklep.example/polityka">Polityka prywatności</a>',
      '</p></blockquote>',
      `<h2>${en.policy}</h2><p><a href="https://sklep.example/polityka">Polityka prywatności</a></p>`,
      '<p class="soft small">https://sklep.example/polityka</p>',
      `<details><summary>${en.policyText.replace('{when}', '24 November 2026, 10:00:00 UTC')}</summary><div class="snapshot">Przetwarzamy`,
      `<h2>${en.checks}</h2><ul class="checks"><li class="good"><span aria-hidden="true">✓</span> <strong>${en.checkNames.notice_text}</strong> <span class="word">${en.passed}</span><br>`,
      `<h2>${en.prints}</h2><dl class="prints"><div><dt>${en.noticeId}</dt><dd><code>ntc_`,
      `<footer><p>${escapeMarkup(en.howTo)}</p><p>${story.made}</p></footer>`,
    ];
    let from = 0;
    for (const part of inOrder) {
      const at = page.indexOf(part, from);
      assert.notEqual(at, -1, `${part} is missing or stands elsewhere`);
      from = at + part.length;
    }
    assert.doesNotMatch(page, /undefined|null|Stryker/);
  });

  it('says at once when the evidence does not hold, and why [CO-9]', async () => {
    const altered = { ...place.evidence, ...granted({ pageOrigin: '<b>' }) };
    const page = pageOf(granted({ pageOrigin: '<b>' }), await verifyEvidence(altered, place.keys, judge));
    assert.match(
      page,
      /<section class="verdict bad"><p class="verdict-title"><span aria-hidden="true">✗<\/span>/,
    );
    assert.ok(page.includes(`<ul><li>${placed(en.checkNames.hash)}: ${en.findings.hash_altered}</li></ul>`));
    const bad = `<li class="bad"><span aria-hidden="true">✗</span> <strong>${placed(en.checkNames.hash)}</strong> <span class="word">${en.failed}</span>`;
    assert.ok(page.includes(bad));
    assert.ok(page.includes('&lt;b&gt;'));
    assert.equal(page.includes('<b>'), false);
    assert.equal(pageOf().includes('<ul><li>'), false);
  });

  it('is made of its parts alone, each on lines of its own, problems in one list', () => {
    const wrong = { ...verdict, valid: false, checks: verdict.checks.map((one) => ({ ...one, ok: false })) };
    const empty = { notice: null, events: [], policySnapshot: null };
    for (const page of [
      pageOf(),
      pageOf({}, wrong),
      pageOf(empty, unfaulted({ ...place.evidence, ...empty })),
    ]) {
      const body = page.slice(page.indexOf('<main>') + 6, page.indexOf('</main>'));
      const left = body.replace(/<(header|section|footer)[^>]*>.*?<\/\1>/gs, '-');
      assert.match(left, /^\n(-\n)+$/);
      assert.doesNotMatch(body, /<\/li>[^<]|<ul><\/ul>/);
    }
  });

  it('leaves out what there is none of', () => {
    const bare = pageOf(
      { notice: null, events: [], policySnapshot: null },
      unfaulted({ ...place.evidence, events: [] }),
    );
    for (const heading of [en.history, en.shownText, en.policy, en.prints])
      assert.equal(bare.includes(`<h2>${heading}</h2>`), false);
    assert.doesNotMatch(bare, /\n\n<(section|footer)/);
    const unkept = pageOf({ policySnapshot: null });
    assert.equal(unkept.includes('<details>'), false);
    assert.ok(unkept.includes('<p class="soft small">https://sklep.example/polityka</p></section>'));
    const unlinked = pageOf(content({ policy: { title: 'T' } }));
    assert.ok(unlinked.includes(`<h2>${en.policy}</h2><p>T</p><details>`));
    const story = evidenceStory(null, verdict, 'en');
    assert.ok(evidencePage(story, 'en').includes(`${escapeMarkup(en.howTo)}</p></footer>`));
  });

  it('runs nothing and fetches nothing, and escapes its title', () => {
    const page = printablePage({ title: `<&>"'`, locale: 'de', body: '<p>x</p>' });
    assert.match(page, /<html lang="de">/);
    assert.match(page, /content="default-src 'none'; style-src 'unsafe-inline'"/);
    assert.match(page, /<title>&lt;&amp;&gt;&quot;&#39;<\/title>/);
    assert.match(page, /<body><main>\n<p>x<\/p>\n<\/main><\/body>/);
    assert.match(page, /@media print\{/);
  });
});
