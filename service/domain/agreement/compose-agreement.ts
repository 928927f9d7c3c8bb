import { dateLocale } from '../../protocol/date-locale.ts';
import type { Locale } from '../../protocol/vocabulary.ts';
import type { AgreementCompany, Operator } from '../model/agreement/agreement-party.ts';
import { inLine } from '../model/agreement/agreement-text.ts';
import { type AgreementVariables, DATA_TYPES } from '../model/agreement/agreement-variables.ts';
import { fillLine } from '../model/agreement/document-lines.ts';
import type { SubProcessor } from '../model/agreement/sub-processor.ts';
import { countryName } from '../model/text/country-name.ts';
import { type AgreementGaps, agreementLines, type Party } from './agreement-lines.ts';
import { measuresOf } from './operator-statement.ts';
import { type AgreementWords, agreementCatalog } from './texts/agreement-catalog.ts';

/** Major or minor: new acceptance. Patch: typo. Rule: PR-2. */
export const AGREEMENT_TEMPLATE_VERSION = '1.3.0';
/** Raised with every change of MEASURES. */
export const MEASURES_VERSION = '1.5';

export const agreementWords = (locale: Locale): AgreementWords => agreementCatalog[locale];
/** Beside the box. */
export const agreementStatement = (company: string, locale: Locale): string =>
  fillLine(agreementCatalog[locale].statement, { company });

const orDash = (value: string): string => (inLine(value) === '' ? '–' : inLine(value));

/** Such as „24 listopada 2026"; UTC. */
export const dayText = (day: string | Date, locale: Locale): string => {
  const date = typeof day === 'string' ? new Date(`${day.slice(0, 10)}T12:00:00.000Z`) : day;
  return new Intl.DateTimeFormat(dateLocale(locale), {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(date);
};
export const momentText = (at: Date, locale: Locale): string =>
  `${new Intl.DateTimeFormat(dateLocale(locale), {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'UTC',
  }).format(at)} UTC`;

export const operatorParty = (operator: Operator, locale: Locale): Party => ({
  name: orDash(operator.name),
  address: orDash(operator.address),
  country: countryName(operator.country, locale),
  registration: orDash(operator.registration),
  email: orDash(operator.email),
  signatory: orDash(operator.signatory),
  dpo: inLine(operator.dpo) === '' ? agreementCatalog[locale].noDpo : inLine(operator.dpo),
});

const companyParty = (company: AgreementCompany, locale: Locale): AgreementGaps['company'] => ({
  name: orDash(company.legalName),
  address: orDash(company.address),
  country: countryName(company.country, locale),
  nip: orDash(company.taxId),
  registration: orDash(company.registerNo),
  email: orDash(company.contactEmail),
  instructionEmail: orDash(company.instructionEmail),
  signatory: `${orDash(company.signatoryName)}, ${orDash(company.signatoryRole)}`,
  dpo: inLine(company.dpo) === '' ? agreementCatalog[locale].noDpo : inLine(company.dpo),
});

export const subProcessorGaps = (
  entries: readonly SubProcessor[],
  locale: Locale,
): AgreementGaps['subProcessors'] =>
  entries.map((entry) => ({
    name: orDash(entry.name),
    address: orDash(entry.address),
    contact: orDash(entry.contact),
    country: countryName(entry.country, locale),
    service: orDash(entry.service),
    data: orDash(entry.data),
    transferTool: orDash(entry.transferTool),
    since: dayText(entry.since, locale),
  }));

/** Polish: no one-letter word ends a line. */
const typography = (text: string, locale: Locale): string =>
  locale === 'pl' ? text.replace(/(?<=[\s„(])([aiouwzAIOUWZ]) (?=\S)/g, '$1\u00a0') : text;

/** As hashed: NFC, LF, none at the end. */
export const canonicalText = (lines: readonly string[], locale: Locale): string =>
  lines
    .map((line) => typography(line, locale).trim())
    .join('\n')
    .normalize('NFC');

/** Text from version and variables alone. Rule: PR-2. */
export const composeAgreement = (
  variables: AgreementVariables,
  locale: Locale,
  version: string = AGREEMENT_TEMPLATE_VERSION,
): string => {
  const words = agreementWords(locale);
  return canonicalText(
    agreementLines(
      {
        version,
        operator: operatorParty(variables.operator, locale),
        company: companyParty(variables.company, locale),
        shopName: orDash(variables.shop.name),
        shopUrl: orDash(variables.shop.url),
        leadDays: variables.leadRetentionDays,
        conversationDays: variables.conversationRetentionDays,
        dataTypes: DATA_TYPES.map((type) => words.dataTypes[type]),
        measures: measuresOf(variables.operator, variables.serviceUrl).map(
          (measure) => words.measures[measure],
        ),
        measuresVersion: MEASURES_VERSION,
        serviceUrl: variables.serviceUrl,
        hosting: orDash(variables.operator.statement.hosting ?? ''),
        hasBackups: variables.operator.statement.backups === 'encrypted',
        listUrl: `${variables.serviceUrl}/sub-processors`,
        listVersion: String(variables.subProcessorVersion),
        subProcessors: subProcessorGaps(variables.subProcessors, locale),
      },
      locale,
    ),
    locale,
  );
};
