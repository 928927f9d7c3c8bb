import type { Locale } from '../../protocol/vocabulary.ts';
import { agreementWords, canonicalText } from '../agreement/compose-agreement.ts';
import type { AgencyContract, ContractVariables } from '../model/agreement/agency-contract.ts';
import { inLine } from '../model/agreement/agreement-text.ts';
import { canonicalJson, type Json } from '../model/base/canonical-json.ts';
import type { Company } from '../model/staff/company.ts';
import { countryName } from '../model/text/country-name.ts';
import type { ContractGaps, ContractWords } from './texts/contract-words.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import { pl } from './texts/pl.ts';

/** A binding contract keeps its version. Rule: PR-2. */
export const CONTRACT_TEMPLATE_VERSION = '1.1.0';

const WORDS: Readonly<Record<Locale, ContractWords>> = { pl, en, de };
export const contractWords = (locale: Locale): ContractWords => WORDS[locale];

const orDash = (value: string): string => (inLine(value) === '' ? '–' : inLine(value));

const party = (company: Company, locale: Locale): ContractGaps['controller'] => ({
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
): string =>
  canonicalText(
    WORDS[locale].contract({
      version,
      shopName: orDash(variables.shop.name),
      shopUrl: orDash(variables.shop.url),
      serviceUrl: variables.serviceUrl,
      controller: party(variables.controller, locale),
      agency: party(variables.agency, locale),
      role: WORDS[locale].roles[variables.role],
      dataTypes: variables.dataTypes.map((type) => agreementWords(locale).dataTypes[type]),
      hasVisits: variables.dataTypes.includes('visit'),
      operator: variables.operatorName === null ? null : orDash(variables.operatorName),
    }),
    locale,
  );

/** Text that the service signs after both acceptances. */
export const sealedContract = (contract: AgencyContract): string => {
  const { seal: _seal, expiresAt: _expiresAt, text: _text, ...signed } = contract;
  return canonicalJson(JSON.parse(JSON.stringify(signed)) as Json);
};
