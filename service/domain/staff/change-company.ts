import type { OrganisationId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import { type Company, companyFaults, normalTaxId } from '../model/staff/company.ts';
import { type Access, organisationWith } from '../model/staff/resolve-access.ts';
import type { Organisation } from '../model/staff/staff.ts';
import type { OrganisationStore } from '../model/staff/staff-store.ts';

export const checkedCompany = (given: Company, path = ''): Company => {
  const company = { ...given, taxId: normalTaxId(given.taxId, given.country) };
  const faults = companyFaults(company);
  if (Object.keys(faults).length === 0) return company;
  throw new DomainError('invalid_request', 'Some fields are not valid. Correct them and send again.', {
    fields: Object.fromEntries(Object.entries(faults).map(([field, fault]) => [`${path}${field}`, fault])),
  });
};

/** Sets an organisation's legal identity. @throws DomainError not_found, forbidden, invalid_request */
export const makeChangeCompany =
  (deps: { organisations: OrganisationStore; recordAct: RecordAct }) =>
  async (access: Access, organisationId: OrganisationId, given: Company): Promise<Organisation> => {
    const { name } = organisationWith(access, organisationId, ['owner']).organisation;
    const company = checkedCompany(given);
    const updated = await deps.organisations.update(organisationId, {
      company,
      // First-start companies are named by address.
      ...(name.includes('@') ? { name: company.legalName } : {}),
    });
    if (updated === null) throw notFound();
    await deps.recordAct({
      actor: access.staff.id,
      organisationId,
      action: 'organisation.company',
      target: organisationId,
      outcome: 'ok',
    });
    return updated;
  };
