import { makeSweepAudit } from '../audit/sweep-audit.ts';
import type { ConnectCodeStore } from '../connection/connect-code-store.ts';
import type { AuditStore } from '../model/audit/audit-store.ts';
import type { NonceStore } from '../model/base/nonce-store.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import type { ConfirmationStore } from '../model/confirmation/confirmation-store.ts';
import type { ErasureMarkStore } from '../model/erasure/erasure-mark.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import { RETENTION_KINDS, type RetentionCounts } from '../model/retention/retention.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { StaffSessionStore } from '../model/staff/staff-store.ts';
import { makeSweepShop, noneRemoved, type SweepShopDeps } from './sweep-shop.ts';

type SweepDeps = SweepShopDeps & {
  shops: ShopStore;
  mails: Pick<MailStore, 'removeExpired'>;
  mailPauses: MailPauseStore;
  sessions: StaffSessionStore;
  erasureMarks: ErasureMarkStore;
  confirmations: ConfirmationStore;
  connectCodes: ConnectCodeStore;
  identityNonces: NonceStore;
  requestNonces: NonceStore;
  audit: AuditStore;
  sweepRegistrations(now: Date): Promise<number>;
  sweepAccounts(): Promise<number>;
  sweepAgreements(): Promise<number>;
};

/**
 * Deletes expired rows; resumable, briefly concurrent. Rules: RE-1, RE-2, RE-3, RT-3.
 * @throws the first failure, at the end
 */
export const makeSweepExpired = (deps: SweepDeps) => {
  const sweepShop = makeSweepShop(deps);

  return async (): Promise<RetentionCounts> => {
    const totals = noneRemoved();
    const sweepShops = async (): Promise<void> =>
      tryEach(await deps.shops.allIds(), async (shopId) => {
        const removed = await sweepShop(scopeOfShop(shopId));
        for (const kind of RETENTION_KINDS) totals[kind] += removed[kind];
      });
    const now = deps.clock.now();
    await tryEach(
      [
        sweepShops,
        () => deps.sessions.removeExpired(now),
        () => deps.erasureMarks.removeExpired(SERVICE_SCOPE, now),
        makeSweepAudit(deps),
        () => deps.mails.removeExpired(SERVICE_SCOPE, now),
        () => deps.mailPauses.removeExpired(SERVICE_SCOPE, now),
        () => deps.sweepAccounts(),
        () => deps.confirmations.removeExpired(SERVICE_SCOPE, now),
        () => deps.connectCodes.removeExpired(SERVICE_SCOPE, now),
        () => deps.identityNonces.removeExpired(SERVICE_SCOPE, now),
        () => deps.requestNonces.removeExpired(SERVICE_SCOPE, now),
        () => deps.sweepRegistrations(now),
        () => deps.sweepAgreements(),
      ],
      (sweep) => sweep(),
    );
    return totals;
  };
};
