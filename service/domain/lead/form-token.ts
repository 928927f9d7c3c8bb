import type { ShopId } from '../../protocol/vocabulary.ts';
import type { Clock, Digest, Ids } from '../model/base/ports.ts';

/** A form may be sent in this long after it was opened. */
export const FORM_TOKEN_MS = 2 * 3_600_000;

/** Short-lived, signed and used once: a form post needs an opened form, not a captcha. Issues and stores nothing. */
export type FormTokens = {
  issue(shopId: ShopId, isAgain?: boolean): string;
  /** The token's nonce; null when it is forged, of another shop or too old. */
  read(shopId: ShopId, token: string): string | null;
  /** The same of a token of any age. */
  nonceOf(shopId: ShopId, token: string): string | null;
  /** Milliseconds since a valid token was issued; null for one that replaced another under a form that was filled in. */
  ageMs(token: string): number | null;
};

/** Stands before the time of a token that replaced another one. */
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
