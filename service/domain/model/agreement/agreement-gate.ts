import type { Deployment, ShopId } from '../../../protocol/vocabulary.ts';
import { DomainError } from '../base/domain-error.ts';
import type { ShopScope, ShopsScope } from '../base/tenancy.ts';
import { type AgreementStanding, closedReason, type ShopClosedReason } from '../shop/closed-reason.ts';
import type { Shop } from '../shop/shop.ts';
import type { Agreement } from './agreement.ts';
import type { AgreementStore } from './agreement-store.ts';

/** Whether personal data may be kept now. Anything unclear is a no. Rule: D7. */
export const mayCollect = (agreement: Agreement | null): boolean =>
  agreement?.state === 'active' && agreement.bindingId !== null;

/** Nothing to wait for where no agreement is needed: every message asks. */
export type AgreementGate = (scope: ShopScope) => AgreementStanding | Promise<AgreementStanding>;

/**
 * Without a chain of agreements no personal data are stored. A shop that hosts the service itself needs none. One
 * read, made for every message; when it fails, the message is refused. Rule: D7, decision 0080.
 */
export const makeAgreementGate =
  (deployment: Deployment, agreements: Pick<AgreementStore, 'get'>): AgreementGate =>
  (scope) =>
    deployment === 'controller-hosted'
      ? 'not_needed'
      : agreements.get(scope).then((found) => (mayCollect(found) ? 'active' : 'missing'));

/** What the gate says of each of these shops, with one read. */
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
 * Nothing is stored for a closed shop. Undefined where there is nothing to wait for.
 * @throws DomainError dpa_required, setup_incomplete, shop_closed, at once or later. Rule: D7
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

/** Staff store nothing more without an agreement. @throws DomainError dpa_required. Rule: D7 */
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
 * A shop that never had an agreement holds no personal data. After the end of an agreement people keep their
 * rights. Rule: D7.
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
