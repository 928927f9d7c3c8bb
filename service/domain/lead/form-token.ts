import type { ShopId } from '../../protocol/vocabulary.ts';
import type { Clock, Digest, Ids } from '../model/base/ports.ts';

/** Validity of a form token, in milliseconds. */
export const FORM_TOKEN_MS = 2 * 3_600_000;

/** Short-lived, signed, single-use form tokens; stateless. */
export type FormTokens = {
  issue(shopId: ShopId, isAgain?: boolean): string;
  /** Nonce; null when forged, foreign or expired. */
  read(shopId: ShopId, token: string): string | null;
  /** Like `read`, ignoring age. */
  nonceOf(shopId: ShopId, token: string): string | null;
  /** Milliseconds; null for a replacement in a filled form. */
  ageMs(token: string): number | null;
};

/** Prefix of a replacement token. */
const AGAIN = '~';
const issuedMs = (issuedAt: string): number => Number.parseInt(issuedAt.replace(AGAIN, ''), 36);

export const makeFormTokens = (digest: Digest, ids: Ids, clock: Clock): FormTokens => {
  const nonceOf: FormTokens['nonceOf'] = (shopId, token) => {
    const [issuedAt, nonce, mac] = token.split('.');
    if (issuedAt === undefined || nonce === undefined || mac === undefined) return null;
    const isOwn = digest.equal(mac, digest.keyed('form-token', `${shopId}.${issuedAt}.${nonce}`));
    return isOwn ? nonce : null;
  };
  return {
    issue: (shopId, isAgain = false) => {
      const body = `${isAgain ? AGAIN : ''}${clock.now().getTime().toString(36)}.${ids.secret()}`;
      return `${body}.${digest.keyed('form-token', `${shopId}.${body}`)}`;
    },
    nonceOf,
    read: (shopId, token) => {
      const nonce = nonceOf(shopId, token);
      const ageMs = clock.now().getTime() - issuedMs(token.split('.')[0] ?? '');
      return ageMs >= 0 && ageMs <= FORM_TOKEN_MS ? nonce : null;
    },
    ageMs: (token) =>
      token.startsWith(AGAIN) ? null : clock.now().getTime() - issuedMs(token.split('.')[0] ?? ''),
  };
};
