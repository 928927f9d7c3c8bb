import { pick } from './pick.ts';
import type { Stores } from './stores.ts';
import type { UseCases } from './use-cases.ts';

/** No shop content. */
export const makeOperatorDesk = (all: UseCases, stores: Pick<Stores, 'ping'>) => ({
  health: { ping: () => stores.ping(), ...pick(all, 'publicKeys') },
  accounts: pick(all, 'resetSecondFactorByEmail'),
  organisations: pick(all, 'listOrganisations', 'createOrganisation'),
  agreements: {
    ...pick(all, 'agreementLines', 'readAgreement', 'countersign'),
    ...pick(all, 'agreementPdf', 'agreementFile', 'recordDownload'),
    ...pick(all, 'judgeAgreement', 'publicKeys', 'subProcessorObjections'),
  },
  subProcessors: pick(all, 'addSubProcessor', 'endSubProcessor', 'subProcessorVersions'),
  mails: pick(all, 'listOutbox', 'readOutboxMail', 'retryMail', 'discardMail'),
  records: pick(all, 'processorRecord'),
  breaches: pick(all, 'listBreaches'),
  witness: pick(all, 'witnessReport'),
  version: pick(all, 'readVersion'),
  departures: pick(all, 'startDepartureByOperator'),
});
export type OperatorDesk = ReturnType<typeof makeOperatorDesk>;
