import type { EvidenceEpoch } from '../../service/domain/evidence/evidence.ts';
import { resealed } from './altered-vectors.ts';
import type { Forged } from './forged-vectors.ts';
import { contentOf, fileText, makeLedger } from './vector-ledger.ts';
import { restoredContent } from './witness-vectors.ts';

const LEAD = { about: 'led_AAAAAAAAAAAAAAAAAAAAAA' };
const notCounted = (): string => {
  const ledger = makeLedger();
  ledger.restored(null);
  ledger.restored(null, { epoch: 2 });
  return fileText(contentOf(ledger, [ledger.append(LEAD)]));
};
const unopened = (): string => {
  const ledger = makeLedger();
  return fileText(contentOf(ledger, [ledger.append({ ...LEAD, epoch: 2 })]));
};

const retold = (change: (opening: EvidenceEpoch) => object): string => {
  const content = restoredContent();
  return fileText({ ...content, epochs: content.epochs.map((one) => change(one) as EvidenceEpoch) });
};

export const epochVectors = (): Forged[] => [
  [
    'gap-altered',
    'a place that was lost, told as an earlier one',
    resealed('restored-after', ({ epochs: [opening] }) => ({
      epochs: [{ ...opening, known: { ...opening.known, seq: 3 } }],
    })),
  ],
  ['gap-left-out', 'no word of a restored backup', resealed('restored-after', () => ({ epochs: [] }))],
  [
    'gap-as-an-event',
    'the place of the epoch told as one of an event',
    resealed('restored-after', ({ chain }) => ({
      chain: chain.map((link: object) => ({ ...link, kind: 'event' })),
    })),
  ],
  [
    'gap-of-another-shop',
    'the epoch of a ledger of another shop',
    resealed('restored-after', ({ epochs: [opening] }) => ({
      epochs: [{ ...opening, shopId: 'shp_BBBBBBBBBBBBBBBBBBBBBB' }],
    })),
  ],
  [
    'epoch-left-out',
    'an event of the second epoch as one of the first',
    resealed('restored-after', ({ events: [{ epoch: _, ...event }] }) => ({ events: [event] })),
  ],
  [
    'witness-left-out',
    'the witness of the restore taken out',
    retold(({ witnessed: _, ...opening }) => opening),
  ],
  [
    'witness-renamed',
    'another witness of the restore',
    retold((opening) => ({ ...opening, witnessed: { ...opening.witnessed, by: 'https://other.example' } })),
  ],
  ['epoch-not-counted', 'an epoch that does not count on', notCounted()],
  ['epoch-without-restore', 'an event of an epoch that nothing opened', unopened()],
];
