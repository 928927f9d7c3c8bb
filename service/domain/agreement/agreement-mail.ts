import type { AgreementDocument } from '../model/agreement/agreement.ts';
import type { AgreementDeps } from './agreement-deps.ts';

/** Mail values of a document. */
export const documentGaps = (document: AgreementDocument): Record<string, string> => {
  const { company, operator, shop } = document.variables;
  return {
    company: company.legalName,
    shop: shop.name,
    operator: operator.name,
    operatorEmail: operator.email,
    version: document.templateVersion,
    name: document.acceptance?.name ?? company.signatoryName,
    role: company.signatoryRole,
  };
};

/** Console address of the agreement. */
export const agreementLink = (deps: Pick<AgreementDeps, 'origin'>, shopId: string): string =>
  `${deps.origin()}/console/#/shops/${shopId}/agreement`;
