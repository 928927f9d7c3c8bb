import type { ShopId } from '../../protocol/vocabulary.ts';
import { type Agreement, GRACE_DAYS, noAgreement } from '../model/agreement/agreement.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import { operatorReader } from './agreement-access.ts';
import type { AgreementDeps } from './agreement-deps.ts';

/**
 * The operator lets a shop that moved here collect for a while until its paper is signed; once per shop, never after
 * an agreement has ended. Rule: D7.
 * @param days 1 to 30
 * @throws DomainError not_found, conflict
 */
export const makeGrantGrace =
  (deps: Pick<AgreementDeps, 'agreements' | 'shops' | 'clock' | 'recordAct' | 'publishNotices'>) =>
  async (access: Access, shopId: ShopId, days: number = GRACE_DAYS): Promise<Agreement> => {
    const { scope } = await operatorReader(deps, access, shopId);
    const head = await deps.agreements.get(scope);
    if (head !== null && (head.state !== 'none' || head.graceUntil !== null)) {
      throw new DomainError('conflict', 'This shop has already had an agreement or time to sign one.');
    }
    const now = deps.clock.now();
    const graceUntil = new Date(now.getTime() + Math.min(days, GRACE_DAYS) * 24 * 3_600_000);
    const agreement: Agreement = { ...noAgreement(shopId, now), graceUntil };
    await deps.agreements.put(scope, agreement);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'agreement.grace',
      target: shopId,
      outcome: 'ok',
      details: { days: Math.min(days, GRACE_DAYS) },
    });
    await deps.publishNotices(scope);
    return agreement;
  };
