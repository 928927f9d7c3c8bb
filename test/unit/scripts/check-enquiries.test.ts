import assert from 'node:assert/strict';
import {
  checkEnquiries,
  type EnquiryHistory,
  type EnquiryVerdict,
} from '../../../scripts/faults/judge/check-enquiries.ts';

/** Two enquiries that were taken, one of them mailed twice, and one that was not; two reports of the shop. */
const sound = () => ({
  enquiries: [
    { email: 'a', isTaken: true },
    { email: 'b', isTaken: true },
    { email: 'c', isTaken: false },
  ],
  mails: [
    { to: 'a', id: '<1>', secret: 'of a' },
    { to: 'a', id: '<1>', secret: 'of a' },
    { to: 'b', id: '<2>', secret: 'of b' },
    { to: 'owner', id: '<3>', secret: null },
  ],
  held: new Map([
    ['a', { times: 1, isProven: true, isConfirmed: true }],
    ['b', { times: 1, isProven: true, isConfirmed: true }],
  ]),
  pushes: [
    { pushedAt: 2, revision: '2' },
    { pushedAt: 1, revision: '1' },
  ],
  bound: { pushedAt: 2, revision: '2' },
});
type Sound = ReturnType<typeof sound>;
const broken = (change: (history: Sound) => void): Partial<EnquiryVerdict> => {
  const history = sound();
  change(history);
  const verdict = checkEnquiries(history satisfies EnquiryHistory);
  return Object.fromEntries(Object.entries(verdict).filter(([, count]) => count > 0));
};

describe('the judge of enquiries, mails and reports of a shop', () => {
  it('finds nothing where every part agrees, a mail that came twice under one id too', () => {
    assert.deepEqual(
      broken(() => undefined),
      {},
    );
  });

  const held = { times: 1, isProven: true, isConfirmed: true };
  const faults: [keyof EnquiryVerdict, (history: Sound) => void][] = [
    ['lost', (history) => void history.held.delete('a')],
    ['doubled', (history) => void history.held.set('c', { ...held, times: 2 })],
    ['unproven', (history) => void history.held.set('a', { ...held, isProven: false })],
    ['unmailed', (history) => void history.mails.splice(2, 1)],
    ['disguised', (history) => void history.mails.splice(1, 1, { to: 'a', id: '<9>', secret: 'of a' })],
    ['disguised', (history) => void history.mails.splice(2, 1, { to: 'b', id: '', secret: 'of b' })],
    ['unconfirmed', (history) => void history.held.set('b', { ...held, isConfirmed: false })],
    [
      'overruled',
      (history) => {
        history.bound = { pushedAt: 1, revision: '1' };
      },
    ],
    [
      'overruled',
      (history) => {
        history.bound = { pushedAt: 2, revision: '1' };
      },
    ],
  ];
  for (const [name, plant] of faults) {
    it(`finds a planted fault: ${name}`, () => assert.deepEqual(broken(plant), { [name]: 1 }));
  }
});
