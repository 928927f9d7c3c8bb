import type { Locale } from '../../protocol/vocabulary.ts';
import type { Operator } from '../model/agreement/agreement-party.ts';
import type { SubProcessor } from '../model/agreement/sub-processor.ts';
import type { ControllerFacts, ProcessingRecord } from './processing-record.ts';
import { controllerFacts, fact, known, measures, oneProcessor, transferFact } from './record-facts.ts';
import { recordWords } from './record-texts.ts';

/** Art. 30(2) record; no customer data. Rule: PR-4. */
export const composeProcessorRecord = (
  facts: {
    operator: Operator | null;
    controllers: readonly ControllerFacts[];
    subProcessors: readonly SubProcessor[];
    pushHosts: readonly string[];
    serviceUrl: string;
  },
  locale: Locale,
): ProcessingRecord => {
  const w = recordWords(locale);
  const { operator, subProcessors } = facts;
  const abroad = subProcessors.filter(({ transferTool }) => transferTool !== '');
  return {
    kind: 'processor',
    title: w.processorTitle,
    lead: w.processorLead,
    sections: [
      {
        code: 'processor',
        title: w.sections.processor,
        facts:
          operator === null
            ? [fact(w.labels.name, w.ownServer)]
            : [
                fact(w.labels.name, operator.name),
                fact(w.labels.address, `${operator.address}, ${operator.country}`),
                fact(w.labels.contact, operator.email),
                fact(w.labels.representative, operator.signatory),
                fact(w.labels.dpo, known(operator.dpo, w.noDpo)),
              ],
      },
      {
        code: 'categories',
        title: w.sections.categories,
        facts: [
          fact(
            w.labels.categories,
            ...w.categories,
            ...(operator?.statement.backups === 'encrypted' ? [w.backups] : []),
          ),
          transferFact(abroad, true, w, locale, facts.pushHosts),
        ],
      },
      ...facts.controllers.map(({ shop, agreement }) => ({
        code: `controllers.${shop.id}`,
        title: `${w.sections.controllers}: ${shop.name}`,
        facts: [
          ...controllerFacts(shop, w),
          fact(w.labels.shop, shop.url),
          fact(w.labels.agreement, w.agreement[agreement]),
        ],
      })),
      {
        code: 'subProcessors',
        title: w.sections.subProcessors,
        facts: [
          fact(
            w.sections.subProcessors,
            ...(subProcessors.length === 0
              ? [w.none]
              : subProcessors.map((one) => oneProcessor(one, locale))),
          ),
        ],
      },
      measures(operator, facts.serviceUrl, locale, w),
    ],
  };
};
