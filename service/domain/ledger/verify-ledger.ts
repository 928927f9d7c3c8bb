import type { EvidenceKey } from '../evidence/evidence.ts';
import { type Judge, type JudgeSignature, makeJudgeSignature } from '../evidence/judge-signature.ts';
import { checkEpochs } from '../evidence/verify-epochs.ts';
import { canonicalJson, type Json } from '../model/base/canonical-json.ts';
import { signatureText } from '../model/consent/consent-hash.ts';
import { type CheckedStatement, checkStatements } from './check-statements.ts';
import {
  type ComparedHead,
  type ComparedPlace,
  compareHeads,
  comparePlaces,
  type Gap,
  gapsOf,
  type KeptOutside,
} from './compare-heads.ts';
import { type LedgerFile, ledgerSealText, readLedgerFile } from './ledger-file.ts';
import { makeAgain } from './whole-statements.ts';

/** What was looked at in the file alone. */
export type LedgerCheck =
  | 'seal'
  | 'lists'
  | 'chain'
  | 'signatures'
  | 'epochs'
  | 'statements'
  | 'times'
  | 'whole';
export type CheckedLedger = {
  readonly check: LedgerCheck;
  readonly ok: boolean;
  /** First place where it fails, if it is about one. */
  readonly seq: number | null;
  /** Time of the first statement where it fails, if it is about statements. */
  readonly at: string | null;
};
export type LedgerVerdict = {
  readonly valid: boolean;
  /** What others have and the ledger not, since a backup was restored; only the operator says so. Decision 0277. */
  readonly lost: { readonly statements: number; readonly entries: number };
  /**
   * Whether all given ledgers together are everything that the statements are about; null where it was not asked. False
   * is no proof of anything: a ledger can be missing, an entry was left out, or there is no statement to be made again.
   */
  readonly isWhole: boolean | null;
  /** When the shops were deleted that were counted by what is left of their ledgers; oldest first. */
  readonly departed: readonly string[];
  readonly checks: readonly CheckedLedger[];
  /** Every statement that somebody outside saw or kept, oldest first. */
  readonly heads: readonly ComparedHead[];
  /** Places that somebody kept: of each source the first that agrees, and the first that does not. */
  readonly places: readonly ComparedPlace[];
  readonly gaps: readonly Gap[];
};

/** The first place that does not follow the one before it; null where all do. */
const brokenAt = ({ entries, sealed }: LedgerFile): number | null => {
  let before = { seq: 0, hash: '0'.repeat(64) };
  for (const { seq, previousHash, hash } of entries) {
    if (seq !== before.seq + 1 || previousHash !== before.hash) return seq;
    before = { seq, hash };
  }
  const { head } = sealed.asOf;
  const isHead = head === null ? before.seq === 0 : head.seq === before.seq && head.hash === before.hash;
  return isHead ? null : Math.max(before.seq, head?.seq ?? 1);
};

const wrongSignature = async (
  { entries }: LedgerFile,
  judgeSignature: JudgeSignature,
): Promise<number | null> => {
  for (const { seq, kind, at, hash, keyId, signature } of entries) {
    // A tombstone bears the signature of its event, whose time is gone.
    const signedAt = kind === 'tombstone' ? null : at;
    const finding = await judgeSignature({ text: signatureText(hash), keyId, signature }, signedAt);
    if (finding !== 'signature') return seq;
  }
  return null;
};

const json = (value: unknown): string => canonicalJson(value as Json);

/** What a ledger file shows by itself, without anything beside it. */
type JudgedLedger = {
  /** It is signed, its lists are the signed ones, and its entries lead to its statements and to its end. */
  readonly holds: boolean;
  readonly checks: readonly CheckedLedger[];
  readonly statements: readonly CheckedStatement[];
};

