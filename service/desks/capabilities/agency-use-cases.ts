import { makeAcceptContract } from '../../domain/agency/accept-contract.ts';
import { makeAddClientShop } from '../../domain/agency/add-client-shop.ts';
import { makeDraftContract } from '../../domain/agency/draft-contract.ts';
import { makeEndGrant, makeGrantShopAccess, makeListGrants } from '../../domain/agency/grant-shop-access.ts';
import { makeInviteClientOwner } from '../../domain/agency/invite-client-owner.ts';
import { makeReadBoard } from '../../domain/agency/read-board.ts';
import { makePrintContract, makeReadContract, verifyContract } from '../../domain/agency/read-contract.ts';
import type { AgencyContract } from '../../domain/model/agreement/agency-contract.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { PolicyUseCases } from './policy-use-cases.ts';
import type { ShopUseCases } from './shop-use-cases.ts';
import type { StaffUseCases } from './staff-use-cases.ts';

type Deps = BaseDeps &
  Pick<ShopUseCases, 'shopStandings'> &
  Pick<StaffUseCases, 'resolveAccesses'> &
  Pick<PolicyUseCases, 'publishNotices'>;

export const makeAgencyUseCases = (deps: Deps) => ({
  addClientShop: makeAddClientShop(deps),
  inviteClientOwner: makeInviteClientOwner(deps),
  readBoard: makeReadBoard(deps),
  listGrants: makeListGrants(deps),
  grantShopAccess: makeGrantShopAccess(deps),
  endGrant: makeEndGrant(deps),
  draftContract: makeDraftContract(deps),
  acceptContract: makeAcceptContract(deps),
  readContract: makeReadContract(deps),
  printContract: makePrintContract(deps),
  judgeContract: (contract: AgencyContract) => verifyContract(contract, deps),
});
