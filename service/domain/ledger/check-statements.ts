import type { EvidenceKey } from '../evidence/evidence.ts';
import { type Judge, type JudgeSignature, makeJudgeSignature } from '../evidence/judge-signature.ts';
import { countersignedText, joinedText, type Step, statementText } from '../model/witness/statement.ts';
import type { LedgerFile, LedgerFileEntry, LedgerFileStatement } from './ledger-file.ts';

/** An entry is dated a moment before it is in the ledger; a database that hangs makes it minutes. */
const ON_THE_WAY_MS = 10 * 60_000;

type Means = {
  keys: readonly EvidenceKey[];
  judge: Judge;
  judgeSignature: JudgeSignature;
};

/** A statement of the file, as far as the file and the given keys show it. */
export type CheckedStatement = {
  readonly id: string;
  readonly at: string;
  /** First place of the entries that do not lead to it; null where all do. */
  readonly differsAt: number | null;
  /** Witnesses whose answer was checked; `follows` is false where they had seen another statement before. */
  readonly by: readonly { readonly name: string; readonly follows: boolean }[];
};
export type CheckedStatements = {
  readonly statements: readonly CheckedStatement[];
  /** Each is signed and names the one before it, and their places follow one another. */
  readonly isChained: boolean;
  /** First entry that was not in the ledger at the time that it names. */
  readonly lateAt: number | null;
};

const joined = async (first: string, path: readonly Step[], judge: Judge): Promise<string> => {
  let hash = first;
  for (const step of path)
    hash = await judge.sha256Hex(
      step.side === 'left' ? joinedText(step.hash, hash) : joinedText(hash, step.hash),
    );
  return hash;
};

/** The root over hashes; null for none. In a browser each hash is waited for, so the tree of the service cannot be used. */
export const rootOf = async (hashes: readonly string[], judge: Judge): Promise<string | null> => {
  let level = [...hashes];
  while (level.length > 1) {
    const above: string[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left = '', right] = level.slice(at, at + 2);
      above.push(right === undefined ? left : await judge.sha256Hex(joinedText(left, right)));
    }
    level = above;
  }
  return level[0] ?? null;
};

const differsAt = async (
  { statement, spans }: LedgerFileStatement,
  entries: readonly LedgerFileEntry[],
  judge: Judge,
): Promise<number | null> => {
  for (const { from, to, path } of spans) {
    const own = to < from || to > entries.length ? [] : entries.slice(from - 1, to);
    const root = await rootOf(
      own.map(({ hash }) => hash),
      judge,
    );
    if (root === null || (await joined(root, path, judge)) !== statement.root) return from;
  }
  return null;
};

/** @returns null where an answer is not what the witness's key says */
const answersOf = async (
  { statement, seen }: LedgerFileStatement,
  id: string,
  { keys, judge }: Means,
): Promise<CheckedStatement['by'] | null> => {
  const ofWitnesses = keys.filter(({ witness }) => witness !== undefined);
  const judgeAnswer = makeJudgeSignature(
    ofWitnesses.map(({ witness: _, ...key }) => key),
    judge,
  );
  const by: { name: string; follows: boolean }[] = [];
  for (const one of seen) {
    if (one.kind === 'rfc3161') {
      const stamped = await judge.readTimeStamp?.(one.token, statementText(statement));
      if (typeof stamped === 'string') by.push({ name: one.by, follows: true });
      continue;
    }
    const name = ofWitnesses.find(({ keyId }) => keyId === one.keyId)?.witness;
    if (name === undefined) continue;
    const { at, follows, keyId, signature } = one;
    const text = countersignedText({ at, follows }, id);
    if ((await judgeAnswer({ text, keyId, signature }, at)) !== 'signature') return null;
    by.push({ name, follows });
  }
  return by;
};

/**
 * An entry that is older than the statement before its own should have been under that one, and one that is older than
 * an epoch should stand before it.
 */
const lateAt = ({ entries, statements, sealed }: LedgerFile): number | null => {
  const isBefore = ({ at }: LedgerFileEntry, time: string | null | undefined) =>
    at !== null && typeof time === 'string' && Date.parse(at) + ON_THE_WAY_MS < Date.parse(time);
  for (const { seq, at } of sealed.epochs) {
    const late = entries.slice(seq).find((entry) => isBefore(entry, at));
    if (late !== undefined) return late.seq;
  }
  let covered = 0;
  for (const { statement, spans } of statements) {
    for (const { from, to } of spans) {
      const late = entries.slice(from - 1, to).find((entry) => isBefore(entry, statement.since));
      if (late !== undefined) return late.seq;
      covered = Math.max(covered, to);
    }
  }
  const newest = statements.at(-1)?.statement.at;
  return entries.slice(covered).find((entry) => isBefore(entry, newest))?.seq ?? null;
};

/** Looks at the statements of a ledger file: how they follow one another, and whether its entries lead to them. */
export const checkStatements = async (file: LedgerFile, means: Means): Promise<CheckedStatements> => {
  const statements: CheckedStatement[] = [];
  let isChained = true;
  let before: { at: string | null; id: string | null; to: number } = { at: null, id: null, to: 0 };
  for (const one of file.statements) {
    const { statement, signature, spans } = one;
    const { at, keyId, previous, since } = statement;
    const text = statementText(statement);
    const finding = await means.judgeSignature({ text, keyId, signature }, at);
    const id = await means.judge.sha256Hex(text);
    const by = await answersOf(one, id, means);
    const isNext = previous === before.id && since === before.at && (before.at === null || at > before.at);
    isChained &&= finding === 'signature' && by !== null && isNext;
    let { to } = before;
    for (const span of spans) {
      isChained &&= span.from === to + 1;
      to = span.to;
    }
    const differs = await differsAt(one, file.entries, means.judge);
    statements.push({ id, at, differsAt: differs, by: by ?? [] });
    before = { at, id, to };
  }
  return { statements, isChained, lateAt: lateAt(file) };
};
