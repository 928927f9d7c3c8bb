import assert from 'node:assert/strict';
import {
  checkHistory,
  type History,
  isClean,
  type Verdict,
} from '../../../scripts/faults/judge/check-history.ts';

const sound = (): History & { [K in keyof History]: History[K][number][] } => {
  const told = [
    { chat: 'c', sender: 'visitor', number: 1, ref: 'v1', sentAt: 0, answer: { at: 10, seq: 1 } },
    { chat: 'c', sender: 'staff', number: 1, ref: 's1', sentAt: 5, answer: { at: 20, seq: 3 } },
    { chat: 'c', sender: 'visitor', number: 2, ref: 'v2', sentAt: 30, answer: { at: 40, seq: 4 } },
    { chat: 'c', sender: 'visitor', number: 3, ref: 'v3', sentAt: 31, answer: { at: 45, seq: 5 } },
  ];
  const kept = [
    { chat: 'c', seq: 1, ref: 'v1', isMessage: true },
    { chat: 'c', seq: 2, ref: 'read', isMessage: false },
    { chat: 'c', seq: 3, ref: 's1', isMessage: true },
    { chat: 'c', seq: 4, ref: 'v2', isMessage: true },
    { chat: 'c', seq: 5, ref: 'v3', isMessage: true },
  ];
  const events = new Map(kept.map(({ seq, ref, isMessage }) => [seq, isMessage ? ref : null]));
  return {
    told,
    kept,
    shown: [{ chat: 'c', reader: 'staff', seq: 4, ref: 'v2' }],
    reads: [{ chat: 'c', askedAt: 42, last: 4 }],
    finalReads: [{ chat: 'c', reader: 'visitor', events }],
  };
};

const broken = (change: (history: ReturnType<typeof sound>) => void): Partial<Verdict> => {
  const history = sound();
  change(history);
  return Object.fromEntries(Object.entries(checkHistory(history)).filter(([, count]) => count > 0));
};
const replace = <T>(rows: T[], at: number, change: Partial<T>): void => {
  rows[at] = { ...(rows[at] as T), ...change };
};

describe('the judge of a run with faults', () => {
  it('finds nothing where every part agrees', () => {
    assert.ok(isClean(checkHistory(sound())));
  });

  const faults: [keyof Verdict, (history: ReturnType<typeof sound>) => void][] = [
    ['lost', ({ kept, finalReads }) => void [kept.pop(), finalReads.pop()]],
    [
      'doubled',
      ({ kept, finalReads }) => {
        kept.push({ chat: 'c', seq: 6, ref: 'v3', isMessage: true });
        finalReads.pop();
      },
    ],
    ['moved', ({ told }) => replace(told, 3, { answer: { at: 45, seq: 6 } })],
    ['unanswered', ({ told }) => replace(told, 3, { answer: null })],
    ['stale', ({ reads }) => replace(reads, 0, { last: 3 })],
    ['misshown', ({ shown }) => replace(shown, 0, { ref: 'v3' })],
    ['misshown', ({ shown }) => replace(shown, 0, { seq: 9 })],
    ['invented', ({ told }) => void told.splice(0, 1)],
    ['different', ({ finalReads }) => replace(finalReads, 0, { events: new Map([[1, 'v1']]) })],
  ];
  for (const [name, plant] of faults) {
    it(`finds a planted fault: ${name}`, () => {
      assert.equal(broken(plant)[name], 1);
    });
  }

  it('finds a hole in the places', () => {
    const found = broken(({ kept, told, shown, reads, finalReads }) => {
      kept.splice(2, 1);
      told.splice(1, 1);
      shown.pop();
      reads.pop();
      finalReads.pop();
    });
    assert.ok((found.holes ?? 0) > 0);
    assert.equal(found.lost, undefined);
  });

  it('finds two messages of one sender in the wrong order', () => {
    const found = broken(({ kept, told, shown, finalReads }) => {
      replace(kept, 3, { ref: 'v3' });
      replace(kept, 4, { ref: 'v2' });
      replace(told, 2, { answer: { at: 46, seq: 5 } });
      replace(told, 3, { answer: { at: 45, seq: 4 } });
      shown.pop();
      finalReads.pop();
    });
    assert.deepEqual(found, { swapped: 1 });
  });

  it('finds a message that was stored before one that its sender already knew as stored', () => {
    const found = broken(({ kept, told, shown, reads, finalReads }) => {
      replace(kept, 2, { ref: 'v2' });
      replace(kept, 3, { ref: 's1' });
      replace(told, 1, { answer: { at: 20, seq: 4 } });
      replace(told, 2, { answer: { at: 40, seq: 3 } });
      shown.pop();
      reads.pop();
      finalReads.pop();
    });
    assert.deepEqual(found, { overtaken: 1 });
  });
});
