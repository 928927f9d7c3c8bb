import type { EvidenceKey } from './evidence.ts';
import { SIGNATURE_SPELLING } from './evidence-schema.ts';
import type { Finding } from './texts/evidence-words.ts';

type SignatureCheck = (text: string, signature: string) => boolean | Promise<boolean>;

/** What judging needs of the machine it runs on: Node, a browser, anything with SHA-256 and Ed25519. */
export type Judge = {
  sha256Hex(text: string): string | Promise<string>;
  /** Null for anything but an Ed25519 public key. Asked once for each key. */
  readKey(publicKeyPem: string): SignatureCheck | null | Promise<SignatureCheck | null>;
  /**
   * When a trusted authority stamped the text (RFC 3161); null when the token does not show it. Left out where time
   * stamps are not read: they are named as unchecked then.
   */
  readTimeStamp?(token: string, text: string): Promise<string | null>;
};

const isEarly = ({ since }: EvidenceKey, at: string): boolean =>
  since !== undefined && Date.parse(at) < Date.parse(since);

/** A key counts only for the time in which it was in use: from `since`, and before `until`. */
const outsidePeriod = (key: EvidenceKey, at: string): 'key_early' | 'key_late' | null => {
  if (isEarly(key, at)) return 'key_early';
  return typeof key.until === 'string' && Date.parse(at) >= Date.parse(key.until) ? 'key_late' : null;
};

type Signed = { readonly text: string; readonly keyId: string; readonly signature: string };
/** @param at when it was signed; null where that is not known, so that the period of the key is not asked */
export type JudgeSignature = (signed: Signed, at: string | null) => Promise<Finding>;

/**
 * Judges signatures by keys that come from elsewhere, never by those of witnesses; reads each key once.
 * @param asOf time of the file in which the signatures stand: a key that began later cannot have signed anything in it.
 *   So nobody seals with a retired key, under a time in which it was in use, what was recorded since.
 */
export const makeJudgeSignature = (
  keys: readonly EvidenceKey[],
  judge: Judge,
  asOf: string | null = null,
): JudgeSignature => {
  const byId = new Map(keys.filter((key) => key.witness === undefined).map((key) => [key.keyId, key]));
  const readKeys = new Map<string, Promise<SignatureCheck | null>>();
  const checkWith = ({ publicKeyPem }: EvidenceKey): Promise<SignatureCheck | null> => {
    const reading = readKeys.get(publicKeyPem) ?? Promise.resolve(judge.readKey(publicKeyPem));
    readKeys.set(publicKeyPem, reading);
    return reading;
  };
  return async ({ text, keyId, signature }, at) => {
    const key = byId.get(keyId);
    if (key === undefined) return 'key_unknown';
    const isRight = await checkWith(key);
    if (!SIGNATURE_SPELLING.test(signature)) return 'signature_wrong';
    if (isRight === null || !(await isRight(text, signature))) return 'signature_wrong';
    if (asOf !== null && isEarly(key, asOf)) return 'key_early';
    return (at === null ? null : outsidePeriod(key, at)) ?? 'signature';
  };
};
