import type { OrganisationId } from '../../protocol/vocabulary.ts';
import type { AgreementDocument } from '../model/agreement/agreement.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { controllerAddresses } from './controller-owners.ts';

export type PartyDeps = Pick<AgreementDeps, 'shops' | 'organisations' | 'memberships' | 'staff'>;

/** Whose agreement it is: the agency's own in a chain, else that of the company the shop belongs to. */
export const partyOf = (
  shop: Pick<Shop, 'organisationId'>,
  { variables, agencyId }: AgreementDocument,
): OrganisationId =>
  variables.position.kind === 'chain' && agencyId !== null ? agencyId : shop.organisationId;

/**
 * To whom mails about a binding document go: the contact that its party has now, the owners of the shop where an agency
 * signed for it, and at last the contact that the document names. Words of a document never change, and a contact does.
 * Rule: PR-3.
 * @returns each address once; at least the one that the document names
 */
export const partyAddresses = async (
  deps: PartyDeps,
  scope: ShopScope,
  document: AgreementDocument,
): Promise<readonly string[]> => {
  const { company, position } = document.variables;
  const named = company.contactEmail;
  const shop = await deps.shops.get(scope);
  if (shop === null) return [named];
  const party = await deps.organisations.get(partyOf(shop, document));
  const owners =
    position.kind === 'on_behalf' ? await controllerAddresses(deps, shop, document.agencyId) : [];
  const byMailbox = new Map(
    [party?.company?.contactEmail ?? '', ...owners]
      .filter((address) => address !== '')
      .map((address) => [address.toLowerCase(), address]),
  );
  byMailbox.delete(named.toLowerCase());
  return [...byMailbox.values(), named];
};

/** A fact as it is told to one of the addresses; with the address that the document names it stands alone. */
export const factTo = ({ variables }: AgreementDocument, fact: string, address: string): string =>
  address === variables.company.contactEmail ? fact : `${fact} ${address}`;
