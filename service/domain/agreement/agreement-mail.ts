import type { AgreementDocument } from '../model/agreement/agreement.ts';
import type { MailWords } from '../model/mail/mail-words.ts';
import type { AgreementDeps } from './agreement-deps.ts';
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

/** To whom the document goes: to the shop's own contact where an agency's authority is confirmed by mail. */
export const confirmAddress = (document: AgreementDocument, shopContact: string): string =>
  document.variables.position.kind === 'on_behalf' && document.variables.position.proof === 'mail'
    ? shopContact
    : document.variables.company.contactEmail;

export const confirmWords = (words: AgreementWords, document: AgreementDocument): MailWords =>
  document.variables.position.kind === 'on_behalf' && document.variables.position.proof === 'mail'
    ? words.mails.authorityCheck
    : words.mails.confirm;
