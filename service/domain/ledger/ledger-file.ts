import { type ClosedSchema, closed, fits, orNull, withOptional } from '../evidence/closed-schema.ts';
import type { EvidenceAsOf, EvidenceEpoch } from '../evidence/evidence.ts';
import { EPOCH_FORM, EVIDENCE_DEFINITIONS, SEEN_FORM, STEP_FORM } from '../evidence/evidence-schema.ts';
import { canonicalJson, type Json, parseCanonicalJson } from '../model/base/canonical-json.ts';
import type { LedgerEntry } from '../model/consent/consent.ts';
import type { DepartedSpan } from '../model/witness/departed-ledger.ts';
import type { HeadStatement, Seen, Step } from '../model/witness/statement.ts';

export const LEDGER_FORMAT = 'zgoda-ledger/1';

/** One place of the ledger, without anything that was recorded there. */
export type LedgerFileEntry = {
  readonly seq: number;
  readonly kind: LedgerEntry['kind'];
  /** When it was written; null for a tombstone, whose time is gone with its event. */
  readonly at: string | null;
  readonly previousHash: string;
  readonly hash: string;
  readonly keyId: string;
  readonly signature: string;
};
/** Entries that went under a statement, and the way from their root to the one of the statement. */
export type LedgerFileSpan = { readonly from: number; readonly to: number; readonly path: readonly Step[] };
/** A statement about all ledgers of the service; without a span where nothing of this one was new. */
export type LedgerFileStatement = {
  readonly statement: HeadStatement;
  readonly signature: string;
  readonly spans: readonly LedgerFileSpan[];
  readonly seen: readonly Seen[];
};

/** What is left of the ledger of a shop that was deleted, and the hash of the statement that it went under itself. */
export type DepartedInFile = {
  readonly at: string;
  readonly spans: readonly DepartedSpan[];
  readonly statement: string | null;
};

/** What the service signs about a ledger and the statements that go with it. */
export type SealedLedger = {
  readonly format: typeof LEDGER_FORMAT;
  readonly asOf: EvidenceAsOf;
  readonly shop: { readonly id: string; readonly name: string };
  readonly epochs: readonly EvidenceEpoch[];
  /** Absent where no shop of the service was deleted. */
  readonly departed?: readonly DepartedInFile[];
  /** SHA-256 of the canonical forms of the two lists. */
  readonly sets: { readonly entries: string; readonly statements: string };
};
/** A whole ledger: only hashes, times and signatures, and nothing about any person. Decision 0092. */
export type LedgerFile = {
  readonly sealed: SealedLedger;
  readonly seal: { readonly keyId: string; readonly signature: string };
  readonly entries: readonly LedgerFileEntry[];
  readonly statements: readonly LedgerFileStatement[];
};

/** What the seal signs, under a prefix, so that no other signature of ours can be passed off as it. */
export const ledgerSealText = (sealed: SealedLedger): string =>
  `zgoda-ledger.v1.${canonicalJson(sealed as unknown as Json)}`;

const ref = (name: string): ClosedSchema => ({ $ref: `#/$defs/${name}` });
const list = (items: ClosedSchema): ClosedSchema => ({ type: 'array', items });
const text: ClosedSchema = { type: 'string' };

const entry = closed({
  seq: ref('seq'),
  kind: { enum: ['event', 'tombstone', 'epoch'] },
  at: orNull(ref('time')),
  previousHash: ref('hash'),
  hash: ref('hash'),
  keyId: ref('keyId'),
  signature: ref('signature'),
});
const statement = closed({
  statement: closed({
    at: ref('time'),
    keyId: ref('keyId'),
    previous: orNull(ref('hash')),
    root: orNull(ref('hash')),
    since: orNull(ref('time')),
  }),
  signature: ref('signature'),
  spans: list(closed({ from: ref('seq'), to: ref('seq'), path: list(STEP_FORM) })),
  seen: list(SEEN_FORM),
});
const departed = closed({
  at: ref('time'),
  spans: list(closed({ root: ref('hash'), statement: ref('hash') })),
  statement: orNull(ref('hash')),
});
const LEDGER_FIELDS = closed({
  format: { const: LEDGER_FORMAT },
  asOf: closed({
    at: ref('time'),
    head: orNull(closed({ seq: ref('seq'), hash: ref('hash'), at: ref('time') })),
  }),
  shop: closed({ id: text, name: text }),
  entries: list(entry),
  statements: list(statement),
  epochs: list(EPOCH_FORM),
  sets: closed({ entries: ref('hash'), statements: ref('hash') }),
  seal: closed({ keyId: ref('keyId'), signature: ref('signature') }),
});
/** Every field of the file, and no other. docs/ledger.schema.json is made from it. */
export const LEDGER_FORM = withOptional(LEDGER_FIELDS, { departed: list(departed) });

/** Told by its first letters, so that large files of another kind are not parsed in vain. */
export const isLedgerText = (text: string): boolean =>
  text.startsWith('{"asOf":') && text.includes(`],"format":"${LEDGER_FORMAT}"`);

/** Reads a ledger file; null when it is not written as the service writes it. */
export const readLedgerFile = (text: string): LedgerFile | null => {
  const value = parseCanonicalJson(text.trimEnd());
  if (value === undefined || !fits(value, LEDGER_FORM, EVIDENCE_DEFINITIONS)) return null;
  const { entries, statements, seal, ...sealed } = value as unknown as SealedLedger &
    Omit<LedgerFile, 'sealed'>;
  return { sealed, seal, entries, statements };
};
