import assert from 'node:assert/strict';
import type { EvidenceEvent, EvidenceToVerify } from '../../../../service/domain/evidence/evidence.ts';
import type { Finding } from '../../../../service/domain/evidence/texts/evidence-words.ts';
import { verifyEvidence } from '../../../../service/domain/evidence/verify-evidence.ts';
import { scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import type { Commitment } from '../../../../service/domain/model/consent/consent.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { type ProvenLead, provenLead } from '../../../support/scenes/proven-lead.ts';

const scene = makeDomainScene();
const proven = (options?: Parameters<typeof provenLead>[1]) => provenLead(scene, options);
type Place = Omit<ProvenLead, 'text'>;
const judge = { sha256Hex: scene.ports.digest.sha256Hex, readKey: scene.ports.readKey };

const bad = async ({ evidence, keys }: Place): Promise<string[]> => {
  const verdict = await verifyEvidence(evidence, keys, judge);
  const wrong = verdict.checks.filter(({ ok }) => !ok).map(({ check, finding }) => `${check} ${finding}`);
  assert.equal(verdict.valid, wrong.length === 0);
  return wrong;
};
const withEvent = (place: Place, changes: (event: EvidenceEvent) => Partial<EvidenceEvent>): Place => ({
  ...place,
  evidence: {
    ...place.evidence,
    events: place.evidence.events.map((event) => ({ ...event, ...changes(event) })),
  },
});
const withEvidence = (place: Place, changes: Partial<EvidenceToVerify>): Place => ({
  ...place,
  evidence: { ...place.evidence, ...changes },
});
const withPolicy = (place: Place, changes: Partial<EvidenceToVerify['policySnapshot']>): Place => {
  const { policySnapshot } = place.evidence;
  assert.ok(policySnapshot);
  return withEvidence(place, { policySnapshot: { ...policySnapshot, ...changes } });
};

describe('evidence that nobody altered', () => {
  it('holds, check by check, each with its words [CO-9]', async () => {
    const { evidence, keys } = await proven({ superseded: true });
    const verdict = await verifyEvidence(evidence, keys, judge);
    assert.equal(verdict.valid, true);
    const [keyId] = keys.map((key) => key.keyId);
    assert.deepEqual(
      verdict.checks.map(({ check, kind, finding, seq, keyId: key }) => [check, kind, finding, seq, key]),
      [
        ['notice_text', 'notice_text', 'notice_text', null, null],
        ['policy_snapshot', 'policy_snapshot', 'policy_text', null, null],
        ['consent_event', 'consent_event', 'agreement_one', null, null],
        ['granted_2_hash', 'hash', 'hash', 2, null],
        ['granted_2_signature', 'signature', 'signature', 2, keyId],
        ['granted_2_lead', 'lead', 'ref_same', 2, null],
        ['granted_2_form', 'form', 'form_same', 2, null],
        ['granted_2_page', 'page', 'page_same', 2, null],
        ['granted_2_notice', 'notice', 'notice_same', 2, null],
        ['superseded_3_hash', 'hash', 'hash', 3, null],
        ['superseded_3_signature', 'signature', 'signature', 3, keyId],
        ['superseded_3_lead', 'lead', 'ref_same', 3, null],
        ['superseded_3_form', 'form', 'form_same', 3, null],
        ['superseded_3_follows', 'follows', 'follows', 3, null],
        ['chain', 'chain', 'chain', null, null],
        ['chain_1_signature', 'signature', 'signature', 1, keyId],
        ['chain_4_signature', 'signature', 'signature', 4, keyId],
      ],
    );
    for (const { detail } of verdict.checks) assert.match(detail, /^[^{}]{10,}$/);
    assert.ok(verdict.checks.some(({ detail }) => detail.includes(keyId ?? '-')));
  });

  it('of a request holds without any consent [D2]', async () => {
    const { evidence, keys } = await proven({ basis: 'request' });
    const verdict = await verifyEvidence(evidence, keys, judge);
    assert.deepEqual(
      verdict.checks.map(({ check, finding, ok }) => `${check} ${finding} ${ok}`),
      [
        'notice_text notice_text true',
        'policy_snapshot policy_text true',
        'consent_event agreement_none true',
        'informed_2_hash hash true',
        'informed_2_signature signature true',
        'informed_2_lead ref_same true',
        'informed_2_form form_same true',
        'informed_2_notice notice_same true',
        'chain chain true',
        'chain_1_signature signature true',
        'chain_3_signature signature true',
      ],
    );
  });

  it('reads each key once, however many places it signed', async () => {
    const { evidence, keys } = await proven();
    let read = 0;
    await verifyEvidence(evidence, keys, {
      ...judge,
      readKey: (pem) => {
        read += 1;
        return judge.readKey(pem);
      },
    });
    assert.equal(read, 1);
  });
});

describe('evidence that was altered', () => {
  const FIELDS: readonly [field: string, changes: Partial<EvidenceEvent>, also: readonly string[]][] = [
    ['when', { occurredAt: '2026-11-24T10:00:01.000Z' }, []],
    ['how', { method: 'button' }, []],
    ['who', { actor: 'system' }, []],
    ['the person', { subjectKey: 'another' }, []],
    ['where', { pageOrigin: 'https://x.example' }, []],
    ['the box', { control: null }, []],
    ['the notice', { noticeId: 'ntc_other' }, ['granted_2_notice notice_other']],
  ];
  for (const [field, changes, also] of FIELDS) {
    it(`shows it for ${field} [CO-9]`, async () => {
      const place = withEvent(await proven(), () => changes);
      assert.deepEqual(await bad(place), ['granted_2_hash hash_altered', ...also]);
    });
  }

  type Case = { what: string; alter: (place: Place) => Place; finds: readonly `${string} ${Finding}`[] };
  const CASES: readonly Case[] = [
    {
      what: 'a word of the notice',
      alter: (place) => {
        const notice = place.evidence.notice;
        assert.ok(notice);
        return withEvidence(place, {
          notice: { ...notice, content: { ...(notice.content as object), locale: 'en' } },
        });
      },
      finds: ['notice_text notice_text_altered'],
    },
    {
      what: 'a word of the policy',
      alter: (place) => {
        return withPolicy(place, { text: `${place.evidence.policySnapshot?.text} ` });
      },
      finds: ['policy_snapshot policy_text_altered'],
    },
    {
      what: 'a policy that the notice does not name, with the right hash',
      alter: (place) => withPolicy(place, { text: 'x', sha256: scene.ports.digest.sha256Hex('x') }),
      finds: ['policy_snapshot policy_text_altered'],
    },
    {
      what: 'the hash of the policy alone',
      alter: (place) => withPolicy(place, { sha256: 'f'.repeat(64) }),
      finds: ['policy_snapshot policy_text_altered'],
    },
    {
      what: 'a policy beside no notice',
      alter: (place) => withEvidence(place, { notice: null }),
      finds: ['policy_snapshot policy_text_altered', 'granted_2_notice notice_other'],
    },
    {
      what: 'a notice without a policy',
      alter: (place) => withEvidence(place, { notice: { id: 'ntc_x', content: { policy: null } } }),
      finds: [
        'notice_text notice_text_altered',
        'policy_snapshot policy_text_altered',
        'granted_2_notice notice_other',
      ],
    },
    {
      what: 'a notice that is no object',
      alter: (place) => withEvidence(place, { notice: { id: 'ntc_x', content: 'x' } }),
      finds: [
        'notice_text notice_text_altered',
        'policy_snapshot policy_text_altered',
        'granted_2_notice notice_other',
      ],
    },
    {
      what: 'a policy without a hash',
      alter: (place) =>
        withEvidence(place, { notice: { id: 'ntc_x', content: { policy: { contentSha256: 1 } } } }),
      finds: [
        'notice_text notice_text_altered',
        'policy_snapshot policy_text_altered',
        'granted_2_notice notice_other',
      ],
    },
    {
      what: 'a consent that is not there',
      alter: (place) => withEvidence(place, { events: [] }),
      finds: ['consent_event agreement_count'],
    },
    {
      what: 'a consent that is there twice',
      alter: (place) =>
        withEvidence(place, { events: place.evidence.events.flatMap((event) => [event, event]) }),
      finds: ['consent_event agreement_count'],
    },
    {
      what: 'a consent where the basis is a request',
      alter: (place) => withEvidence(place, { subject: { ...place.evidence.subject, basis: 'request' } }),
      finds: ['consent_event agreement_count'],
    },
    {
      what: 'the signature',
      alter: (place) => withEvent(place, ({ signature }) => ({ signature: `A${signature.slice(1)}A` })),
      finds: ['granted_2_signature signature_wrong', 'chain chain_broken'],
    },
    {
      what: 'another lead',
      alter: (place) => withEvidence(place, { subject: { ...place.evidence.subject, id: 'led_other' } }),
      finds: ['granted_2_lead ref_other'],
    },
    {
      what: 'another name of the lead under the same seal',
      alter: (place) => withEvent(place, ({ ref }) => ({ ref: { ...ref, value: 'led_other' } })),
      finds: ['granted_2_lead ref_other'],
    },
    {
      what: 'a lead without its salt',
      alter: (place) => withEvent(place, ({ ref }) => ({ ref: { ...ref, salt: null } })),
      finds: ['granted_2_lead ref_other'],
    },
    {
      what: 'a lead that is not named though it was kept',
      alter: (place) => withEvent(place, ({ ref }) => ({ ref: { ...ref, salt: null, value: null } })),
      finds: ['granted_2_lead ref_missing'],
    },
    {
      what: 'another form',
      alter: (place) =>
        withEvent(place, ({ sessionRef }) => ({ sessionRef: { ...sessionRef, value: 'another' } })),
      finds: ['granted_2_form form_altered'],
    },
    {
      what: 'another page under the same seal',
      alter: (place) =>
        withEvent(place, ({ pageOrigin }) => ({
          pageOrigin: { ...(pageOrigin as Commitment), value: 'https://x.example' },
        })),
      finds: ['granted_2_page page_altered'],
    },
    {
      what: 'a commitment, with its value and salt',
      alter: (place) => withEvent(place, ({ ref }) => ({ ref: { ...ref, commitment: 'x' } })),
      finds: ['granted_2_hash hash_altered', 'granted_2_lead ref_other'],
    },
    {
      what: 'a moment that is none',
      alter: (place) => withEvent(place, () => ({ occurredAt: 'yesterday' })),
      finds: ['granted_2_hash hash_altered'],
    },
    {
      what: 'a place of the chain that does not close on the one before',
      alter: (place) =>
        withEvidence(place, {
          chain: place.evidence.chain.map((link) => (link.seq === 3 ? { ...link, previousHash: 'x' } : link)),
        }),
      finds: ['chain chain_broken'],
    },
    {
      what: 'a chain that does not hold the consent',
      alter: (place) => withEvidence(place, { chain: place.evidence.chain.filter(({ seq }) => seq !== 2) }),
      finds: ['chain chain_broken'],
    },
    {
      what: 'a chain without the place before the consent',
      alter: (place) => withEvidence(place, { chain: place.evidence.chain.filter(({ seq }) => seq !== 1) }),
      finds: ['chain chain_broken'],
    },
    {
      what: 'no chain at all',
      alter: (place) => withEvidence(place, { chain: [] }),
      finds: ['chain chain_broken'],
    },
    {
      what: 'another key at the place of the consent',
      alter: (place) =>
        withEvidence(place, {
          chain: place.evidence.chain.map((link) => (link.seq === 2 ? { ...link, keyId: 'x' } : link)),
        }),
      finds: ['chain chain_broken'],
    },
    {
      what: 'another signature at a place beside the consent',
      alter: (place) =>
        withEvidence(place, {
          chain: place.evidence.chain.map((link) => (link.seq === 3 ? { ...link, signature: 'x' } : link)),
        }),
      finds: ['chain_3_signature signature_wrong'],
    },
  ];
  for (const { what, alter, finds } of CASES) {
    it(`shows it for ${what} [CO-9]`, async () => assert.deepEqual(await bad(alter(await proven())), finds));
  }

  it('shows a notice that was recorded twice, or beside a consent [CO-9, TR-1]', async () => {
    const [asked, consented] = [await proven({ basis: 'request' }), await proven()];
    const { events: shown } = asked.evidence;
    const twice = withEvidence(asked, { events: [...shown, ...shown] });
    assert.deepEqual(await bad(twice), ['consent_event agreement_count']);
    const both = withEvidence(consented, { events: [...consented.evidence.events, ...shown] });
    assert.equal((await bad(both))[0], 'consent_event agreement_count');
  });

  it('shows a supersession that follows no consent of the file, an other one, or comes before it [CO-9]', async () => {
    const place = await proven({ superseded: true });
    const change = (changes: Partial<EvidenceEvent>) =>
      bad(withEvent(place, ({ action }) => (action === 'superseded' ? changes : {})));
    const wrong = async (changes: Partial<EvidenceEvent>) =>
      (await change(changes)).filter((found) => found.includes('follows_not'));
    assert.deepEqual(await wrong({ ofEvent: 'cse_none' }), ['superseded_3_follows follows_not']);
    assert.deepEqual(await wrong({ purpose: 'card.x' }), ['superseded_3_follows follows_not']);
    assert.deepEqual(await wrong({ seq: 2 }), ['superseded_2_follows follows_not']);
    assert.deepEqual(await wrong({}), []);
  });
});

describe('evidence of what is gone', () => {
  it('holds after an erasure, by the signed record alone [D5, RT-2]', async () => {
    const place = await proven();
    const erased = withEvidence(
      withEvent(place, ({ ref, sessionRef }) => ({
        ref: { ...ref, salt: null, value: null },
        sessionRef: { ...sessionRef, salt: null, value: null },
      })),
      { subject: { ...place.evidence.subject, id: null, state: 'erased' } },
    );
    const verdict = await verifyEvidence(erased.evidence, erased.keys, judge);
    assert.equal(verdict.valid, true);
    const { check, finding, seq } = verdict.checks.find(({ kind }) => kind === 'lead') ?? {};
    assert.deepEqual({ check, finding, seq }, { check: 'granted_2_lead', finding: 'ref_erased', seq: 2 });
    assert.equal(
      verdict.checks.some(({ kind }) => kind === 'form'),
      false,
    );
  });

  it('holds after its time, by its place in the chain, and by nothing less [RE-1, CO-9]', async () => {
    const place = await proven();
    const subject = { ...place.evidence.subject, id: null, state: 'expired' as const };
    const chain = place.evidence.chain.map((link) => ({ ...link, kind: 'tombstone' as const }));
    const expired = withEvidence(place, { subject, events: [], notice: null, policySnapshot: null, chain });
    assert.deepEqual(await bad(expired), []);
    const [first] = (await verifyEvidence(expired.evidence, expired.keys, judge)).checks;
    assert.equal(first?.finding, 'record_expired');
    assert.deepEqual(
      await bad(withEvidence(expired, { events: place.evidence.events, notice: place.evidence.notice })),
      ['consent_event agreement_count', 'granted_2_lead ref_other'],
    );
    assert.deepEqual(await bad(withEvidence(expired, { chain: place.evidence.chain })), [
      'consent_event agreement_count',
    ]);
    const moved = chain.map((link) => (link.seq === 2 ? { ...link, previousHash: 'x' } : link));
    assert.deepEqual(await bad(withEvidence(expired, { chain: moved })), ['chain chain_broken']);
  });

  it('of the first place of all needs no place before it, but a hash of zeros', async () => {
    const shop = await scene.openShop();
    const { lead } = await shop.sendForm();
    const { subject, notice, events, chain, publicKeys } = await scene.useCases.leadEvidence(
      scopeOfShops([shop.id]),
      lead.id,
    );
    const place: Place = {
      evidence: { subject, notice, events, chain, policySnapshot: null },
      keys: publicKeys,
    };
    assert.deepEqual(await bad(place), []);
    const other = '1'.repeat(64);
    const moved = withEvidence(
      withEvent(place, () => ({ previousHash: other })),
      {
        chain: chain.map((link) => ({ ...link, previousHash: other })),
      },
    );
    assert.deepEqual(await bad(moved), ['granted_1_hash hash_altered', 'chain chain_broken']);
    const differing = chain.map((link) => ({ ...link, previousHash: other }));
    assert.deepEqual(await bad(withEvidence(place, { chain: differing })), ['chain chain_broken']);
  });
});
