import type { Deployment, ShopId } from '../../../protocol/vocabulary.ts';
import { DomainError } from '../base/domain-error.ts';
import type { ShopScope, ShopsScope } from '../base/tenancy.ts';
import { type AgreementStanding, closedReason, type ShopClosedReason } from '../shop/closed-reason.ts';
import type { Shop } from '../shop/shop.ts';
import type { Agreement } from './agreement.ts';
import type { AgreementStore } from './agreement-store.ts';

/** Whether personal data may be stored; false when unclear. Rule: D7. */
export const mayCollect = (agreement: Agreement | null): boolean =>
  agreement?.state === 'active' && agreement.bindingId !== null;

/** Synchronous where no agreement is needed. */
export type AgreementGate = (scope: ShopScope) => AgreementStanding | Promise<AgreementStanding>;

/** Personal data need an agreement, unless self-hosted. Rule: D7. */
export const makeAgreementGate =
  (deployment: Deployment, agreements: Pick<AgreementStore, 'get'>): AgreementGate =>
  (scope) =>
    deployment === 'controller-hosted'
      ? 'not_needed'
      : agreements.get(scope).then((found) => (mayCollect(found) ? 'active' : 'missing'));

/** Standing of several shops, with one read. */
export type AgreementStandings = (scope: ShopsScope) => Promise<(shopId: ShopId) => AgreementStanding>;

export const makeAgreementStandings =
  (deployment: Deployment, agreements: Pick<AgreementStore, 'ofShops'>): AgreementStandings =>
  async (scope) => {
    if (deployment === 'controller-hosted') return () => 'not_needed';
    const bound = (await agreements.ofShops(scope)).filter(mayCollect);
    const collecting = new Set(bound.map(({ shopId }) => shopId));
    return (shopId) => (collecting.has(shopId) ? 'active' : 'missing');
  };

/**
 * Undefined when nothing needs awaiting.
 * @throws DomainError dpa_required, setup_incomplete, shop_closed, synchronously or not. Rule: D7
 */
export const refuseWhileClosed = (
  deps: { agreementGate: AgreementGate },
  shop: Shop,
  scope: ShopScope,
): Promise<void> | undefined => {
  const refuse = (standing: AgreementStanding): undefined => {
    const reason = closedReason(shop, standing);
    if (reason !== null) throw new DomainError(reason, CLOSED_WORDS[reason]);
  };
  const standing = deps.agreementGate(scope);
  return typeof standing === 'string' ? refuse(standing) : standing.then(refuse);
};

const CLOSED_WORDS: Record<ShopClosedReason, string> = {
  dpa_required: 'The shop has no data-processing agreement yet, so nothing may be stored.',
  shop_closed: 'This shop has closed its chat, so nothing may be stored.',
  setup_incomplete: 'The shop has not finished its settings, so nothing may be stored.',
};

/** @throws DomainError dpa_required. Rule: D7 */
export const requireAgreement = async (
  deps: { agreementGate: AgreementGate },
  scope: ShopScope,
): Promise<void> => {
  if ((await deps.agreementGate(scope)) === 'missing')
    throw new DomainError(
      'dpa_required',
      'The shop has no data-processing agreement at the moment, so nothing may be stored.',
    );
};

/**
 * Requires a present or past agreement. Rule: D7.
 * @throws DomainError dpa_required
 */
export const requireBoundOnce = async (
  deps: { agreementGate: AgreementGate; agreements: Pick<AgreementStore, 'get'> },
  scope: ShopScope,
): Promise<void> => {
  if ((await deps.agreementGate(scope)) !== 'missing' || (await deps.agreements.get(scope)) !== null) return;
  throw new DomainError(
    'dpa_required',
    'The shop has no data-processing agreement yet, so no personal data are stored. Conclude the agreement first.',
  );
};
