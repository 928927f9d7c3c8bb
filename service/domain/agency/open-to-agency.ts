import type { AgencyContract } from '../model/agreement/agency-contract.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { GrantStore, MembershipStore } from '../model/staff/staff-store.ts';

export type OpenToAgencyDeps = {
  grants: Pick<GrantStore, 'setContract'>;
  memberships: Pick<MembershipStore, 'listByOrganisation'>;
  bus: EventBus;
  recordAct: RecordAct;
  publishNotices(scope: ShopScope): Promise<boolean>;
};

/** Opens the shop under a binding contract; repeatable. @throws DomainError not_found (access ended) */
export const openToAgency = async (
  deps: OpenToAgencyDeps,
  scope: ShopScope,
  contract: AgencyContract,
  actor: string,
): Promise<void> => {
  await deps.recordAct({
    actor,
    shopId: contract.shopId,
    action: 'contract.active',
    target: contract.id,
    outcome: 'ok',
    details: { agencyId: contract.agencyId },
  });
  if ((await deps.grants.setContract(scope, contract.grantId, contract.id)) === null) throw notFound();
  await deps.publishNotices(scope);
  for (const member of await deps.memberships.listByOrganisation(contract.agencyId)) {
    deps.bus.publish({ type: 'access.changed', staffId: member.staffId });
  }
};
