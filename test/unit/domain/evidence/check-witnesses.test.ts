import assert from 'node:assert/strict';
import type { FileStatement } from '../../../../service/domain/evidence/evidence.ts';
import type { Judge } from '../../../../service/domain/evidence/judge-signature.ts';
import type { Verdict } from '../../../../service/domain/evidence/verify-evidence.ts';
import { judgeEvidenceText } from '../../../../service/domain/evidence/verify-file.ts';
import { countersignedText, statementText } from '../../../../service/domain/model/witness/statement.ts';
import { readEd25519Key } from '../../../../service/outbound/ed25519-keys.ts';
import {
  contentOf,
  fileText,
  foreignSigner,
  makeLedger,
  makeStatement,
  sha256Hex,
  signer,
  vectorKeys,
  WITNESS,
  witnessSigner,
} from '../../../evidence-vectors/vector-ledger.ts';

const judge: Judge = { sha256Hex, readKey: readEd25519Key };
const about = 'led_AAAAAAAAAAAAAAAAAAAAAA';
const ledger = makeLedger();
const stranger = ledger.other();
const granted = ledger.append({ about });
const withdrawn = ledger.append({
  ...{ about, action: 'withdrawn', ofEvent: granted.id, method: 'button', control: null, via: 'receipt' },
});
ledger.other();

const [FIRST, SECOND] = ['2026-11-11T03:00:00.000Z', '2026-11-12T03:00:00.000Z'];
const [OWN, OTHER] = [signer.publicKeys()[0]?.keyId, witnessSigner.publicKeys()[0]?.keyId];
const first = () => makeStatement([granted]);
const second = (changes: Partial<{ at: string; since: string }> = {}) =>
  makeStatement([withdrawn], { at: SECOND, ...changes });

const judged = async (
  witnesses: readonly FileStatement[],
  { by = judge }: { by?: Judge } = {},
): Promise<Verdict> => {
  const text = fileText(contentOf(ledger, [granted, withdrawn], {}, { witnesses }));
  const judgement = await judgeEvidenceText(text, vectorKeys(), by);
  assert.ok(judgement.kind === 'judged');
  return judgement.verdict;
};
const wrong = async (...given: Parameters<typeof judged>): Promise<string[]> =>
  (await judged(...given)).checks.filter(({ ok }) => !ok).map(({ check, finding }) => `${check} ${finding}`);

