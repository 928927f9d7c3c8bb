import type { Deployment } from '../../../protocol/vocabulary.ts';
import { DomainError } from '../base/domain-error.ts';
import type { Clock } from '../base/ports.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { AgreementStanding } from '../shop/closed-reason.ts';
import { mayCollect } from './agreement.ts';
import type { AgreementStore } from './agreement-store.ts';

export type AgreementGate = (scope: ShopScope) => Promise<AgreementStanding>;

/**
 * No chain of agreements, no personal data. A shop that hosts the service itself needs none. One read, asked with
 * every message; when it fails the message is refused. Rule: D7, decision 0080.
 */
export const makeAgreementGate =
  (deployment: Deployment, agreements: Pick<AgreementStore, 'get'>, clock: Clock): AgreementGate =>
  async (scope) => {
    if (deployment === 'controller-hosted') return 'not_needed';
    return mayCollect(await agreements.get(scope), clock.now()) ? 'active' : 'missing';
  };

/**
 * A shop that never was bound holds nobody's data. Once it was, people keep their rights after the end of the
 * agreement and of the time of grace. Rule: D7.
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
