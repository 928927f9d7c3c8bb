import type { AgreementDocument } from '../model/agreement/agreement.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { AgreementDeps } from './agreement-deps.ts';

export type PartyDeps = Pick<AgreementDeps, 'shops' | 'organisations'>;

/**
 * Current contact and the document's. Rule: PR-3.
 * @returns at least the document's
 */
export const partyAddresses = async (
  deps: PartyDeps,
  scope: ShopScope,
  { variables }: AgreementDocument,
): Promise<readonly string[]> => {
  const named = variables.company.contactEmail;
  const shop = await deps.shops.get(scope);
  const organisation = shop === null ? null : await deps.organisations.get(shop.organisationId);
  const now = organisation?.company?.contactEmail ?? '';
  return now === '' || now.toLowerCase() === named.toLowerCase() ? [named] : [now, named];
};

/** Fact key per address. */
export const factTo = (fact: string, address: string): string => `${fact} ${address}`;
