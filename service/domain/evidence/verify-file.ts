import { checkWitnesses } from './check-witnesses.ts';
import type { EvidenceFile, EvidenceKey, EvidenceToVerify, WholeFile, WitnessedPlace } from './evidence.ts';
import { verifyRegister } from './judge-register.ts';
import { type Judge, type JudgeSignature, makeJudgeSignature } from './judge-signature.ts';
import { type ReadEvidence, readEvidenceFile, type Unreadable } from './read-evidence-file.ts';
import type { RegisterFile } from './read-register.ts';
import { type SignedFile, verifySignedFile } from './signed-files/signed-file.ts';
import { checkEpochs } from './verify-epochs.ts';
import { checkRecord, judged, type Say, type Verdict } from './verify-evidence.ts';

const checkSeal = async ({ asOf, seal, sealedText }: WholeFile, judgeSignature: JudgeSignature, say: Say) => {
  const { keyId, signature } = seal;
  const finding = await judgeSignature({ text: sealedText, keyId, signature }, asOf.at);
  const isGood = finding === 'signature';
  say('seal', 'seal', finding === 'signature_wrong' ? 'seal_wrong' : isGood ? 'seal' : finding, !isGood, {
    keyId,
  });
};

const checkShop = ({ shopId, noticeShopId }: WholeFile, { events }: EvidenceToVerify, say: Say) => {
  const named = [...events.map((event) => event.shopId), ...(noticeShopId === null ? [] : [noticeShopId])];
  const isSame = named.every((one) => one === shopId);
  say('shop', 'shop', isSame ? 'shop_same' : 'shop_other', !isSame);
};

/** Clock tolerance. */
const CLOCKS_MS = 10 * 60_000;

/** Nothing after the file, no press before its mail. */
const checkTimes = ({ asOf }: WholeFile, { events }: EvidenceToVerify, say: Say) => {
  const isBefore = (one: string, other: string) => Date.parse(one) + CLOCKS_MS < Date.parse(other);
  const isWrong = events.some(
    ({ occurredAt, doi }) =>
      isBefore(asOf.at, occurredAt) || (doi !== undefined && isBefore(doi.confirmedAt, doi.sentAt)),
  );
  if (isWrong) say('times', 'as_of', 'times_wrong', true);
};

const neededPlaces = (own: readonly number[], epochs: readonly number[], head: number): number[] => {
  const needed = new Set(
    own.flatMap((seq) => [seq - 1, seq, seq + 1]).filter((seq) => seq >= 1 && seq <= head),
  );
  for (const seq of [...epochs, head]) needed.add(seq);
  return [...needed].sort((a, b) => a - b);
};

const isSameList = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);

const reachesHead = ({ asOf, epochs }: WholeFile, { subject, events, chain }: EvidenceToVerify): boolean => {
  const { head } = asOf;
  const own = events.map((event) => event.seq);
  const isOver = subject.state === 'expired';
  const first = isOver ? subject.seq : (own[0] ?? null);
  if (subject.seq !== first || (isOver && first === null)) return false;
  if (head === null) return first === null && chain.length === 0;
  const places = isOver && first !== null ? [first] : own;
  const isInOrder = isSameList(
    places,
    [...new Set(places)].sort((a, b) => a - b),
  );
  const kinds = new Map(chain.map(({ seq, kind }) => [seq, kind]));
  return (
    isInOrder &&
    isSameList(
      chain.map((link) => link.seq),
      neededPlaces(
        places,
        epochs.map(({ seq }) => seq),
        head.seq,
      ),
    ) &&
    chain.at(-1)?.hash === head.hash &&
    places.every((seq) => kinds.get(seq) === (isOver ? 'tombstone' : 'event'))
  );
};

/**
 * Verifies a parsed file. Rule: CO-9.
 * @param keys witness keys have a name
 */
export const verifyFile = async (
  { evidence, whole }: EvidenceFile,
  keys: readonly EvidenceKey[],
  judge: Judge,
): Promise<Verdict> => {
  let witnessed: WitnessedPlace[] = [];
  const verdict = await judged(
    evidence,
    async (say) => {
      const judgeSignature = makeJudgeSignature(keys, judge, whole.asOf.at);
      await checkSeal(whole, judgeSignature, say);
      checkShop(whole, evidence, say);
      const isWhole = reachesHead(whole, evidence);
      say('as_of', 'as_of', isWhole ? 'as_of' : 'as_of_broken', !isWhole);
      checkTimes(whole, evidence, say);
      await checkEpochs(whole, evidence, judgeSignature, judge, say);
      await checkRecord(evidence, judgeSignature, judge, say);
      witnessed = await checkWitnesses({ evidence, keys, judge, judgeSignature, say }, whole.witnesses);
    },
    whole.epochs,
  );
  return verdict.valid ? { ...verdict, witnessed } : verdict;
};

/** `file` null: malformed. */
export type Judgement =
  | { readonly kind: 'unreadable'; readonly reason: Unreadable }
  | { readonly kind: 'judged'; readonly file: EvidenceFile | null; readonly verdict: Verdict }
  | { readonly kind: 'register'; readonly register: RegisterFile; readonly verdict: Verdict }
  | { readonly kind: 'signed'; readonly file: SignedFile; readonly verdict: Verdict };

/** Verifier of service, command and page. Rule: CO-9. */
export const judgeEvidenceText = (
  text: string,
  keys: readonly EvidenceKey[],
  judge: Judge,
): Promise<Judgement> => judgeRead(readEvidenceFile(text), keys, judge);

export const judgeRead = async (
  read: ReadEvidence,
  keys: readonly EvidenceKey[],
  judge: Judge,
): Promise<Judgement> => {
  switch (read.kind) {
    case 'unreadable':
      return read;
    case 'malformed': {
      const verdict = await judged(null, async (say) => say('written', 'written', 'written_wrong', true));
      return { kind: 'judged', file: null, verdict };
    }
    case 'register':
      return { ...read, verdict: await verifyRegister(read.register, keys, judge) };
    case 'signed':
      return { ...read, verdict: await verifySignedFile(read.file, keys, judge) };
    case 'file':
      return { kind: 'judged', file: read.file, verdict: await verifyFile(read.file, keys, judge) };
  }
};
