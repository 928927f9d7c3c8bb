import type { AgreementDocument } from '../model/agreement/agreement.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Confirmation } from '../model/confirmation/confirmation.ts';
import type { MailKind } from '../model/mail/mail.ts';
import { onceMailId } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import { ownersOf } from '../model/staff/tell-owners.ts';
import type { AgreementDeps } from './agreement-deps.ts';

type Deps = Pick<AgreementDeps, 'memberships' | 'staff'>;

/** Whether the words say that the shop itself has confirmed by mail what an agency may do. */
export const isShopAsked = ({ variables: { position } }: Pick<AgreementDocument, 'variables'>): boolean =>
  position.kind === 'on_behalf' && position.proof === 'mail';

/**
 * Addresses of those who can say for the shop what an agency may do: its owners, each with a proven address and outside
 * the agency. Never an address from the settings, which the agency may change itself.
 * @returns addresses in alphabetical order; empty: nobody can confirm
 */
export const controllerAddresses = async (
  deps: Deps,
  shop: Pick<Shop, 'id' | 'organisationId'>,
  agencyId: AgreementDocument['agencyId'],
): Promise<readonly string[]> => {
  const [owners, ofAgency] = await Promise.all([
    ownersOf(deps, shop),
    agencyId === null ? [] : deps.memberships.listByOrganisation(agencyId),
  ]);
  const inAgency = new Set(ofAgency.map(({ staffId }) => staffId));
  return owners
    .filter(({ id, addressProvenAt }) => addressProvenAt !== null && !inAgency.has(id))
    .map(({ email }) => email)
    .toSorted();
};

/** The same, where somebody must be there. @throws DomainError conflict */
export const requireControllerAddresses = async (
  ...given: Parameters<typeof controllerAddresses>
): Promise<readonly string[]> => {
  const addresses = await controllerAddresses(...given);
  if (addresses.length > 0) return addresses;
  throw new DomainError(
    'conflict',
    'The shop has no owner with a confirmed e-mail address outside the agency. Invite the owner first, or choose another proof of the authority.',
    { details: { waitsFor: 'owner' } },
  );
};

const KIND: MailKind = 'agreement_copy';
/** Makes the id of a mail follow from its link and its addressee, so that a pressed link says whose it was. */
export const linkFact = (confirmationHash: string, address: string): string =>
  `${confirmationHash} ${address}`;

/** To whom the pressed link went; undefined: to none of them. */
export const pressedBy = (
  deps: Pick<AgreementDeps, 'digest'>,
  scope: Parameters<typeof onceMailId>[1],
  { secretHash, delivery }: Confirmation,
  addresses: readonly string[],
): string | undefined =>
  addresses.find(
    (address) => onceMailId(deps.digest, scope, KIND, linkFact(secretHash, address)) === delivery?.mailId,
  );
