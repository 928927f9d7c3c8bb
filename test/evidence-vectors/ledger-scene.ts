import {
  type LedgerFile,
  type LedgerFileStatement,
  ledgerSealText,
} from '../../service/domain/ledger/ledger-file.ts';
import type { LedgerOutcome } from '../../service/domain/ledger/verify-ledger.ts';
import { canonicalJson, type Json } from '../../service/domain/model/base/canonical-json.ts';
import { FIRST_PREVIOUS_HASH } from '../../service/domain/model/consent/consent.ts';
import { epochCanonicalText, signatureText } from '../../service/domain/model/consent/consent-hash.ts';

import { hashTree } from '../../service/domain/model/witness/hash-tree.ts';
import {
  countersignedText,
  type HeadStatement,
  statementText,
} from '../../service/domain/model/witness/statement.ts';
import { SHOP, sha256Hex, signer, WITNESS, witnessSigner } from './vector-ledger.ts';

/**
 * What the file shows beside what is given: `agrees`, `alone` (nothing from outside), `not_whole`, `lost`, `not_valid`,
 * or `unreadable`; the last also where something that is given is not genuine or about another ledger.
 */
export type LedgerExpected = LedgerOutcome | 'unreadable';
export type LedgerVector = {
  readonly file: string;
  readonly says: string;
  readonly expect: LedgerExpected;
  /** What others kept. */
  readonly kept: readonly string[];
  /** Other ledgers of the same service; null: whether all are given is not asked. */
  readonly other: readonly string[] | null;
  readonly bytes: Buffer;
};

// biome-ignore lint/suspicious/noExplicitAny: a forger alters any value
export type Loose = any;
export type Entry = LedgerFile['entries'][number];

const OTHER = { id: 'shp_BBBBBBBBBBBBBBBBBBBBBB', name: 'Other shop' };
const THIRD = { id: 'shp_CCCCCCCCCCCCCCCCCCCCCC', name: 'Third shop' };
export const json = (value: unknown): string => canonicalJson(value as Json);
export const day = (number: number, hour = 12): string =>
  new Date(Date.UTC(2026, 10, number, hour)).toISOString();

/** The next entry of a ledger; of its event only the hash is in the file. */
export const next = (entries: readonly Entry[], at: string, what: string, by = signer): Entry => {
  const hash = sha256Hex(what);
  const previousHash = entries.at(-1)?.hash ?? FIRST_PREVIOUS_HASH;
  return { seq: entries.length + 1, kind: 'event', at, previousHash, hash, ...by.sign(signatureText(hash)) };
};
export const entriesOf = (name: string, times: readonly string[], from: readonly Entry[] = []): Entry[] => {
  const entries = [...from];
  for (const at of times) entries.push(next(entries, at, `${name} ${entries.length + 1}`));
  return entries;
};
/** A restored backup, as the service itself says. */
export const opened = (entries: readonly Entry[], at: string) => {
  const previousHash = entries.at(-1)?.hash ?? FIRST_PREVIOUS_HASH;
  const seq = entries.length + 1;
  const opening = {
    id: `cse_${String(seq).padStart(22, 'A')}` as const,
    shopId: SHOP.id,
    ...{ seq, epoch: 2, from: entries.at(-1)?.at ?? null, at, known: null, previousHash },
  };
  const hash = sha256Hex(epochCanonicalText(opening));
  const signed = { hash, ...signer.sign(signatureText(hash)) };
  const entry: Entry = { seq, kind: 'epoch', at, previousHash, ...signed };
  return { epoch: { ...opening, ...signed }, entries: [...entries, entry] };
};

type Leaf = { readonly of: string; readonly from: number; readonly to: number; readonly root: string };
/** Entries of one ledger, from one place to another, as a leaf of the tree of a statement. */
export const leaf = (of: string, entries: readonly Entry[], from: number, to: number): Leaf => {
  const hashes = entries.slice(from - 1, to).map(({ hash }) => hash);
  return { of, from, to, root: hashTree(hashes, { sha256Hex }).root ?? '' };
};
type Stated = {
  readonly statement: HeadStatement;
  readonly id: string;
  of(shop: string): LedgerFileStatement;
};
/** A statement over what is new in all ledgers, seen by a witness three minutes later. */
export const stated = (at: string, before: Stated | null, leaves: readonly Leaf[], by = signer): Stated => {
  const sorted = leaves.toSorted((a, b) => (a.root < b.root ? -1 : 1));
  const tree = hashTree(
    sorted.map(({ root }) => root),
    { sha256Hex },
  );
  const [{ keyId } = { keyId: '' }] = by.publicKeys();
  const statement = {
    at,
    keyId,
    previous: before?.id ?? null,
    root: leaves.length === 0 ? null : tree.root,
    since: before?.statement.at ?? null,
  };
  const text = statementText(statement);
  const answer = { at: new Date(Date.parse(at) + 180_000).toISOString(), follows: true };
  const signed = witnessSigner.sign(countersignedText(answer, sha256Hex(text)));
  return {
    statement,
    id: sha256Hex(text),
    of: (shop) => ({
      statement,
      signature: by.sign(text).signature,
      spans: sorted.flatMap(({ of, from, to }, place) =>
        of === shop ? [{ from, to, path: tree.pathOf(place) }] : [],
      ),
      seen: [{ kind: 'zgoda', by: WITNESS, ...answer, ...signed }],
    }),
  };
};

