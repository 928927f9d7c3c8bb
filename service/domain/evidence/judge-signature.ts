import type { EvidenceKey } from './evidence.ts';
import { SIGNATURE_SPELLING } from './evidence-schema.ts';
import type { Finding } from './texts/evidence-words.ts';

type SignatureCheck = (text: string, signature: string) => boolean | Promise<boolean>;

/** SHA-256 and Ed25519 of the platform. */
export type Judge = {
  sha256Hex(text: string): string | Promise<string>;
  /** Null: no Ed25519 key. Once per key. */
  readKey(publicKeyPem: string): SignatureCheck | null | Promise<SignatureCheck | null>;
  /** RFC 3161; null: invalid. Absent: unchecked. */
  readTimeStamp?(token: string, text: string): Promise<string | null>;
};

const isEarly = ({ since }: EvidenceKey, at: string): boolean =>
  since !== undefined && Date.parse(at) < Date.parse(since);

/** From `since`, before `until`. */
const outsidePeriod = (key: EvidenceKey, at: string): 'key_early' | 'key_late' | null => {
  if (isEarly(key, at)) return 'key_early';
  return typeof key.until === 'string' && Date.parse(at) >= Date.parse(key.until) ? 'key_late' : null;
};

type Signed = { readonly text: string; readonly keyId: string; readonly signature: string };
/** @param at null: period unchecked */
export type JudgeSignature = (signed: Signed, at: string | null) => Promise<Finding>;

/**
 * Never with witness keys.
 * @param asOf later keys are rejected
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
