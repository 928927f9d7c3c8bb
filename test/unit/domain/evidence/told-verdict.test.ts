import assert from 'node:assert/strict';
import type {
  EvidenceEpoch,
  EvidenceToVerify,
  WholeFile,
} from '../../../../service/domain/evidence/evidence.ts';
import { evidenceStory } from '../../../../service/domain/evidence/evidence-story.ts';
import { checkName, findingText } from '../../../../service/domain/evidence/evidence-verdict.ts';
import { evidenceCatalog } from '../../../../service/domain/evidence/texts/evidence-catalog.ts';
import type { Check } from '../../../../service/domain/evidence/verify-evidence.ts';
import type { ShopId } from '../../../../service/protocol/vocabulary.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { type ProvenLead, provenLead } from '../../../support/scenes/proven-lead.ts';
import { evidenceFileOf, makeTold, toldWhole, unfaulted } from '../../../support/scenes/told-evidence.ts';

const scene = makeDomainScene();
const en = evidenceCatalog.en;
const AT = '24 November 2026, 10:00:00 UTC';
let place: ProvenLead;
const { told, factOf, content } = makeTold(() => place.evidence);

const inState = (state: 'erased' | 'expired'): Pick<EvidenceToVerify, 'subject'> => ({
  subject: { ...place.evidence.subject, state },
});
const noteOf = (term: string, file: { whole: WholeFile }, changes: Partial<EvidenceToVerify> = {}) =>
  told(changes, file).notes.find((note) => note.term === term)?.text ?? null;

describe('the verdict on an enquiry that asked for no consent', () => {
  beforeEach(async () => {
    place = await provenLead(scene, { basis: 'request' });
  });

  it('claims no consent, and says who asked and when the notice was shown [CO-9, TR-1]', () => {
    const { verdict, history } = told({}, { whole: toldWhole() });
    const { title, text } = en.standings.informed;
    assert.deepEqual(verdict, {
      valid: true,
      tone: 'good',
      title,
      text: [text.replace('{when}', AT), en.valid, en.validText].join(' '),
      problems: [],
    });
    assert.deepEqual(history, [{ when: AT, text: en.actions.informed }]);
    assert.deepEqual([factOf(en.who), factOf(en.act)], [en.whoAsked, en.acts.requested]);
    assert.equal(factOf(en.when), `${AT} (${en.clock})`);
    assert.equal(noteOf(en.basis, { whole: toldWhole() }), en.bases.request);
  });

  it('names the purpose of the reply, not the first one of the notice', () => {
    const purposes = [
      { code: 'card.x', text: 'A' },
      { code: 'reply', text: 'B' },
    ];
    assert.equal(factOf(en.purpose, content({ purposes })), 'B');
  });
});

describe('the verdict on what is left of a record', () => {
  beforeEach(async () => {
    place = await provenLead(scene, { superseded: true });
  });

  it('says of erased data that the rest of the record is unchanged [CO-9, CO-7]', () => {
    const { text, valid } = told(inState('erased'), { whole: toldWhole() }).verdict;
    assert.ok(text.endsWith(`${en.valid} ${en.validErased}`));
    assert.equal(text.includes(en.validText), false);
    assert.equal(valid, true);
    assert.ok(told({}, { whole: toldWhole() }).verdict.text.endsWith(`${en.valid} ${en.validText}`));
  });

  it('says of an expired record that its place remains, and names no basis of what is gone [CO-9, RE-1]', () => {
    const { text } = told(inState('expired'), { whole: toldWhole() }).verdict;
    assert.equal(text, en.standings.over.text);
    assert.equal(noteOf(en.basis, { whole: toldWhole() }, inState('expired')), null);
  });

  it('names the purpose of the consent, whatever event comes first', () => {
    const [grant, end] = place.evidence.events;
    assert.ok(grant && end);
    const events = [
      { ...end, purpose: 'marketing_phone' as const },
      { ...grant, purpose: 'card.x' as const },
    ];
    const purposes = [
      { code: 'reply', text: 'A' },
      { code: 'card.x', text: 'B' },
    ];
    assert.equal(factOf(en.purpose, { ...content({ purposes }), events }), 'B');
  });
});

describe('what is noted behind the verdict', () => {
  beforeEach(async () => {
    place = await provenLead(scene);
  });
  const opening = (changes: Partial<EvidenceEpoch>): EvidenceEpoch => ({
    id: 'cse_1',
    shopId: 'shp_1' as ShopId,
    seq: 7,
    epoch: 2,
    from: '2026-11-20T08:00:00.000Z',
    at: '2026-11-22T09:30:00.000Z',
    known: null,
    previousHash: '',
    hash: '',
    keyId: '',
    signature: '',
    ...changes,
  });
  const FROM = '20 November 2026, 08:00:00 UTC';
  const TO = '22 November 2026, 09:30:00 UTC';
  const gap = (from: string): string => en.gap.replace('{to}', TO).replace('{from}', from);

  it('is each gap that a restored backup left: from when to when, and how much is known [CO-9]', () => {
    assert.equal(noteOf(en.gaps, { whole: toldWhole() }), null);
    const known = { epoch: 1, seq: 9, hash: '', at: '2026-11-22T00:00:00.000Z' };
    const epochs = [opening({ known }), opening({ from: null })];
    assert.equal(
      noteOf(en.gaps, { whole: toldWhole(epochs) }),
      `${gap(FROM)} ${en.gapKnown.replace('{seq}', '9')} ${gap(en.gapFromStart)} ${en.gapUnknown}`,
    );
  });

  it('is who outside saw the record, or that nobody did; an invalid file says neither [CO-9]', () => {
    const file = evidenceFileOf(place.evidence, { whole: toldWhole() });
    const notesOf = (witnessed: object) =>
      evidenceStory(file, { ...unfaulted(place.evidence), ...witnessed }, 'en').notes;
    const witnessNote = notesOf({ witnessed: [] }).find(({ term }) => term === en.witness.term);
    assert.equal(witnessNote?.text, en.witness.none);
    assert.equal(
      notesOf({}).some(({ term }) => term === en.witness.term),
      false,
    );
  });
});

describe('a check in words', () => {
  it('names the place and the key that it is about', () => {
    const check: Check = {
      ...{ check: 'x', kind: 'signature', ok: true, finding: 'signature', detail: '' },
      ...{ seq: 12, keyId: 'a1b2' },
    };
    assert.equal(checkName(check, en), en.checkNames.signature.replace('{seq}', '12'));
    assert.equal(findingText(check, en), en.findings.signature.replace('{key}', 'a1b2'));
  });
});
