import type { Locale } from '../../protocol/vocabulary.ts';
import { agreementWords, canonicalText } from '../agreement/compose-agreement.ts';
import type { AgencyContract, ContractVariables } from '../model/agreement/agency-contract.ts';
import { inLine } from '../model/agreement/agreement-text.ts';
import { documentLines, fillLine, partyGaps } from '../model/agreement/document-lines.ts';
import { canonicalJson, type Json } from '../model/base/canonical-json.ts';
import type { Company } from '../model/staff/company.ts';
import { countryName } from '../model/text/country-name.ts';
import { type ContractWords, contractCatalog } from './texts/contract-catalog.ts';

/** A binding contract keeps its version. Rule: PR-2. */
export const CONTRACT_TEMPLATE_VERSION = '1.1.0';

export const contractWords = (locale: Locale): ContractWords => contractCatalog[locale];
/** Checkbox label. */
export const contractStatement = (company: string, locale: Locale): string =>
  fillLine(contractCatalog[locale].statement, { company });

const orDash = (value: string): string => (inLine(value) === '' ? '–' : inLine(value));

const party = (company: Company, locale: Locale): Record<string, string> => ({
  name: orDash(company.legalName),
  address: orDash(company.address),
  country: company.country === '' ? '–' : countryName(company.country, locale),
  taxId: orDash(company.taxId),
  registration: orDash(company.registerNo),
  email: orDash(company.contactEmail),
});

/** Contract text, from variables and version alone. Rule: PR-2. */
export const composeContract = (
  variables: ContractVariables,
  locale: Locale,
  version: string = CONTRACT_TEMPLATE_VERSION,
): string => {
  const { lines, roles, people, operation } = contractCatalog[locale];
  const { shop, dataTypes, operatorName } = variables;
  const gaps = {
    ...partyGaps('controller', party(variables.controller, locale)),
    ...partyGaps('agency', party(variables.agency, locale)),
    version,
    shopName: orDash(shop.name),
    shopUrl: orDash(shop.url),
    serviceUrl: variables.serviceUrl,
    role: roles[variables.role],
    operator: orDash(operatorName ?? ''),
  };
  return canonicalText(
    documentLines(lines, gaps, {
      dataTypes: dataTypes.map((type) => `- ${agreementWords(locale).dataTypes[type]}`),
      people: [dataTypes.includes('visit') ? people.withVisits : people.withoutVisits],
      operation: [fillLine(operatorName === null ? operation.byController : operation.byOperator, gaps)],
    }),
    locale,
  );
};

/** Text that the service signs after both acceptances. */
export const sealedContract = (contract: AgencyContract): string => {
  const { seal: _seal, expiresAt: _expiresAt, text: _text, ...signed } = contract;
  return canonicalJson(JSON.parse(JSON.stringify(signed)) as Json);
};
