import type { GrantId, ShopId } from '../../protocol/vocabulary.ts';
import type { AgencyContract, ContractAcceptance } from '../model/agreement/agency-contract.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { EvidenceSigner } from '../model/base/ports.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import { contractStatement, sealedContract } from './compose-contract.ts';
import { contractReader } from './contract-access.ts';
import type { ContractDeps } from './draft-contract.ts';
import { type OpenToAgencyDeps, openToAgency } from './open-to-agency.ts';
import { tellOfContract } from './tell-of-contract.ts';

type Deps = ContractDeps &
  OpenToAgencyDeps & {
    signer: EvidenceSigner;
    mailer: Pick<Mailer, 'isSet'>;
  };

/**
 * One side accepts the text with this hash; both bind.
 * @throws DomainError not_found, forbidden, conflict (replaced, or address not proven where mail is sent).
 * Rule: PR-2
 */
export const makeAcceptContract =
  (deps: Deps) =>
  async (
    access: Access,
    shopId: ShopId,
    grantId: GrantId,
    given: { sha256: string; signatoryRole: string },
  ): Promise<AgencyContract> => {
    const { scope, shop, grant, sides } = await contractReader(deps, access, shopId, grantId);
    const [contract] = await deps.agencyContracts.listByGrant(scope, grantId);
    if (contract === undefined || contract.sha256 !== given.sha256) {
      throw new DomainError('conflict', 'This document has been replaced. Open it again and read it.');
    }
    if (contract.boundAt !== null) {
      if (grant.contractId !== contract.id) await openToAgency(deps, scope, contract, access.staff.id);
      return contract;
    }
    const accepted = contract.acceptances.map(({ side }) => side);
    const side = sides.find((one) => !accepted.includes(one));
    if (side === undefined) {
      throw sides.length === 0
        ? new DomainError('forbidden', 'Only owners of the shop and of the agency may accept the contract.')
        : new DomainError('conflict', 'Your side has accepted already. The other side has to accept now.');
    }
    const isAddressProven = access.staff.addressProvenAt !== null;
    // Without a mail server no link proves the account's address.
    if (!isAddressProven && deps.mailer.isSet) {
      throw new DomainError(
        'conflict',
        'Nothing has shown yet that the e-mail address of this account is yours. Sign out, ask for a new password, and set it by the link in the e-mail.',
        { details: { waitsFor: 'address' } },
      );
    }
    const at = deps.clock.now();
    const { controller, agency } = contract.variables;
    const acceptance: ContractAcceptance = {
      side,
      staffId: access.staff.id,
      name: access.staff.name,
      email: access.staff.email,
      isAddressProven,
      role: given.signatoryRole,
      statement: contractStatement(
        side === 'shop' ? controller.legalName : agency.legalName,
        contract.locale,
      ),
      initialState: 'unchecked',
      at,
    };
    const acceptances = [...contract.acceptances, acceptance];
    const isBinding = acceptances.length === 2;
    const binding = { ...contract, acceptances, boundAt: isBinding ? at : null };
    const next = await deps.agencyContracts.update(scope, contract.id, contract.acceptances.length, {
      acceptances,
      boundAt: binding.boundAt,
      ...(isBinding ? { seal: deps.signer.sign(sealedContract(binding)), expiresAt: null } : {}),
    });
    if (next === null) {
      throw new DomainError('conflict', 'Somebody else has just accepted this document. Reload to see it.');
    }
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'contract.accept',
      target: contract.id,
      outcome: 'ok',
      details: { side },
    });
    const actor = access.staff.id;
    if (isBinding) await openToAgency(deps, scope, next, actor);
    else {
      const other = side === 'shop' ? 'agency' : 'shop';
      await tellOfContract(deps, scope, { shop, contract: next, side: other, actor });
    }
    return next;
  };
