import type { AgreementDocument } from '../model/agreement/agreement.ts';
import type { MailWords } from '../model/mail/mail-words.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { isShopAsked, requireControllerAddresses } from './controller-owners.ts';
import type { AgreementWords } from './texts/agreement-words.ts';

/** Values that every mail about a document may name. */
export const documentGaps = (document: AgreementDocument): Record<string, string> => {
  const { company, operator, shop, position } = document.variables;
  return {
    company: company.legalName,
    shop: shop.name,
    operator: operator.name,
    operatorEmail: operator.email,
    agency: position.kind === 'on_behalf' ? position.agencyName : company.legalName,
    version: document.templateVersion,
    name: document.acceptance?.name ?? company.signatoryName,
    role: company.signatoryRole,
  };
};

/** Where the console shows the agreement. */
export const agreementLink = (deps: Pick<AgreementDeps, 'origin'>, shopId: string): string =>
  `${deps.origin()}/console/#/shops/${shopId}/agreement`;

export const confirmWords = (words: AgreementWords, document: AgreementDocument): MailWords =>
  isShopAsked(document) ? words.mails.authorityCheck : words.mails.confirm;

/**
 * To whom the link goes: to the owners of the shop where they are asked for an agency's authority.
 * @throws DomainError conflict where nobody can be asked
 */
export const confirmAddresses = async (
  deps: Pick<AgreementDeps, 'memberships' | 'staff'>,
  shop: Pick<Shop, 'id' | 'organisationId'>,
  document: AgreementDocument,
): Promise<readonly string[]> =>
  isShopAsked(document)
    ? requireControllerAddresses(deps, shop, document.agencyId)
    : [document.variables.company.contactEmail];
