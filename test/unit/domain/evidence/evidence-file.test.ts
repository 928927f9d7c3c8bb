import assert from 'node:assert/strict';
import { readKeyFile } from '../../../../service/domain/evidence/evidence.ts';
import { readOlderEvidence } from '../../../../service/domain/evidence/older-evidence.ts';
import { shownParagraphs } from '../../../../service/domain/evidence/shown-text.ts';

const event = {
  id: 'cse_1',
  action: 'granted',
  occurredAt: '2026-11-24T10:00:00.000Z',
  seq: 1,
  hash: 'h',
  previousHash: 'p',
  keyId: 'k',
  signature: 's',
  control: { id: 'c', initialState: 'unchecked' },
  ref: { commitment: 'c', salt: 's', value: 'v' },
  sessionRef: { commitment: 'c', salt: null, value: null },
};
const link = { seq: 1, hash: 'h', previousHash: 'p', kind: 'event', keyId: 'k', signature: 's' };
const subject = {
  kind: 'lead',
  id: 'led_1',
  reference: 'R1',
  basis: 'consent',
  createdAt: '2026-11-24',
  state: 'kept',
};
const file = {
  format: 'zgoda-evidence/2',
  generatedAt: '2026-11-24T10:00:00.000Z',
  shop: { name: 'Pod Lipą' },
  subject,
  notice: { id: 'ntc_1', content: {} },
  events: [event],
  chain: [link],
  policySnapshot: { sha256: 'a', text: 't' },
};

describe('a file of evidence of version 1 or 2', () => {
  it('is read whole', () => {
    const { format, generatedAt, notice, events, chain, policySnapshot } = file;
    assert.deepEqual(readOlderEvidence(file), {
      format,
      generatedAt,
      shopName: 'Pod Lipą',
      evidence: { subject, notice, events, chain, policySnapshot },
      whole: null,
    });
  });

  it('of version 1 is that of a lead that was kept', () => {
    const { id, reference, basis, createdAt } = subject;
    const old = {
      ...file,
      format: 'zgoda-evidence/1',
      subject: undefined,
      lead: { id, reference, basis, createdAt },
    };
    assert.deepEqual(readOlderEvidence(old)?.evidence.subject, subject);
    const sparse = readOlderEvidence({ ...old, lead: { id, reference: 1, basis: null } });
    assert.deepEqual(sparse?.evidence.subject, { ...subject, reference: null, basis: null, createdAt: null });
    for (const lead of [undefined, null, 'led_1', [], {}, { id: 1 }])
      assert.equal(readOlderEvidence({ ...old, lead }), null);
  });

  type Whole = readonly [what: string, changes: object];
  const WHOLE: readonly Whole[] = [
    ['without a notice', { notice: null }],
    ['without a policy', { policySnapshot: null }],
    ['without events and chain', { events: [], chain: [] }],
    ['without the signatures of its chain', { chain: [{ seq: 1, hash: 'h', previousHash: 'p' }] }],
    ['without a box', { events: [{ ...event, control: null }] }],
    ['of a card', { subject: { ...subject, kind: 'card' } }],
    ['of a subscription that was erased', { subject: { ...subject, kind: 'subscription', state: 'erased' } }],
    ['that has expired', { subject: { ...subject, state: 'expired' } }],
    ['with more in it than is known', { more: 1, events: [{ ...event, more: 1 }] }],
  ];
  for (const [what, changes] of WHOLE) {
    it(`is read ${what}`, () => assert.notEqual(readOlderEvidence({ ...file, ...changes }), null));
  }

  const BROKEN: readonly Whole[] = [
    ['has another format', { format: 'zgoda-evidence/3' }],
    ['has no format', { format: undefined }],
    ['has no subject', { subject: undefined }],
    ['has a subject that is a list', { subject: [] }],
    ['has a subject of an unknown kind', { subject: { ...subject, kind: 'chat' } }],
    ['has a subject in an unknown state', { subject: { ...subject, state: 'lost' } }],
    ['has a notice without an id', { notice: { content: {} } }],
    ['has a notice that is text', { notice: 'x' }],
    ['names no notice at all', { notice: undefined }],
    ['has a policy without a text', { policySnapshot: { sha256: 'a' } }],
    ['has a policy without a hash', { policySnapshot: { text: 'a' } }],
    ['has a policy that is text', { policySnapshot: 'x' }],
    ['names no policy at all', { policySnapshot: undefined }],
    ['has no list of events', { events: {} }],
    ['has no chain', { chain: undefined }],
    ['has an event that is none', { events: [event, null] }],
    ...(['id', 'action', 'occurredAt', 'keyId', 'signature', 'hash', 'previousHash'] as const).map(
      (field): Whole => [`has an event without ${field}`, { events: [{ ...event, [field]: undefined }] }],
    ),
    ['has an event at no place', { events: [{ ...event, seq: 1.5 }] }],
    ['has an event with a box that is text', { events: [{ ...event, control: 'x' }] }],
    ['has an event without a box or null', { events: [{ ...event, control: undefined }] }],
    ['has an event without what it is about', { events: [{ ...event, ref: null }] }],
    ['has an event without its form', { events: [{ ...event, sessionRef: undefined }] }],
    ['has a seal without a commitment', { events: [{ ...event, ref: { salt: null, value: null } }] }],
    ['has a seal with a salt that is a number', { events: [{ ...event, ref: { ...event.ref, salt: 1 } }] }],
    ['has a seal without a value or null', { events: [{ ...event, ref: { commitment: 'c', salt: null } }] }],
    ['has a link at no place', { chain: [{ ...link, seq: '1' }] }],
    ['has a link without a hash', { chain: [{ ...link, hash: null }] }],
    ['has a link with a key that is a number', { chain: [{ ...link, keyId: 1 }] }],
    ['has a link with a signature that is null', { chain: [{ ...link, signature: null }] }],
  ];
  for (const [what, changes] of BROKEN) {
    it(`is none when it ${what}`, () => assert.equal(readOlderEvidence({ ...file, ...changes }), null));
  }
  it('is none when it is no object', () => {
    for (const value of [null, 'x', 1, [file], undefined]) assert.equal(readOlderEvidence(value), null);
  });

  it('may name no shop and no time', () => {
    for (const shop of [undefined, null, 'x', [], {}, { name: 1 }]) {
      assert.equal(readOlderEvidence({ ...file, shop, generatedAt: 1 })?.shopName, null);
    }
    assert.equal(readOlderEvidence({ ...file, generatedAt: 1 })?.generatedAt, null);
  });

  it('leaves out what is no text of its subject', () => {
    const read = readOlderEvidence({
      ...file,
      subject: { ...subject, id: 1, reference: {}, basis: [], createdAt: 2 },
    });
    assert.deepEqual(read?.evidence.subject, {
      ...subject,
      id: null,
      reference: null,
      basis: null,
      createdAt: null,
    });
  });
});

