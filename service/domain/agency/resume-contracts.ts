import type { AgencyContractStore } from '../model/agreement/agency-contract.ts';
import type { Clock } from '../model/base/ports.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import type { GrantStore } from '../model/staff/staff-store.ts';
import { type OpenToAgencyDeps, openToAgency } from './open-to-agency.ts';

/** A document is left alone for this long after its last change: a call may still be under way. */
const REST_MS = 10 * 60_000;

type Deps = OpenToAgencyDeps & {
  grants: Pick<GrantStore, 'withoutContract'>;
  agencyContracts: Pick<AgencyContractStore, 'listByGrant'>;
  clock: Clock;
};

/**
 * Opens shops to agencies whose contract both sides have accepted and whose process then died: both read that it is in
 * force, so nobody has a reason to press again. Harmless when run again. Rule: PR-2.
 * @returns contracts under which an agency works by it
 */
export const makeResumeContracts = (deps: Deps) => async (): Promise<number> => {
  const before = new Date(deps.clock.now().getTime() - REST_MS);
  let opened = 0;
  await tryEach(await deps.grants.withoutContract(SERVICE_SCOPE), async ({ id, shopId }) => {
    const scope = scopeOfShop(shopId);
    const contracts = await deps.agencyContracts.listByGrant(scope, id);
    const bound = contracts.find(({ boundAt }) => boundAt !== null && boundAt <= before);
    if (bound === undefined) return;
    await openToAgency(deps, scope, bound, 'system');
    opened += 1;
  });
  return opened;
};
