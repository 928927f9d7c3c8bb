import type { Locale } from '../../../protocol/vocabulary.ts';
import { fillGaps } from '../text/fill-gaps.ts';
import type { ProcessingFacts } from './processing-facts.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import { pl } from './texts/pl.ts';
import type { RecipientWords } from './texts/recipient-words.ts';

const WORDS: Readonly<Record<Locale, RecipientWords>> = { pl, en, de };

/** Names of all who receive the data, for lists. */
export const recipientNames = (facts: ProcessingFacts): string[] => [
  ...(facts.operatorName === null ? [] : [facts.operatorName]),
  ...facts.subProcessors.map(({ name }) => name),
  ...facts.agencies,
];

/** Sentences about all who receive the data, and about transfers out of the EEA. Art. 13(1)(e) and (f). */
export const recipientSentences = (
  facts: ProcessingFacts,
  contactEmail: string,
  locale: Locale,
): readonly string[] => {
  const words = WORDS[locale];
  const { operatorName, subProcessors, agencies } = facts;
  const services = subProcessors.map(({ name, service }) => `${name} (${service})`);
  const abroad = subProcessors.filter(({ transferTool }) => transferTool !== '');
  const list = abroad.map(({ name, country, transferTool }) => `${name}, ${country} (${transferTool})`);
  return [
    ...(operatorName === null ? [] : [fillGaps(words.operator, { name: operatorName })]),
    ...(services.length === 0 ? [] : [fillGaps(words.subProcessors, { names: services.join(', ') })]),
    ...(agencies.length === 0 ? [] : [fillGaps(words.agencies, { names: agencies.join(', ') })]),
    words.unnamed,
    ...(list.length === 0 ? [] : [fillGaps(words.transfers, { list: list.join('; '), email: contactEmail })]),
  ];
};
