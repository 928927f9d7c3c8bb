import { countersignedText, joinedText, type Step, statementText } from '../model/witness/statement.ts';
import type { EvidenceKey, EvidenceToVerify, FileStatement, WitnessedPlace } from './evidence.ts';
import { type Judge, type JudgeSignature, makeJudgeSignature } from './judge-signature.ts';
import type { Say } from './verify-evidence.ts';

/** Events are dated before storing. */
const ON_THE_WAY_MS = 10 * 60_000;

const namesOf = (keys: readonly EvidenceKey[]): Map<string, string> =>
  new Map(keys.flatMap(({ keyId, witness }) => (witness === undefined ? [] : [[keyId, witness] as const])));

const leadsTo = async (hash: string, path: readonly Step[], judge: Judge): Promise<string> => {
  let joined = hash;
  for (const step of path) {
    const text = step.side === 'left' ? joinedText(step.hash, joined) : joinedText(joined, step.hash);
    joined = await judge.sha256Hex(text);
  }
  return joined;
};

type Case = {
  evidence: EvidenceToVerify;
  keys: readonly EvidenceKey[];
  judge: Judge;
  judgeSignature: JudgeSignature;
  say: Say;
};

/** Each place at most once, in order. */
const areInOrder = (statements: readonly FileStatement[], own: readonly number[]): boolean => {
  const named = statements.flatMap(({ entries }) => entries.map(({ seq }) => seq));
  const times = statements.map(({ statement }) => statement.at);
  return (
    named.every((seq, at) => own.includes(seq) && (at === 0 || seq > (named[at - 1] ?? 0))) &&
    statements.every(({ entries }) => entries.length > 0) &&
    times.every((time, at) => at === 0 || time > (times[at - 1] ?? ''))
  );
};

const checkStatement = async (
  { evidence, judge, judgeSignature, say }: Case,
  { statement, signature, entries }: FileStatement,
): Promise<void> => {
  const { keyId, at, since } = statement;
  const finding = await judgeSignature({ text: statementText(statement), keyId, signature }, at);
  say(`stated_${at}`, 'witness', finding, finding !== 'signature', { keyId });
  for (const { seq, path } of entries) {
    const hash = evidence.chain.find((link) => link.seq === seq)?.hash ?? '';
    const isUnder = (await leadsTo(hash, path, judge)) === statement.root;
    say(`stated_${seq}`, 'witness', isUnder ? 'stated' : 'stated_not', !isUnder, { seq });
    const said = evidence.events.find((event) => event.seq === seq)?.occurredAt;
    const isLate =
      since !== null && said !== undefined && Date.parse(said) + ON_THE_WAY_MS < Date.parse(since);
    if (isLate) say(`stated_${seq}_time`, 'witness', 'stated_late', true, { seq });
  }
};

type Answers = Pick<WitnessedPlace, 'by' | 'unchecked'>;
const checkAnswers = async (
  { keys, judge, say }: Case,
  { statement, seen }: FileStatement,
): Promise<Answers> => {
  const names = namesOf(keys);
  const ofWitnesses = makeJudgeSignature(
    keys.flatMap(({ witness, ...key }) => (witness === undefined ? [] : [key])),
    judge,
  );
  const text = statementText(statement);
  const [by, unchecked]: [WitnessedPlace['by'][number][], string[]] = [[], []];
  for (const one of seen) {
    if (one.kind === 'rfc3161') {
      const stamped = (await judge.readTimeStamp?.(one.token, text)) ?? null;
      if (stamped === null) unchecked.push(one.by);
      else by.push({ name: one.by, at: stamped });
      continue;
    }
    const name = names.get(one.keyId);
    if (name === undefined) {
      unchecked.push(one.by);
      continue;
    }
    const { at, follows, keyId, signature } = one;
    const signed = countersignedText({ at, follows }, await judge.sha256Hex(text));
    const finding = await ofWitnesses({ text: signed, keyId, signature }, at);
    const isRight = finding === 'signature';
    say(`witness_${at}`, 'witness', isRight ? 'countersigned' : finding, !isRight, { keyId });
    if (isRight) by.push({ name, at });
  }
  return { by: by.sort((a, b) => (a.at < b.at ? -1 : 1)), unchecked };
};

/** Without a key: unchecked; wrong: invalid. */
export const checkWitnesses = async (
  all: Case,
  statements: readonly FileStatement[],
): Promise<WitnessedPlace[]> => {
  const { evidence, say } = all;
  const { subject, events } = evidence;
  const own = subject.state === 'expired' ? [subject.seq ?? 0] : events.map(({ seq }) => seq);
  if (!areInOrder(statements, own)) say('stated', 'witness', 'stated_not', true);
  const answers = new Map<number, Answers>();
  for (const one of statements) {
    await checkStatement(all, one);
    const found = await checkAnswers(all, one);
    for (const { seq } of one.entries) answers.set(seq, found);
  }
  return own.map((seq) => ({
    seq,
    occurredAt: events.find((event) => event.seq === seq)?.occurredAt ?? null,
    ...(answers.get(seq) ?? { by: [], unchecked: [] }),
  }));
};