describe('a file of keys', () => {
  const key = { keyId: 'k', publicKeyPem: 'pem' };
  it('is a list of keys, each with its name and itself', () => {
    assert.deepEqual(readKeyFile({ keys: [key, { ...key, since: 'x' }] }), [key, { ...key, since: 'x' }]);
    assert.deepEqual(readKeyFile({ keys: [] }), []);
    for (const value of [
      null,
      'x',
      [],
      {},
      { keys: {} },
      { keys: [null] },
      { keys: [{ keyId: 'k' }] },
      { keys: [{ publicKeyPem: 'p' }] },
    ]) {
      assert.equal(readKeyFile(value), null);
    }
  });
});

describe('the shown words of a notice, read back', () => {
  const CASES: readonly [what: string, html: string, paragraphs: ReturnType<typeof shownParagraphs>][] = [
    ['text', '<p>Dzień dobry</p>', [[{ text: 'Dzień dobry' }]]],
    ['an empty paragraph', '<p></p>', [[]]],
    ['two paragraphs', '<p>A</p>\n<p>B</p>', [[{ text: 'A' }], [{ text: 'B' }]]],
    ['signs', '<p>&lt;b&gt; &amp;amp; &quot;x&quot; &nbsp;</p>', [[{ text: '<b> &amp; "x" &nbsp;' }]]],
    [
      'a link',
      '<p>A <a href="https://x.example/?a=1&amp;b=2">B &amp; C</a>.</p>',
      [[{ text: 'A ' }, { text: 'B & C', href: 'https://x.example/?a=1&b=2' }, { text: '.' }]],
    ],
    ['a plain link', '<p><a href="http://x.example">B</a></p>', [[{ text: 'B', href: 'http://x.example' }]]],
    [
      'an address of mail',
      '<p><a href="MAILTO:a@x.example">B</a></p>',
      [[{ text: 'B', href: 'MAILTO:a@x.example' }]],
    ],
  ];
  for (const [what, html, paragraphs] of CASES) {
    it(`keep ${what}`, () => assert.deepEqual(shownParagraphs(html, 'plain'), paragraphs));
  }

  const FOREIGN: readonly [what: string, html: string][] = [
    ['a script', '<p><script>x</script></p>'],
    ['a link that runs', '<p><a href="javascript:x">B</a></p>'],
    ['a link with a hidden start', '<p><a href="x https://x.example">B</a></p>'],
    ['an attribute', '<p class="x">B</p>'],
    ['a link with an attribute', '<p><a href="https://x.example" onclick="x">B</a></p>'],
    ['text without a paragraph', 'B'],
    ['text before a paragraph', 'x<p>B</p>'],
    ['text behind a paragraph', '<p>B</p>x'],
    ['a paragraph in a paragraph', '<p><p>B</p></p>'],
    ['one good paragraph and one bad', '<p>A</p>\n<b>B</b>'],
  ];
  for (const [what, html] of FOREIGN) {
    it(`are the plain text instead of ${what}`, () => {
      assert.deepEqual(shownParagraphs(html, 'one\ntwo'), [[{ text: 'one' }], [{ text: 'two' }]]);
    });
  }
});