/** Judges a ledger file by itself: seal, lists, chain, entries, epochs, statements and spans. */
const judgeLedger = async (
  file: LedgerFile,
  keys: readonly EvidenceKey[],
  judge: Judge,
): Promise<JudgedLedger> => {
  const { sealed, seal, entries, statements } = file;
  const checks: CheckedLedger[] = [];
  const say = (check: LedgerCheck, ok: boolean, seq: number | null = null, at: string | null = null) =>
    checks.push({ check, ok, seq, at });
  const judgeSignature = makeJudgeSignature(keys, judge, sealed.asOf.at);
  const finding = await judgeSignature({ text: ledgerSealText(sealed), ...seal }, sealed.asOf.at);
  say('seal', finding === 'signature');
  const isSame =
    (await judge.sha256Hex(json(entries))) === sealed.sets.entries &&
    (await judge.sha256Hex(json(statements))) === sealed.sets.statements;
  say('lists', isSame);
  const broken = brokenAt(file);
  say('chain', broken === null, broken);
  const wrong = await wrongSignature(file, judgeSignature);
  say('signatures', wrong === null, wrong);
  const shop = { epochs: sealed.epochs, shopId: sealed.shop.id };
  await checkEpochs(
    shop,
    { chain: entries, events: [] },
    judgeSignature,
    judge,
    (_check, _kind, _found, isBad) => say('epochs', isBad !== true),
  );
  const stated = await checkStatements(file, { keys, judge, judgeSignature });
  say('statements', stated.isChained);
  say('times', stated.lateAt === null, stated.lateAt);
  const isLed = stated.statements.every(({ differsAt }) => differsAt === null);
  return { holds: isLed && checks.every(({ ok }) => ok), checks, statements: stated.statements };
};

/**
 * Reads a ledger file that is given beside another one. Its seal covers the lists by their hashes alone, so nothing in it
 * counts before the whole of it was judged. Decision 0276.
 * @param keys of the service, and of its witnesses
 * @returns null when it is not written as the service writes it, or does not hold by itself
 */
export const readGenuineLedger = async (
  text: string,
  keys: readonly EvidenceKey[],
  judge: Judge,
): Promise<LedgerFile | null> => {
  const file = readLedgerFile(text);
  return file !== null && (await judgeLedger(file, keys, judge)).holds ? file : null;
};

/**
 * Judges a whole ledger, and compares it with what witnesses saw and others kept. An operator with every key can make a
 * ledger that holds by itself; it does not agree with what is outside. Rules: CO-9, D5, decision 0092.
 * @param keys of the service, and of its witnesses
 * @param others all other ledgers of the service, each read as genuine; null where they are not known
 */
export const verifyLedger = async (
  file: LedgerFile,
  keys: readonly EvidenceKey[],
  judge: Judge,
  kept: readonly KeptOutside[],
  others: readonly LedgerFile[] | null = null,
): Promise<LedgerVerdict> => {
  const { holds, checks, statements } = await judgeLedger(file, keys, judge);
  const heads = compareHeads(file, statements, kept);
  const { places, lost } = comparePlaces(file, kept);
  const whole = others === null ? null : await makeAgain(file, others, judge);
  const isHere = heads.every(({ result }) => result !== 'lost' && result !== 'missing');
  const isWhole = whole === null ? null : isHere && whole.made > 0 && whole.notMade.length === 0;
  const isGood = (result: string) => result === 'agrees' || result === 'lost';
  return {
    valid: holds && [...heads, ...places].every(({ result }) => isGood(result)),
    lost: { statements: heads.filter(({ result }) => result === 'lost').length, entries: lost },
    isWhole,
    departed: whole?.departed ?? [],
    checks: [
      ...checks,
      ...(isWhole === null
        ? []
        : [{ check: 'whole', ok: isWhole, seq: null, at: whole?.notMade[0] ?? null } as const]),
    ],
    heads,
    places,
    gaps: gapsOf(file, heads),
  };
};

/** What a verdict comes to: `lost` and `not_whole` are no proof of a fault, and nothing may rest on them. */
export type LedgerOutcome = 'agrees' | 'alone' | 'not_whole' | 'lost' | 'not_valid';

/** `alone`: it holds, and nothing from outside was compared. */
export const ledgerOutcome = ({ valid, lost, isWhole, heads, places }: LedgerVerdict): LedgerOutcome => {
  if (!valid) return 'not_valid';
  if (lost.statements + lost.entries > 0) return 'lost';
  if (isWhole === false) return 'not_whole';
  return heads.length + places.length === 0 ? 'alone' : 'agrees';
};
