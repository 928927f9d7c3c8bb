import type { AgreementDocument } from '../model/agreement/agreement.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { AgreementDeps } from './agreement-deps.ts';

export type PartyDeps = Pick<AgreementDeps, 'shops' | 'organisations'>;

/**
 * To whom mails about a binding document go: the contact that the company has now, and the one that the document names.
 * Words of a document never change, and a contact does. Rule: PR-3.
 * @returns each address once; at least the one that the document names
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

/** A fact as it is told to one of the addresses. */
export const factTo = (fact: string, address: string): string => `${fact} ${address}`;
