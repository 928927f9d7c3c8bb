import type { DepartureId, OrganisationId } from '../../protocol/vocabulary.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { FieldVault } from '../model/base/ports.ts';
import { SERVICE_SCOPE } from '../model/base/tenancy.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import type { Certificate } from './departure.ts';
import type { DepartureStore } from './departure-store.ts';

type Deps = { departures: Pick<DepartureStore, 'finished'>; vault: Pick<FieldVault, 'openForService'> };

/** Certificates of own companies; all for the operator. */
export const makeListCertificates =
  (deps: Deps) =>
  async (access: Access): Promise<readonly Certificate[]> => {
    const owned: OrganisationId[] = access.organisations
      .filter(({ role, shopIds }) => role === 'owner' && shopIds === null)
      .map(({ organisation }) => organisation.id);
    const found = await deps.departures.finished(SERVICE_SCOPE, access.staff.isOperator ? 'all' : owned);
    return Promise.all(
      found.map(async ({ sealed }) => JSON.parse(await deps.vault.openForService(sealed ?? ''))),
    );
  };

/** @throws DomainError not_found */
export const makeReadCertificate = (deps: Deps) => {
  const list = makeListCertificates(deps);
  return async (access: Access, id: DepartureId): Promise<Certificate> => {
    const found = (await list(access)).find((certificate) => certificate.id === id);
    if (found === undefined) throw notFound();
    return found;
  };
};
