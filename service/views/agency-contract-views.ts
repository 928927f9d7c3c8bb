import { contractStatement } from '../domain/agency/compose-contract.ts';
import type { ContractStanding } from '../domain/agency/read-contract.ts';
import type { AgencyContract } from '../domain/model/agreement/agency-contract.ts';
import { parseAgreementText } from '../domain/model/agreement/agreement-text.ts';
import { grantWaits } from '../domain/model/staff/staff.ts';
import type { ContractStandingView } from '../protocol/api/agency-contract-api.ts';
import { blockView } from './agreement-views.ts';

const contractView = (contract: AgencyContract): ContractStandingView['contract'] => {
  const { locale, variables } = contract;
  return {
    id: contract.id,
    locale,
    version: contract.templateVersion,
    sha256: contract.sha256,
    createdAt: contract.createdAt.toISOString(),
    boundAt: contract.boundAt?.toISOString() ?? null,
    acceptances: contract.acceptances.map(({ side, name, role, at }) => ({
      side,
      name,
      role,
      at: at.toISOString(),
    })),
    blocks: parseAgreementText(contract.text).map(blockView),
    statements: {
      shop: contractStatement(variables.controller.legalName, locale),
      agency: contractStatement(variables.agency.legalName, locale),
    },
  };
};

/** Contract state of a grant. */
export const contractStandingView = ({ sides, grant, contract }: ContractStanding): ContractStandingView => ({
  sides: [...sides],
  isWaiting: grantWaits(grant),
  contract: contract === null ? null : contractView(contract),
});
