import type { FileStatement } from '../../service/domain/evidence/evidence.ts';
import type { EvidenceContent } from '../../service/domain/evidence/write-evidence.ts';
import type { ConsentEvent } from '../../service/domain/model/consent/consent.ts';
import type { Forged } from './forged-vectors.ts';
import type { Content } from './good-vectors.ts';
import {
  contentOf,
  earlierSigner,
  fileText,
  foreignSigner,
  makeLedger,
  makeStatement,
  sha256Hex,
  WITNESS,
  witnessSigner,
} from './vector-ledger.ts';

const about = 'led_AAAAAAAAAAAAAAAAAAAAAA';
const scene = () => {
  const ledger = makeLedger();
  const before = ledger.other();
  const granted = ledger.append({ about });
  const withdrawn = ledger.append({
    ...{ about, action: 'withdrawn', ofEvent: granted.id, method: 'button', control: null, via: 'receipt' },
  });
  ledger.other();
  return { ledger, before, granted, withdrawn };
};
type Scene = ReturnType<typeof scene>;

const stands = (witnesses: (of: Scene) => FileStatement[]): EvidenceContent => {
  const of = scene();
  return contentOf(of.ledger, [of.granted], {}, { witnesses: witnesses(of) });
};
const both = (
  { granted, withdrawn }: Scene,
  changes: { at: string; since: string | null } = { at: '2026-11-12T03:00:00.000Z', since: null },
): FileStatement[] => [makeStatement([granted]), makeStatement([withdrawn], changes)];
const withdrawn = (witnesses: (of: Scene) => FileStatement[]): EvidenceContent => {
  const of = scene();
  return contentOf(of.ledger, [of.granted, of.withdrawn], {}, { witnesses: witnesses(of) });
};
const unknown: FileStatement['seen'][number] = {
  kind: 'rfc3161',
  by: 'tsa.example',
  at: '2026-11-11T03:00:01.000Z',
  token: 'AAAA',
};

export const witnessedContents = (): Content[] => [
  {
    name: 'witnessed',
    says: 'a consent that a witness saw on the next day',
    expect: 'stands',
    content: stands(({ granted }) => [makeStatement([granted])]),
  },
  {
    name: 'witnessed-twice',
    says: 'consent and withdrawal under two statements',
    expect: 'withdrawn',
    content: withdrawn((of) => both(of)),
  },
  {
    name: 'witnessed-by-a-stranger',
    says: 'a witness whose key is not given: it is not counted',
    expect: 'stands',
    content: stands(({ granted }) => [makeStatement([granted], {}, { by: foreignSigner })]),
  },
  {
    name: 'witnessed-by-time-stamp',
    says: 'a time stamp that cannot be read: it is not counted',
    expect: 'stands',
    content: stands(({ granted }) => [{ ...makeStatement([granted]), seen: [unknown] }]),
  },
  {
    name: 'witnessed-late',
    says: 'seen two weeks after it happened, for no witness was there before',
    expect: 'stands',
    content: stands(({ granted }) => [makeStatement([granted], { at: '2026-11-24T03:00:00.000Z' })]),
  },
  {
    name: 'witnessed-over',
    says: 'a tombstone of what a witness saw',
    expect: 'over',
    content: overContent(),
  },
  {
    name: 'restored-as-a-witness-saw',
    says: 'after a restore that only a witness knew of',
    expect: 'stands',
    content: restoredContent(),
  },
];

export function restoredContent(): EvidenceContent {
  const ledger = makeLedger();
  ledger.other();
  ledger.restored(null, {
    witnessed: { by: WITNESS, at: '2026-11-10T11:30:00.000Z', statement: sha256Hex('lost statement') },
  });
  return contentOf(ledger, [ledger.append({ about })]);
}

function overContent(): EvidenceContent {
  const { ledger, granted } = scene();
  ledger.expire(granted.seq);
  return contentOf(
    ledger,
    [],
    {
      ...{ kind: null, id: null, reference: null, basis: null, createdAt: null, state: 'expired' },
      seq: granted.seq,
    },
    {
      notice: null,
      policySnapshot: null,
      chain: ledger.chain([granted.seq]),
      witnesses: [makeStatement([granted])],
    },
  );
}

const changed = (change: (statement: FileStatement, of: Scene) => Partial<FileStatement>): string =>
  fileText(
    stands((of) => {
      const statement = makeStatement([of.granted]);
      return [{ ...statement, ...change(statement, of) }];
    }),
  );
const answered = (change: Partial<FileStatement['seen'][number]>): string =>
  changed(({ seen: [one] }) => ({ seen: [{ ...one, ...change } as FileStatement['seen'][number]] }));

export const witnessVectors = (): Forged[] => [
  [
    'event-rewritten',
    'the path of the event that stood there before',
    changed((_, { ledger }) => {
      const other: ConsentEvent = ledger.append({ about, pageOrigin: null });
      return { entries: [{ seq: 2, path: makeStatement([other]).entries[0]?.path ?? [] }], ...rootOf(other) };
    }),
  ],
  [
    'back-dated',
    'an event that was not in the ledger at the statement before',
    fileText(
      withdrawn((of) => both(of, { at: '2026-11-12T03:00:00.000Z', since: '2026-11-11T03:00:00.000Z' })),
    ),
  ],
  [
    'root-replaced',
    'another root',
    changed(({ statement }) => ({ statement: { ...statement, root: sha256Hex('x') } })),
  ],
  [
    'statement-of-a-stranger',
    'a statement signed with a key of somebody else',
    fileText(stands(({ granted }) => [makeStatement([granted], {}, { stated: foreignSigner })])),
  ],
  [
    'statement-of-the-witness',
    'a statement signed with the key of the witness',
    fileText(stands(({ granted }) => [makeStatement([granted], {}, { stated: witnessSigner })])),
  ],
  ['statement-of-a-later-key', 'a statement of a key that began after the time of the file', statedLater()],
  ['answer-back-dated', 'another time of the witness', answered({ at: '2026-11-10T13:00:00.000Z' })],
  ['answer-follows', 'the remark of the witness is taken out', answered({ follows: false } as never)],
  [
    'answer-of-another',
    'the answer to another statement',
    changed((_, { before }) => ({ seen: makeStatement([before]).seen })),
  ],
  [
    'place-of-another',
    'a place that is not of the record',
    changed((_, { before }) => makeStatement([before])),
  ],
  [
    'place-twice',
    'the same place under two statements',
    fileText(
      stands(({ granted }) => [
        makeStatement([granted]),
        makeStatement([granted], { at: '2026-11-12T03:00:00.000Z' }),
      ]),
    ),
  ],
  ['statements-reversed', 'statements out of order', fileText(withdrawn((of) => both(of).reverse()))],
  ['statement-of-nothing', 'a statement without a place', changed(() => ({ entries: [] }))],
  [
    'sealed-by-the-witness',
    'the seal of the witness',
    fileText(
      stands(() => []),
      witnessSigner,
    ),
  ],
];

function statedLater(): string {
  const ledger = makeLedger('2026-05-01T10:00:00.000Z');
  const granted = ledger.append({ about }, earlierSigner);
  const asOf = { at: '2026-05-31T12:00:00.000Z', head: ledger.head() };
  const witnesses = [makeStatement([granted])];
  return fileText(contentOf(ledger, [granted], {}, { asOf, witnesses }), earlierSigner);
}

function rootOf(event: ConsentEvent): Pick<FileStatement, 'statement' | 'signature' | 'seen'> {
  const { statement, signature, seen } = makeStatement([event]);
  return { statement, signature, seen };
}
