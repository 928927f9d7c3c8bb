import type { ShopId } from '../../../protocol/vocabulary.ts';
import { type AuditRow, auditHeadText, auditText, isTargetOpen } from '../../model/audit/audit.ts';
import type { Json } from '../../model/base/canonical-json.ts';
import type { EvidenceKey } from '../evidence.ts';
import { type Judge, type JudgeSignature, makeJudgeSignature } from '../judge-signature.ts';
import { judged, type Say, type Verdict } from '../verify-evidence.ts';
import { ACTIVITY_FORMAT, isActivityForm } from './activity-form.ts';

type SignedEnd = {
  readonly shopId: ShopId;
  readonly seq: number;
  readonly hash: string;
  readonly keyId: string;
  readonly signature: string;
};

/** Not verified. */
export type ActivityFile = {
  readonly type: 'activity';
  /** Not signed. */
  readonly madeAt: string;
  /** Null: several shops. */
  readonly end: SignedEnd | null;
  /** Oldest first. */
  readonly acts: readonly AuditRow[];
};

/** By prefix, for large files. */
export const isActivityText = (given: string): boolean => given.startsWith(`{"format":"${ACTIVITY_FORMAT}"`);

type Form = {
  generatedAt: string;
  shop: { id: ShopId } | null;
  chain: {
    head: { seq: number; hash: string };
    signature: { keyId: string; signature: string };
  } | null;
  acts: (Omit<AuditRow, 'at'> & { at: string })[];
};

/** Null: another form. */
export const readActivity = (value: { [key: string]: Json }): ActivityFile | null => {
  if (!isActivityForm(value)) return null;
  const { generatedAt, shop, chain, acts } = value as unknown as Form;
  return {
    type: 'activity',
    madeAt: generatedAt,
    end: chain === null || shop === null ? null : { shopId: shop.id, ...chain.head, ...chain.signature },
    acts: acts.map((act) => ({ ...act, at: new Date(act.at) })).sort((a, b) => a.seq - b.seq),
  };
};

const isEndSigned = async (
  { keyId, signature, shopId, ...head }: SignedEnd,
  madeAt: string,
  judgeSignature: JudgeSignature,
): Promise<boolean> => {
  const signed = { text: auditHeadText(shopId, head), keyId, signature };
  return (await judgeSignature(signed, madeAt)) === 'signature';
};

/** Shop, hash and commitment match. */
const isTrue = async (act: AuditRow, shopId: ShopId, judge: Judge): Promise<boolean> =>
  act.chain === shopId &&
  act.shopId === shopId &&
  (await isTargetOpen(act, judge)) &&
  (await judge.sha256Hex(auditText(act))) === act.hash;

/** Backwards; unsigned acts fail. */
const checkActs = async (
  acts: readonly AuditRow[],
  end: SignedEnd,
  judge: Judge,
  say: Say,
): Promise<void> => {
  if (acts.length === 0) return say('acts', 'acts', 'acts_gap', true, { seq: 0 });
  let next: { seq: number; hash: string } = end;
  for (const [index, act] of acts.toReversed().entries()) {
    const isLinked = act.seq === (index === 0 ? next.seq : next.seq - 1);
    if (!isLinked) return say('acts', 'acts', 'acts_gap', true, { seq: act.seq });
    if (act.hash !== next.hash || !(await isTrue(act, end.shopId, judge)))
      return say('acts', 'acts', 'acts_altered', true, { seq: act.seq });
    next = { seq: act.seq, hash: act.previousHash };
  }
  say('acts', 'acts', 'acts');
};

/**
 * Verifies an activity log: signed end, gapless chain. Rules: PR-6, CO-9.
 * @param kept earlier exports, whose ends must be in it
 */
export const verifyActivity = (
  { end, acts, madeAt }: ActivityFile,
  keys: readonly EvidenceKey[],
  judge: Judge,
  kept: readonly ActivityFile[] = [],
): Promise<Verdict> =>
  judged(null, async (say) => {
    if (end === null) return say('acts_end', 'acts_end', 'acts_unsigned', true);
    const judgeSignature = makeJudgeSignature(keys, judge);
    const isSigned = await isEndSigned(end, madeAt, judgeSignature);
    say('acts_end', 'acts_end', isSigned ? 'acts_end' : 'acts_end_wrong', !isSigned, {
      seq: end.seq,
      keyId: end.keyId,
    });
    if (!isSigned) return;
    await checkActs(acts, end, judge, say);
    for (const earlier of kept) {
      const theirs = earlier.end;
      const isTheirs =
        theirs?.shopId === end.shopId && (await isEndSigned(theirs, earlier.madeAt, judgeSignature));
      const seq = theirs?.seq ?? 0;
      const same = acts.find((act) => act.seq === seq);
      const isGood = isTheirs && same?.hash === theirs.hash;
      if (isTheirs && seq < (acts[0]?.seq ?? 0))
        say('acts_kept', 'acts_kept', 'acts_kept_gone', false, { seq });
      else say('acts_kept', 'acts_kept', isGood ? 'acts_kept' : 'acts_kept_not', !isGood, { seq });
    }
  });
