import type { Locale } from '../../protocol/vocabulary.ts';
import { agreementWords } from '../agreement/compose-agreement.ts';
import { MEASURES } from '../agreement/texts/agreement-words.ts';
import type { SubProcessor } from '../model/agreement/sub-processor.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { RecordFact, RecordSection } from './processing-record.ts';
import type { RecordWords } from './texts/record-words.ts';

export const fact = (label: string, ...values: readonly string[]): RecordFact => ({
  label,
  values: values.filter((value) => value !== ''),
});
export const known = (value: string, otherwise: string): string => (value.trim() === '' ? otherwise : value);

export const controllerFacts = ({ controller }: Shop, w: RecordWords): RecordFact[] => [
  fact(w.labels.name, known(controller.name, w.none)),
  fact(w.labels.address, known(controller.address, w.none)),
  fact(w.labels.contact, controller.email),
  ...(controller.phone === '' ? [] : [fact(w.labels.phone, controller.phone)]),
  fact(w.labels.representative, w.noRepresentative),
  fact(w.labels.dpo, known(controller.dpo, w.noDpo)),
];

export const oneProcessor = (one: SubProcessor): string =>
  `${one.name}, ${one.address}, ${one.country}: ${one.service} (${one.data})`;

export const transferFact = (subProcessors: readonly SubProcessor[], w: RecordWords): RecordFact => {
  const abroad = subProcessors.filter((one) => one.transferTool !== '');
  return abroad.length === 0
    ? fact(w.labels.transfers, w.noTransfer)
    : fact(w.labels.transfers, ...abroad.map((one) => `${one.name}, ${one.country}: ${one.transferTool}`));
};

export const measures = (locale: Locale, w: RecordWords): RecordSection => ({
  code: 'measures',
  title: w.sections.measures,
  facts: [fact(w.labels.measures, ...MEASURES.map((code) => agreementWords(locale).measures[code]))],
});
