import { type Locale, PROVIDER_ROLES } from '../../../protocol/vocabulary.ts';
import { countryName } from '../text/country-name.ts';
import { fillGaps } from '../text/fill-gaps.ts';
import type { ProcessingFacts } from './processing-facts.ts';
import { recipientCatalog } from './texts/recipient-catalog.ts';

/** Distinct names of all recipients. */
export const recipientNames = (facts: ProcessingFacts): string[] => {
  const companies = PROVIDER_ROLES.map((role) => facts.providers[role]).filter(({ by }) => by === 'company');
  return [
    ...new Set([
      ...(facts.operatorName === null ? [] : [facts.operatorName]),
      ...facts.subProcessors.map(({ name }) => name),
      ...facts.agencies,
      ...companies.map(({ name }) => name),
    ]),
  ];
};

const unstatedRoles = ({ providers }: ProcessingFacts) =>
  PROVIDER_ROLES.filter((role) => providers[role].by === 'unstated');

/** Recipients outside the EEA with the ground, Art. 13(1)(f). */
export const transfersOf = (facts: ProcessingFacts) =>
  [...facts.subProcessors, ...PROVIDER_ROLES.map((role) => facts.providers[role])].filter(
    ({ transferTool }) => transferTool !== '',
  );

/** Whether all recipients are named. */
export const areRecipientsStated = (facts: ProcessingFacts): boolean =>
  unstatedRoles(facts).length === 0 && facts.areSubProcessorsStated;

const transferSentence = (facts: ProcessingFacts, contactEmail: string, locale: Locale): string | null => {
  const words = recipientCatalog[locale];
  const abroad = transfersOf(facts);
  if (abroad.length === 0) return areRecipientsStated(facts) ? words.noTransfers : null;
  const list = abroad.map(
    ({ name, country, transferTool }) => `${name}, ${countryName(country, locale)} (${transferTool})`,
  );
  return fillGaps(words.transfers, { list: list.join('; '), email: contactEmail });
};

/** Recipients and transfers, Art. 13(1)(e) and (f). Claims completeness only when all are named. */
export const recipientSentences = (
  facts: ProcessingFacts,
  contactEmail: string,
  locale: Locale,
): readonly string[] => {
  const words = recipientCatalog[locale];
  const { operatorName, subProcessors, agencies, providers } = facts;
  const services = subProcessors.map(({ name, service }) => `${name} (${service})`);
  const unstated = unstatedRoles(facts);
  const [role] = unstated;
  const sentences = [
    operatorName === null ? null : fillGaps(words.operator, { name: operatorName }),
    services.length === 0 ? null : fillGaps(words.subProcessors, { names: services.join(', ') }),
    agencies.length === 0 ? null : fillGaps(words.agencies, { names: agencies.join(', ') }),
    ...PROVIDER_ROLES.map((one) =>
      providers[one].by === 'company' ? fillGaps(words.providers[one], { name: providers[one].name }) : null,
    ),
    role === undefined ? null : words.unstated[unstated.length === 1 ? role : 'both'],
    facts.areSubProcessorsStated ? null : words.unstated.services,
    areRecipientsStated(facts) ? words.nobodyElse : null,
    transferSentence(facts, contactEmail, locale),
  ];
  return sentences.filter((sentence) => sentence !== null);
};