type Made = Partial<Pick<LedgerFile, 'entries' | 'statements'>> & {
  sealed?: Loose;
  shop?: Loose;
  at?: string;
};
export const fileOf = (made: Made, by = signer): Loose => {
  const { entries = [], statements = [], sealed = {}, shop = SHOP, at = day(5) } = made;
  const last = entries.at(-1);
  const head = last === undefined ? null : { seq: last.seq, hash: last.hash, at: last.at ?? at };
  const body: Loose = {
    ...{ format: 'zgoda-ledger/1', asOf: { at, head }, shop: { id: shop.id, name: shop.name }, epochs: [] },
    sets: { entries: sha256Hex(json(entries)), statements: sha256Hex(json(statements)) },
    ...sealed,
  };
  return { ...body, seal: by.sign(ledgerSealText(body)), entries, statements };
};

/** Two ledgers of one service, stated twice. */
export const scene = () => {
  const own = entriesOf('own', [day(1), day(1, 13), day(2)]);
  const rest = entriesOf('rest', [day(1), day(2)]);
  const first = stated(day(1, 20), null, [leaf(SHOP.id, own, 1, 2), leaf(OTHER.id, rest, 1, 1)]);
  const second = stated(day(2, 20), first, [leaf(SHOP.id, own, 3, 3), leaf(OTHER.id, rest, 2, 2)]);
  const under = (shop: string) => [first, second].map((one) => one.of(shop));
  const file = fileOf({ entries: own, statements: under(SHOP.id) });
  const other = fileOf({ entries: rest, statements: under(OTHER.id), shop: OTHER });
  return { own, rest, first, second, under, file, other };
};
/** The same, with a third ledger under the first statement that nobody is given. */
export const hidden = () => {
  const { own, rest } = scene();
  const third = entriesOf('third', [day(1)]);
  const leaves = [leaf(SHOP.id, own, 1, 2), leaf(OTHER.id, rest, 1, 1), leaf(THIRD.id, third, 1, 1)];
  const first = stated(day(1, 20), null, leaves);
  const second = stated(day(2, 20), first, [leaf(SHOP.id, own, 3, 3), leaf(OTHER.id, rest, 2, 2)]);
  const under = (shop: string) => [first, second].map((one) => one.of(shop));
  const file = fileOf({ entries: own, statements: under(SHOP.id) });
  const other = fileOf({ entries: rest, statements: under(OTHER.id), shop: OTHER });
  const invented = { ...rest[0], seq: 3, hash: third[0]?.hash };
  const doctored = structuredClone(other);
  doctored.entries.push(invented);
  doctored.statements[0].spans.push({ from: 3, to: 3, path: [] });
  return { file, other, doctored };
};
/** The ledger written anew, behind an epoch that the operator opened. */
export const rewritten = (entriesBefore: readonly Entry[], times: readonly string[]) => {
  const { epoch, entries } = opened(entriesBefore, day(4));
  return fileOf({ entries: entriesOf('anew', times, entries), sealed: { epochs: [epoch] } });
};

export const DIR = 'ledgers';
/** What is given beside a ledger. */
export const BESIDE = {
  other: `${DIR}/beside/other.json`,
  witness: `${DIR}/beside/witness.json`,
  mail: `${DIR}/beside/mail.txt`,
  earlier: `${DIR}/beside/earlier.json`,
  earlierAltered: `${DIR}/beside/earlier-altered.json`,
  earlierOfOther: `${DIR}/beside/earlier-of-other.json`,
  hiding: `${DIR}/beside/hiding.json`,
  doctored: `${DIR}/beside/doctored.json`,
  empty: `${DIR}/beside/empty.json`,
} as const;
export const besideFiles = (): (readonly [string, string])[] => {
  const { own, first, second, file, other, under } = scene();
  const altered = structuredClone(file);
  altered.entries[1].hash = 'e'.repeat(64);
  const mail = [
    `Newest entry: no. 3`,
    `Fingerprint of the entry: ${own[2]?.hash}`,
    ...[first, second].map(({ statement, id }) => `${statement.at} ${id}`),
  ];
  const earlier = fileOf({ entries: own, statements: under(SHOP.id), at: day(3, 8) });
  return [
    [BESIDE.other, `${json(other)}\n`],
    [BESIDE.witness, json({ statements: [first.statement, second.statement] })],
    [BESIDE.mail, `${mail.join('\n')}\n`],
    [BESIDE.earlier, `${json(earlier)}\n`],
    [BESIDE.earlierAltered, `${json(altered)}\n`],
    [BESIDE.earlierOfOther, `${json(other)}\n`],
    [BESIDE.hiding, `${json(hidden().other)}\n`],
    [BESIDE.doctored, `${json(hidden().doctored)}\n`],
    [BESIDE.empty, `${json(fileOf({ shop: OTHER, at: day(1, 8) }))}\n`],
  ];
};

export type Case = readonly [
  name: string,
  says: string,
  expect: LedgerExpected,
  value: Loose,
  beside?: { kept?: readonly string[]; other?: readonly string[] },
];
