import type { AgencyContractStore } from '../model/agreement/agency-contract.ts';
import type { AgreementDocumentStore, AgreementFileStore } from '../model/agreement/agreement-store.ts';
import type { Clock } from '../model/base/ports.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';

type Deps = {
  agreementDocuments: Pick<AgreementDocumentStore, 'removeExpired'>;
  agreementFiles: Pick<AgreementFileStore, 'removeByAgreement'>;
  agencyContracts: Pick<AgencyContractStore, 'removeExpired'>;
  clock: Clock;
};

/** Removes expired documents with files; returns their number. Rule: RE-1. */
export const makeSweepAgreements = (deps: Deps) => async (): Promise<number> => {
  const gone = await deps.agreementDocuments.removeExpired(SERVICE_SCOPE, deps.clock.now());
  for (const { id, shopId } of gone) {
    await deps.agreementFiles.removeByAgreement(scopeOfShop(shopId), id);
  }
  return gone.length + (await deps.agencyContracts.removeExpired(SERVICE_SCOPE, deps.clock.now()));
};
