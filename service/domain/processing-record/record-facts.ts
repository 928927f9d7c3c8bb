import type { Locale } from '../../protocol/vocabulary.ts';
import { agreementWords } from '../agreement/compose-agreement.ts';
import { measuresOf } from '../agreement/operator-statement.ts';
import type { Operator } from '../model/agreement/agreement-party.ts';
import type { SubProcessor } from '../model/agreement/sub-processor.ts';
import type { Provider, Shop } from '../model/shop/shop.ts';
import { countryName } from '../model/text/country-name.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import type { RecordFact, RecordSection } from './processing-record.ts';
import type { RecordWords } from './texts/record-catalog.ts';

export const fact = (label: string, ...values: readonly string[]): RecordFact => ({
  label,
  values: values.filter((value) => value !== ''),
});
export const known = (value: string, otherwise: string): string => (value.trim() === '' ? otherwise : value);

export const controllerFacts = ({ controller }: Shop, w: RecordWords): RecordFact[] => [
  fact(w.labels.name, known(controller.name, w.unstated)),
  fact(w.labels.address, known(controller.address, w.unstated)),
  fact(w.labels.contact, known(controller.email, w.unstated)),
  ...(controller.phone === '' ? [] : [fact(w.labels.phone, controller.phone)]),
  fact(w.labels.representative, w.noRepresentative),
  fact(w.labels.dpo, known(controller.dpo, w.noDpo)),
];

export const oneProcessor = (one: SubProcessor, locale: Locale): string =>
  `${one.name}, ${one.address}, ${countryName(one.country, locale)}: ${one.service} (${one.data})`;

/** @param role the provider's task */
export const providerText = (provider: Provider, role: string, w: RecordWords, locale: Locale): string => {
  if (provider.by === 'unstated') return `${role}: ${w.unstated}`;
  if (provider.by === 'shop') return `${role}: ${w.ownProvider}`;
  return `${role}: ${provider.name}, ${countryName(provider.country, locale)}`;
};

/** Empty while pushes are off. */
export const pushTexts = (words: string, hosts: readonly string[]): string[] =>
  hosts.length === 0
    ? []
    : [fillGaps(words, { hosts: hosts.map((host) => host.replace(/^\*\./, '')).join(', ') })];

/** @param isAllStated all recipients are known, so "none" is allowed */
export const transferFact = (
  abroad: readonly Pick<SubProcessor, 'name' | 'country' | 'transferTool'>[],
  isAllStated: boolean,
  w: RecordWords,
  locale: Locale,
  pushHosts: readonly string[],
): RecordFact =>
  abroad.length === 0 && pushHosts.length === 0
    ? fact(w.labels.transfers, isAllStated ? w.noTransfer : w.unstated)
    : fact(
        w.labels.transfers,
        ...abroad.map((one) => `${one.name}, ${countryName(one.country, locale)}: ${one.transferTool}`),
        ...pushTexts(w.pushTransfer, pushHosts),
      );

/** @param operator null: self-hosted by the shop */
export const measures = (
  operator: Operator | null,
  serviceUrl: string,
  locale: Locale,
  w: RecordWords,
): RecordSection => ({
  code: 'measures',
  title: w.sections.measures,
  facts: [
    fact(
      w.labels.measures,
      ...measuresOf(operator, serviceUrl).map((code) => agreementWords(locale).measures[code]),
    ),
  ],
});
