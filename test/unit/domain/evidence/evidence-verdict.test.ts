import assert from 'node:assert/strict';
import type { EvidenceEvent, EvidenceToVerify } from '../../../../service/domain/evidence/evidence.ts';
import { evidenceStory } from '../../../../service/domain/evidence/evidence-story.ts';
import { evidenceCatalog } from '../../../../service/domain/evidence/texts/evidence-catalog.ts';
import { verifyEvidence } from '../../../../service/domain/evidence/verify-evidence.ts';
import type { StandingState } from '../../../../service/protocol/vocabulary.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { type ProvenLead, provenLead } from '../../../support/scenes/proven-lead.ts';
import { evidenceFileOf as fileOf, makeTold } from '../../../support/scenes/told-evidence.ts';

const scene = makeDomainScene();
const judge = { sha256Hex: scene.ports.digest.sha256Hex, readKey: scene.ports.readKey };
const en = evidenceCatalog.en;
let place: ProvenLead;
const { told, factOf, granted, content } = makeTold(() => place.evidence);

describe('the verdict as a person reads it', () => {
  beforeEach(async () => {
    place = await provenLead(scene, { superseded: true });
  });
  const AT = '24 November 2026, 10:00:00 UTC';
  const change = (action: EvidenceEvent['action']): Partial<EvidenceToVerify> => ({
    events: place.evidence.events.map((event) =>
      event.action === 'superseded' ? { ...event, action } : event,
    ),
  });
  const alone = (changes: Partial<EvidenceEvent> = {}): Partial<EvidenceToVerify> => ({
    events: granted(changes).events.filter(({ action }) => action === 'granted'),
  });
  const inState = (state: 'erased' | 'expired'): Partial<EvidenceToVerify> => ({
    subject: { ...place.evidence.subject, state },
  });
  const STANDINGS: readonly [
    what: string,
    changes: () => Partial<EvidenceToVerify>,
    state: StandingState,
    tone: string,
  ][] = [
    ['a consent that stands', alone, 'stands', 'good'],
    ['a withdrawn one', () => change('withdrawn'), 'withdrawn', 'ended'],
    [
      'a withdrawn one whose data are erased',
      () => ({ ...change('withdrawn'), ...inState('erased') }),
      'withdrawn',
      'ended',
    ],
    ['one that was asked for again', () => change('superseded'), 'superseded', 'ended'],
    ['one that was not confirmed in time', () => change('expired'), 'lapsed', 'ended'],
    ['an erased one', () => ({ ...alone(), ...inState('erased') }), 'erased', 'ended'],
    ['one whose time is over', () => inState('expired'), 'over', 'ended'],
    [
      'an address for offers without its link',
      () => alone({ purpose: 'marketing_email' }),
      'unconfirmed',
      'ended',
    ],
    [
      'a number for offers, which needs no link',
      () => alone({ purpose: 'marketing_phone' }),
      'stands',
      'good',
    ],
    ['nothing', () => ({ events: [] }), 'unrecorded', 'ended'],
  ];
  for (const [what, changes, state, tone] of STANDINGS) {
    it(`says first what became of ${what}, and when [CO-9]`, () => {
      const { verdict: found } = told(changes());
      const words = en.standings[state];
      assert.deepEqual([found.tone, found.title], [tone, words.title.replace('{when}', AT)]);
      assert.ok(found.text.startsWith(words.text.replace('{when}', AT)));
      assert.doesNotMatch(found.title + found.text, /[{}]|undefined/);
    });
  }

  it('of a confirmed address for offers stands, and names only the box that was ticked [CO-9, MK-2]', () => {
    const events = place.evidence.events.map((event) => ({
      ...event,
      purpose: 'marketing_email' as const,
      action: event.action === 'superseded' ? ('confirmed' as const) : event.action,
    }));
    const offers = { events, ...content({ fields: ['email', 'phone'] }) };
    assert.equal(told(offers).verdict.tone, 'good');
    assert.equal(factOf(en.fields, offers), en.fieldNames.email);
    const phone = events.map((event) => ({ ...event, purpose: 'marketing_phone' as const }));
    assert.equal(factOf(en.fields, { ...offers, events: phone }), en.fieldNames.phone);
  });

  const confirmed = (changes: Partial<EvidenceEvent>): Partial<EvidenceToVerify> => ({
    events: place.evidence.events.map((event) => ({
      ...event,
      purpose: 'marketing_email' as const,
      ...(event.action === 'superseded' && {
        action: 'confirmed' as const,
        actor: 'visitor' as const,
        via: 'email_link' as const,
        doi: { sentAt: '2026-11-24T10:01:00.000Z', confirmedAt: '2026-11-24T10:02:00.000Z' },
        ...changes,
      }),
    })),
  });

  it('of an address that a link confirmed says when, and who else can have used the link [CO-9, MK-2]', () => {
    const fact = factOf(en.confirmed, confirmed({}));
    assert.match(fact ?? '', /by the link .* 10:02:00 UTC; the mail server took .* 10:01:00 UTC/);
    assert.match(factOf(en.notShown, confirmed({})) ?? '', /whoever runs its mail server/);
    assert.equal(factOf(en.confirmed), null);
    assert.equal(factOf(en.notShown), en.limits);
  });

  it('claims no link where staff confirmed, or no mail is on record [CO-9, MK-2]', () => {
    for (const [changes, words] of [
      [{ actor: 'staff:stf_1' }, /^by staff in the console/],
      [{ via: 'console' }, /^by staff in the console/],
      [{ doi: undefined }, /does not show that a link/],
    ] as const) {
      const offers = confirmed(changes as Partial<EvidenceEvent>);
      assert.match(factOf(en.confirmed, offers) ?? '', words);
      const { history } = told(offers);
      assert.equal(history.at(-1)?.text, en.confirmed);
      assert.equal(factOf(en.notShown, offers), en.limits);
    }
  });

  it('then says its time, its basis, who vouches for the policy, and what it does not show [CO-9]', () => {
    const { policySnapshot } = place.evidence;
    assert.ok(policySnapshot);
    for (const source of ['adapter', 'link'] as const) {
      const { notes } = told({ policySnapshot: { ...policySnapshot, source } });
      assert.deepEqual(notes, [
        { term: en.asOf, text: '25 November 2026, 00:05:09 UTC' },
        { term: en.basis, text: en.bases.consent },
        { term: en.vouched, text: en.vouchers[source] },
        { term: en.notShown, text: en.limits },
      ]);
    }
  });

  it('does not vouch for the screen: the service knows what it sent and what came back [CO-9]', () => {
    for (const [locale, screen] of [
      ['pl', /ekran/],
      ['en', /screen/],
      ['de', /Bildschirm/],
    ] as const)
      assert.match(evidenceCatalog[locale].limits, screen);
  });

  it('of an enquiry claims no answer: nobody may have given one yet [CO-9]', () => {
    for (const [locale, claim] of [
      ['pl', /odpowiedziano/],
      ['en', /was answered/],
      ['de', /wurde auf Bitte/],
    ] as const) {
      const { informed, unrecorded } = evidenceCatalog[locale].standings;
      assert.doesNotMatch(informed.text + unrecorded.text, claim);
    }
  });

  it('names what is wrong, and of a malformed file nothing else [CO-9]', async () => {
    const altered = { ...place.evidence, ...granted({ pageOrigin: 'https://x.example' }) };
    const found = await verifyEvidence(altered, place.keys, judge);
    assert.equal(found.standing, null);
    const wrong = evidenceStory(fileOf(altered), found, 'en');
    assert.deepEqual(wrong.verdict, {
      valid: false,
      tone: 'bad',
      title: en.invalid,
      text: en.invalidText,
      problems: [`${en.checkNames.hash.replace('{seq}', '2')}: ${en.findings.hash_altered}`],
    });
    const malformed = evidenceStory(null, found, 'en');
    const { facts, notes, history, shown, policy, prints, made } = malformed;
    assert.deepEqual(
      [facts, notes, history, shown, policy, prints, made],
      [[], [], [], null, undefined, [], null],
    );
  });
});
