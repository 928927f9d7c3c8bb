import { epochCanonicalText, signatureText } from '../model/consent/consent-hash.ts';
import type { EvidenceEpoch, EvidenceToVerify, WholeFile } from './evidence.ts';
import type { Judge, JudgeSignature } from './judge-signature.ts';
import type { Say } from './verify-evidence.ts';

const epochAt = (epochs: readonly EvidenceEpoch[], seq: number): number =>
  epochs.findLast((opening) => opening.seq < seq)?.epoch ?? 1;

const isGenuine = async (
  opening: EvidenceEpoch,
  shopId: string,
  judgeSignature: JudgeSignature,
  judge: Judge,
): Promise<boolean> => {
  const { keyId, signature, hash, at } = opening;
  const isWhole = (await judge.sha256Hex(epochCanonicalText(opening))) === hash;
  const finding = await judgeSignature({ text: signatureText(hash), keyId, signature }, at);
  return isWhole && finding === 'signature' && opening.shopId === shopId;
};

/** Consecutive, each at its place. */
const areInPlace = (
  epochs: readonly EvidenceEpoch[],
  { chain, events }: Pick<EvidenceToVerify, 'chain' | 'events'>,
): boolean => {
  const links = chain.filter(({ kind }) => kind === 'epoch');
  return (
    links.length === epochs.length &&
    epochs.every((opening, index) => {
      const before = epochs[index - 1];
      const link = links[index];
      return (
        opening.epoch > (before?.epoch ?? 1) &&
        link?.seq === opening.seq &&
        link.hash === opening.hash &&
        link.previousHash === opening.previousHash &&
        link.keyId === opening.keyId &&
        link.signature === opening.signature
      );
    }) &&
    events.every((event) => (event.epoch ?? 1) === epochAt(epochs, event.seq))
  );
};

/** Gaps of restores are signed in the chain. */
export const checkEpochs = async (
  { epochs, shopId }: Pick<WholeFile, 'epochs' | 'shopId'>,
  evidence: Pick<EvidenceToVerify, 'chain' | 'events'>,
  judgeSignature: JudgeSignature,
  judge: Judge,
  say: Say,
): Promise<void> => {
  let isGood = areInPlace(epochs, evidence);
  for (const opening of epochs) isGood = (await isGenuine(opening, shopId, judgeSignature, judge)) && isGood;
  if (epochs.length > 0 || !isGood) say('epochs', 'epochs', isGood ? 'epochs' : 'epochs_broken', !isGood);
};