describe('statements that witnesses saw', () => {
  it('are named one by one: the service’s signature, each place under it, each answer [CO-9]', async () => {
    const { checks, valid, witnessed } = await judged([first(), second()]);
    assert.deepEqual(
      checks
        .filter(({ kind }) => kind === 'witness')
        .map(({ check, finding, seq, keyId }) => [check, finding, seq, keyId]),
      [
        [`stated_${FIRST}`, 'signature', null, OWN],
        ['stated_2', 'stated', 2, null],
        ['witness_2026-11-11T03:03:00.000Z', 'countersigned', null, OTHER],
        [`stated_${SECOND}`, 'signature', null, OWN],
        ['stated_3', 'stated', 3, null],
        ['witness_2026-11-12T03:03:00.000Z', 'countersigned', null, OTHER],
      ],
    );
    assert.equal(valid, true);
    assert.deepEqual(witnessed, [
      {
        ...{ seq: 2, occurredAt: '2026-11-10T12:00:00.000Z', unchecked: [] },
        by: [{ name: WITNESS, at: '2026-11-11T03:03:00.000Z' }],
      },
      {
        ...{ seq: 3, occurredAt: '2026-11-10T13:00:00.000Z', unchecked: [] },
        by: [{ name: WITNESS, at: '2026-11-12T03:03:00.000Z' }],
      },
    ]);
  });

  it('may hold several places, on either side of the way to the root [CO-9]', async () => {
    assert.deepEqual(await wrong([makeStatement([granted, withdrawn])]), []);
    const { entries, ...others } = makeStatement([granted, withdrawn]);
    const turned = entries.map(({ seq, path }) => ({
      seq,
      path: path.map(({ side, hash }) => ({
        side: side === 'left' ? ('right' as const) : ('left' as const),
        hash,
      })),
    }));
    assert.deepEqual(await wrong([{ ...others, entries: turned }]), [
      'stated_2 stated_not',
      'stated_3 stated_not',
    ]);
  });

  it('are over places of the record: each once, in order, and at least one [CO-9]', async () => {
    const both = makeStatement([granted, withdrawn]);
    const again = makeStatement([granted], { at: SECOND });
    const bad = ['stated stated_not'];
    assert.deepEqual(await wrong([{ ...both, entries: both.entries.toReversed() }]), bad);
    assert.deepEqual(await wrong([first(), again]), bad);
    assert.deepEqual(await wrong([{ ...first(), entries: [] }]), bad);
    assert.deepEqual(await wrong([makeStatement([stranger])]), bad);
    assert.deepEqual(await wrong([second()]), []);
  });

  it('are signed by the service, and answered by whom they name [CO-9]', async () => {
    const foreign = makeStatement([granted], {}, { stated: foreignSigner });
    assert.deepEqual(await wrong([foreign]), [`stated_${FIRST} key_unknown`]);
    const { seen, ...statement } = first();
    const moved = seen.map((one) => ({ ...one, at: '2026-11-10T13:00:00.000Z' }));
    assert.deepEqual(await wrong([{ ...statement, seen: moved }]), [
      'witness_2026-11-10T13:00:00.000Z signature_wrong',
    ]);
  });

  it('hold for a record whose time is over, of which only the place is left [CO-9, RE-1]', async () => {
    const over = makeLedger();
    const gone = over.append({ about });
    over.expire(gone.seq);
    const statement = makeStatement([gone], { since: '2026-11-11T02:00:00.000Z' });
    const subject = { kind: null, id: null, reference: null, basis: null, createdAt: null } as const;
    const content = contentOf(
      over,
      [],
      { ...subject, state: 'expired', seq: 1 },
      { ...{ notice: null, policySnapshot: null, chain: over.chain([1]) }, witnesses: [statement] },
    );
    const judgement = await judgeEvidenceText(fileText(content), vectorKeys(), judge);
    assert.ok(judgement.kind === 'judged');
    assert.equal(judgement.verdict.valid, true);
    const [place] = judgement.verdict.witnessed ?? [];
    assert.deepEqual([place?.seq, place?.occurredAt, place?.by.length], [1, null, 1]);
  });

  it('come one after the other in time; two of the same time are none [CO-9]', async () => {
    assert.deepEqual(await wrong([first(), second({ at: FIRST })]), ['stated stated_not']);
    assert.deepEqual(await wrong([first(), second({ at: '2026-11-11T02:59:59.999Z' })]), [
      'stated stated_not',
    ]);
    assert.deepEqual(await wrong([]), []);
  });

  it('are later than the event by no more than it takes on its way: ten minutes [CO-9]', async () => {
    const since = (at: string) => makeStatement([granted], { since: at });
    assert.deepEqual(await wrong([since('2026-11-10T12:10:00.000Z')]), []);
    assert.deepEqual(await wrong([since('2026-11-10T12:10:00.001Z')]), ['stated_2_time stated_late']);
    const late = (await judged([since('2026-11-10T12:10:00.001Z')])).checks.find(({ ok }) => !ok);
    assert.deepEqual([late?.kind, late?.seq], ['witness', 2]);
    assert.deepEqual(await wrong([first(), second({ since: '2026-11-10T12:30:00.000Z' })]), []);
    assert.deepEqual(await wrong([first(), second({ since: '2026-11-10T13:30:00.000Z' })]), [
      'stated_3_time stated_late',
    ]);
  });

  it('name who saw them first, and count a time stamp that can be read [CO-9]', async () => {
    const statement = first();
    const text = statementText(statement.statement);
    const early = { at: '2026-11-11T03:00:30.000Z', follows: false };
    const answer = {
      ...{ kind: 'zgoda' as const, by: WITNESS, ...early },
      ...witnessSigner.sign(countersignedText(early, sha256Hex(text))),
    };
    const stamp = { kind: 'rfc3161' as const, by: 'tsa.example', at: FIRST, token: 'AAAA' };
    const seen = [...statement.seen, answer, stamp];
    const stamped = '2026-11-11T03:01:00.000Z';
    const by: Judge = {
      ...judge,
      readTimeStamp: async (token, of) => (token === 'AAAA' && of === text ? stamped : null),
    };
    const { witnessed } = await judged([{ ...statement, seen }], { by });
    assert.deepEqual(witnessed?.[0]?.by, [
      { name: WITNESS, at: early.at },
      { name: 'tsa.example', at: stamped },
      { name: WITNESS, at: '2026-11-11T03:03:00.000Z' },
    ]);
    const unread = await judged([{ ...statement, seen: [{ ...stamp, token: 'BBBB' }] }], { by });
    assert.deepEqual(unread.witnessed?.[0], {
      ...{ seq: 2, occurredAt: '2026-11-10T12:00:00.000Z', by: [], unchecked: ['tsa.example'] },
    });
  });
});
