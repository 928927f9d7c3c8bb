import { canonicalJson, type Json } from '../model/base/canonical-json.ts';
import { EVIDENCE_FORMAT, type EvidenceFile, type EvidenceToVerify, type WholeFile } from './evidence.ts';
import { isEvidenceForm } from './evidence-schema.ts';
import { isRegisterText, type RegisterFile, readRegister, withoutStart } from './read-register.ts';
import { isActivityText } from './signed-files/activity-file.ts';
import { readSignedFile, type SignedFile } from './signed-files/signed-file.ts';

export type Unreadable = 'too_large' | 'too_deep' | 'not_json' | 'not_evidence';
export type ReadEvidence =
  | { readonly kind: 'unreadable'; readonly reason: Unreadable }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'file'; readonly file: EvidenceFile }
  | { readonly kind: 'register'; readonly register: RegisterFile }
  | { readonly kind: 'signed'; readonly file: SignedFile };

const MOST_CHARACTERS = 4 * 1024 * 1024;
const MOST_OF_LIST = 64 * 1024 * 1024;
/** Evidence has eight levels. */
const MOST_LEVELS = 16;

const isSpace = (sign: string | undefined): boolean =>
  sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t';

/** One pass, without parsing. */
type Scan = {
  compact: string;
  levels: number;
  /** Such as `\ud800`. */
  hasForeignEscape: boolean;
};
const scan = (text: string): Scan => {
  let [compact, from, level, levels] = ['', 0, 0, 0];
  let [isText, hasForeignEscape] = [false, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isText && sign === '\\') {
      at += 1;
      if (text[at] === 'u' && !text.startsWith('00', at + 1)) hasForeignEscape = true;
    } else if (sign === '"') isText = !isText;
    else if (isText) continue;
    else if (sign === '[' || sign === '{') {
      level += 1;
      levels = Math.max(levels, level);
    } else if (sign === ']' || sign === '}') level -= 1;
    else if (isSpace(sign)) {
      compact += text.slice(from, at);
      from = at + 1;
    }
  }
  return { compact: compact + text.slice(from), levels, hasForeignEscape };
};

const parsed = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

type Form = EvidenceToVerify & {
  asOf: WholeFile['asOf'];
  shop: { id: string; name: string };
  epochs: WholeFile['epochs'];
  seal: WholeFile['seal'];
  witnesses?: WholeFile['witnesses'];
};

/** Prefix against reuse of signatures. */
export const sealedTextOf = (unsealed: Json): string => `zgoda-evidence.v3.${canonicalJson(unsealed)}`;

const fileOf = (value: { [key: string]: Json }): EvidenceFile => {
  const { seal: _, ...unsealed } = value;
  const { asOf, shop, seal, subject, notice, events, policySnapshot, chain, epochs, witnesses } =
    value as unknown as Form;
  const content = notice?.content as { shopId: string } | undefined;
  return {
    shopName: shop.name,
    evidence: { subject, notice, events, policySnapshot, chain },
    whole: {
      asOf,
      shopId: shop.id,
      epochs,
      seal,
      sealedText: sealedTextOf(unsealed),
      witnesses: witnesses ?? [],
      noticeShopId: content?.shopId ?? null,
    },
  };
};

/** Evidence: canonical (RFC 8785), exact fields, current version. */
export const readEvidenceFile = (given: string): ReadEvidence => {
  const text = withoutStart(given);
  if (isRegisterText(text) && text.length <= MOST_OF_LIST) {
    const register = readRegister(text);
    return register === null ? { kind: 'malformed' } : { kind: 'register', register };
  }
  const most = isActivityText(text) ? MOST_OF_LIST : MOST_CHARACTERS;
  if (text.length > most) return { kind: 'unreadable', reason: 'too_large' };
  const { compact, levels, hasForeignEscape } = scan(text);
  if (levels > MOST_LEVELS) return { kind: 'unreadable', reason: 'too_deep' };
  const value = parsed(text);
  if (value === undefined) return { kind: 'unreadable', reason: 'not_json' };
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const signed = isObject ? readSignedFile(value, hasForeignEscape ? null : compact) : undefined;
  if (signed !== undefined) return signed === null ? { kind: 'malformed' } : { kind: 'signed', file: signed };
  if (!isObject || value.format !== EVIDENCE_FORMAT) return { kind: 'unreadable', reason: 'not_evidence' };
  if (hasForeignEscape || canonicalJson(value) !== compact || !isEvidenceForm(value)) {
    return { kind: 'malformed' };
  }
  return { kind: 'file', file: fileOf(value) };
};
