import { type AuditChain, type AuditRow, auditHeadText, auditText } from '../../model/audit/audit.ts';
import type { Json } from '../../model/base/canonical-json.ts';
import type { EvidenceKey } from '../evidence.ts';
import { type Judge, makeJudgeSignature } from '../judge-signature.ts';
import { open, text } from '../open-value.ts';
import { judged, type Say, type Verdict } from '../verify-evidence.ts';

export const ACTIVITY_FORMAT = 'zgoda-activity/1';

/** An activity log as it was handed in, not judged yet. */
export type ActivityFile = {
  readonly type: 'activity';
  readonly madeAt: string;
  /** The signed end; null in the log of several shops, of which nothing is signed. */
  readonly end: {
    readonly seq: number;
    readonly hash: string;
    readonly keyId: string;
    readonly signature: string;
  } | null;
  /** Oldest first in each log. */
  readonly acts: readonly AuditRow[];
};

/** Told by its first letters: a long log is larger than any evidence. */
export const isActivityText = (given: string): boolean => given.startsWith(`{"format":"${ACTIVITY_FORMAT}"`);

const isPlace = (value: unknown): value is number => Number.isSafeInteger(value);

/** Only what the hash of an act covers; names beside it are as somebody is called at the time of the export. */
const actOf = (value: unknown): AuditRow | null => {
  const act = open(value);
  const at = new Date(text(act.at));
  if (!isPlace(act.seq) || Number.isNaN(at.getTime()) || text(act.hash) === '') return null;
  return { ...(act as unknown as AuditRow), at };
};

/** Reads an exported activity log; null when it is not written as the service writes it. */
export const readActivity = (value: { [key: string]: Json }): ActivityFile | null => {
  const { chain, acts, generatedAt } = value;
  if (!Array.isArray(acts) || Number.isNaN(Date.parse(text(generatedAt)))) return null;
  const read = acts.map(actOf);
  const rows = read.flatMap((act) => act ?? []);
  if (rows.length !== read.length) return null;
  const [head, signed] = [open(open(chain).head), open(open(chain).signature)];
  if (chain !== null && !isPlace(head.seq)) return null;
  const [hash, keyId, signature] = [text(head.hash), text(signed.keyId), text(signed.signature)];
  return {
    type: 'activity',
    madeAt: text(generatedAt),
    end: chain === null ? null : { seq: Number(head.seq), hash, keyId, signature },
    acts: rows.sort((a, b) => a.seq - b.seq),
  };
};

/** Whose log the end is signed for, and the acts of it in the file; null where the signature fits none of them. */
const signedLog = async (
  { end, acts, madeAt }: ActivityFile,
  keys: readonly EvidenceKey[],
  judge: Judge,
): Promise<{ chain: AuditChain; acts: readonly AuditRow[] } | null> => {
  if (end === null) return null;
  const judgeSignature = makeJudgeSignature(keys, judge);
  for (const chain of new Set(acts.map((act) => act.chain))) {
    const signed = { text: auditHeadText(chain, end), keyId: end.keyId, signature: end.signature };
    if ((await judgeSignature(signed, madeAt)) === 'signature')
      return { chain, acts: acts.filter((act) => act.chain === chain) };
  }
  return null;
};

/**
 * The log whose end is in the file, by the hash of its newest entry, and how many entries of it the file holds. What is
 * counted is covered by the signature only where the verdict is good.
 */
export const coveredActs = ({ end, acts }: ActivityFile) => {
  const chain = acts.find((act) => act.hash === end?.hash)?.chain ?? '';
  const covered = acts.filter((act) => act.chain === chain).length;
  return { chain, covered, others: acts.length - covered };
};

/** Whether the act has the hash of what it says, and opens what it was done to, where that was not forgotten. */
const isTrue = async (act: AuditRow, judge: Judge): Promise<boolean> => {
  if (act.target !== null && act.salt !== null) {
    if ((await judge.sha256Hex(`${act.salt}.${act.target}`)) !== act.commitment) return false;
  }
  return (await judge.sha256Hex(auditText(act))) === act.hash;
};

/** Each act of the signed log, from the end backwards: what does not lead to the end is covered by nothing. */
const checkActs = async (
  acts: readonly AuditRow[],
  end: NonNullable<ActivityFile['end']>,
  judge: Judge,
  say: Say,
): Promise<void> => {
  let next: { seq: number; hash: string } = end;
  for (const [index, act] of acts.toReversed().entries()) {
    const isLinked = act.seq === (index === 0 ? next.seq : next.seq - 1);
    if (!isLinked) return say('acts', 'acts', 'acts_gap', true, { seq: act.seq });
    if (act.hash !== next.hash || !(await isTrue(act, judge)))
      return say('acts', 'acts', 'acts_altered', true, { seq: act.seq });
    next = { seq: act.seq, hash: act.previousHash };
  }
  say('acts', 'acts', 'acts');
};

/**
 * Judges an exported activity log: the service signed its end, and each entry leads there without a gap. Entries of
 * other logs in the file are not looked at, since nothing signs them. Rules: PR-6, CO-9.
 * @param kept exports of the same log from earlier: the signed end of each must stand in this one
 */
export const verifyActivity = (
  file: ActivityFile,
  keys: readonly EvidenceKey[],
  judge: Judge,
  kept: readonly ActivityFile[] = [],
): Promise<Verdict> =>
  judged(null, async (say) => {
    const { end } = file;
    if (end === null) return say('acts_end', 'acts_end', 'acts_unsigned', true);
    const about = { seq: end.seq, keyId: end.keyId };
    const log = await signedLog(file, keys, judge);
    if (log === null) return say('acts_end', 'acts_end', 'acts_end_wrong', true, about);
    say('acts_end', 'acts_end', 'acts_end', false, about);
    await checkActs(log.acts, end, judge, say);
    for (const earlier of kept) {
      const theirs = await signedLog(earlier, keys, judge);
      const seq = earlier.end?.seq ?? 0;
      const same = log.acts.find((act) => act.seq === seq);
      const isOlder = seq < (log.acts[0]?.seq ?? 0);
      const isGood = theirs?.chain === log.chain && same?.hash === earlier.end?.hash;
      if (theirs?.chain === log.chain && same === undefined && isOlder)
        say('acts_kept', 'acts_kept', 'acts_kept_gone', false, { seq });
      else say('acts_kept', 'acts_kept', isGood ? 'acts_kept' : 'acts_kept_not', !isGood, { seq });
    }
  });
