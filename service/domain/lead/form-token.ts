import type { ShopId } from '../../protocol/vocabulary.ts';
import type { Clock, Digest, Ids } from '../model/base/ports.ts';

/** A form may be sent in this long after it was opened. */
export const FORM_TOKEN_MS = 2 * 3_600_000;

/** Short-lived, signed and used once: a form post needs an opened form, not a captcha. Issues and stores nothing. */
export type FormTokens = {
  issue(shopId: ShopId): string;
  /** The token's nonce; null when it is forged, of another shop or too old. */
  read(shopId: ShopId, token: string): string | null;
};

export const makeFormTokens = (digest: Digest, ids: Ids, clock: Clock): FormTokens => ({
  issue: (shopId) => {
    const body = `${clock.now().getTime().toString(36)}.${ids.secret()}`;
    return `${body}.${digest.keyed('form-token', `${shopId}.${body}`)}`;
  },
  read: (shopId, token) => {
    const [issuedAt, nonce, mac] = token.split('.');
    if (issuedAt === undefined || nonce === undefined || mac === undefined) return null;
    if (!digest.equal(mac, digest.keyed('form-token', `${shopId}.${issuedAt}.${nonce}`))) return null;
    const ageMs = clock.now().getTime() - Number.parseInt(issuedAt, 36);
    return ageMs >= 0 && ageMs <= FORM_TOKEN_MS ? nonce : null;
  },
});
