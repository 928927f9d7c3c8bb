import type { StaffId } from '../../protocol/vocabulary.ts';
import type { AgencyContract, ContractSide } from '../model/agreement/agency-contract.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { MembershipStore, StaffStore } from '../model/staff/staff-store.ts';
import { ownersOf } from '../model/staff/tell-owners.ts';
import { contractMailsCatalog } from './texts/contract-mails-catalog.ts';

export type TellOfContractDeps = {
  memberships: Pick<MembershipStore, 'listByOrganisation'>;
  staff: Pick<StaffStore, 'listByIds'>;
  queueMail: QueueMail;
  origin(): string;
};

/**
 * Mails the other side's owners once. Rule: SE-6.
 * @param actor excluded
 */
export const tellOfContract = async (
  deps: TellOfContractDeps,
  scope: ShopScope,
  {
    shop,
    contract,
    side,
    actor,
  }: { shop: Shop; contract: AgencyContract; side: ContractSide; actor: StaffId },
): Promise<void> => {
  const organisationId = side === 'shop' ? shop.organisationId : contract.agencyId;
  const owners = await ownersOf(deps, { id: shop.id, organisationId });
  for (const { email, locale } of owners.filter(({ id }) => id !== actor)) {
    await deps.queueMail(scope, {
      kind: 'contract_waiting',
      locale,
      to: email,
      words: contractMailsCatalog[locale][side],
      gaps: {
        shop: shop.name,
        controller: contract.variables.controller.legalName,
        agency: contract.variables.agency.legalName,
        link: `${deps.origin()}/console/#/shops/${shop.id}/access`,
      },
      onceFor: `${contract.id} ${email}`,
    });
  }
};
