import type { Deployment } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../tenancy.ts';
import type { AgreementStanding } from './agreement.ts';
import type { AgreementStore } from './agreement-store.ts';

export type AgreementGate = (scope: ShopScope) => Promise<AgreementStanding>;

/**
 * No chain of agreements, no personal data. A shop that hosts the service itself needs none. Rule: D7, decision 18.
 */
export const makeAgreementGate =
  (deployment: Deployment, agreements: AgreementStore): AgreementGate =>
  async (scope) => {
    if (deployment === 'controller-hosted') return 'not_needed';
    const agreement = await agreements.get(scope);
    return agreement?.state === 'active' ? 'active' : 'missing';
  };
