import type { RecordAct } from '../audit/record-act.ts';
import { makeChangeCompany } from '../staff/change-company.ts';
import type { OrganisationStore } from '../staff/staff-store.ts';

type Base = { organisations: OrganisationStore; recordAct: RecordAct };

/** Joining the service: who an organisation is. */
export const makeRegistrationUseCases = (base: Base) => ({
  changeCompany: makeChangeCompany(base),
});
