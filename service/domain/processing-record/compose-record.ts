import { LEAD_FIELDS, type Locale } from '../../protocol/vocabulary.ts';
import { agreementWords } from '../agreement/compose-agreement.ts';
import { MEASURES } from '../agreement/texts/agreement-words.ts';
import type { Operator } from '../model/agreement/agreement-party.ts';
import type { SubProcessor } from '../model/agreement/sub-processor.ts';
import type { Shop } from '../model/shop/shop.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import {
  type ControllerFacts,
  offersOf,
  type ProcessingRecord,
  type RecordFact,
  type RecordSection,
  type ShopFacts,
} from './processing-record.ts';
import { recordWords } from './record-texts.ts';
import type { RecordWords } from './texts/record-words.ts';

const fact = (label: string, ...values: readonly string[]): RecordFact => ({
  label,
  values: values.filter((value) => value !== ''),
});
const known = (value: string, otherwise: string): string => (value.trim() === '' ? otherwise : value);

const controllerFacts = ({ controller }: Shop, w: RecordWords): RecordFact[] => [
  fact(w.labels.name, known(controller.name, w.none)),
  fact(w.labels.address, known(controller.address, w.none)),
  fact(w.labels.contact, controller.email),
  ...(controller.phone === '' ? [] : [fact(w.labels.phone, controller.phone)]),
  fact(w.labels.representative, w.noRepresentative),
  fact(w.labels.dpo, known(controller.dpo, w.noDpo)),
];

type Activity = keyof RecordWords['purposes'];
const activity = (
  w: RecordWords,
  code: Activity,
  given: { purpose?: string; basis: string; people: string; data: string; retention: string },
): RecordSection => ({
  code,
  title: w.sections[code],
  facts: [
    fact(w.labels.purpose, given.purpose ?? w.purposes[code]),
    fact(w.labels.basis, given.basis),
    fact(w.labels.people, given.people),
    fact(w.labels.data, given.data),
    fact(w.labels.retention, given.retention),
  ],
});

/** The activities that the shop's settings switch on, and no others. */
const activities = ({ shop, policyUrl, cardPurposes }: ShopFacts, w: RecordWords): RecordSection[] => {
  const asked = LEAD_FIELDS.filter((field) => shop.fields[field] !== 'off').map((field) => w.fields[field]);
  const isFormOpen = policyUrl !== null || shop.whenNoPolicy !== 'hide';
  const isConsent = policyUrl !== null && shop.leadBasis === 'consent';
  const isBare = policyUrl === null && shop.whenNoPolicy === 'bare';
  const offers = offersOf(shop);
  const sections: RecordSection[] = [
    activity(w, 'chat', {
      basis: w.bases.request,
      people: w.visitors,
      data: w.data.chat,
      retention: fillGaps(w.retention.chat, {
        days: shop.conversationRetentionDays,
        anonymous: shop.anonymousRetentionDays,
      }),
    }),
  ];
  if (isFormOpen) {
    sections.push(
      activity(w, 'form', {
        basis: isConsent ? w.bases.consent : w.bases.request,
        people: w.writers,
        data: [...asked, w.fields.message, w.fields.page].join(', '),
        retention: isBare ? w.retention.bare : fillGaps(w.retention.form, { days: shop.leadRetentionDays }),
      }),
    );
  }
  if (cardPurposes.length > 0) {
    sections.push(
      activity(w, 'cards', {
        purpose: fillGaps(w.purposes.cards, { purposes: cardPurposes.join(', ') }),
        basis: w.bases.cards,
        people: w.visitors,
        data: w.data.cards,
        retention: w.retention.cards,
      }),
    );
  }
  if (offers.length > 0) {
    sections.push(
      activity(w, 'marketing', {
        purpose: fillGaps(w.purposes.marketing, {
          channels: offers.map((channel) => w.channels[channel]).join(', '),
        }),
        basis: w.bases.marketing,
        people: w.subscribers,
        data: offers.map((channel) => w.fields[channel]).join(', '),
        retention: fillGaps(w.retention.marketing, { months: shop.marketingReminderMonths }),
      }),
    );
  }
  if (isConsent || offers.length > 0 || cardPurposes.length > 0) {
    sections.push(
      activity(w, 'proofs', {
        basis: w.bases.obligation,
        people: w.writers,
        data: w.data.proofs,
        retention: fillGaps(w.retention.proofs, {
          enquiry: shop.enquiryProofYears,
          marketing: shop.marketingProofYears,
        }),
      }),
    );
  }
  sections.push(
    activity(w, 'rights', {
      basis: w.bases.obligation,
      people: `${w.visitors}; ${w.writers}`,
      data: w.data.rights,
      retention: w.retention.rights,
    }),
    activity(w, 'accounts', {
      basis: w.bases.accounts,
      people: w.staff,
      data: w.data.accounts,
      retention: w.retention.accounts,
    }),
    activity(w, 'log', {
      basis: w.bases.interest,
      people: w.staff,
      data: w.data.log,
      retention: fillGaps(w.retention.log, { months: shop.auditRetentionMonths }),
    }),
  );
  return sections;
};

const oneProcessor = (one: SubProcessor): string =>
  `${one.name}, ${one.address}, ${one.country}: ${one.service} (${one.data})`;

const transferFact = (subProcessors: readonly SubProcessor[], w: RecordWords): RecordFact => {
  const abroad = subProcessors.filter((one) => one.transferTool !== '');
  return abroad.length === 0
    ? fact(w.labels.transfers, w.noTransfer)
    : fact(w.labels.transfers, ...abroad.map((one) => `${one.name}, ${one.country}: ${one.transferTool}`));
};

const measures = (locale: Locale, w: RecordWords): RecordSection => ({
  code: 'measures',
  title: w.sections.measures,
  facts: [fact(w.labels.measures, ...MEASURES.map((code) => agreementWords(locale).measures[code]))],
});

/** Art. 30(1): what the controller does with chat and form, from the settings as they are now. Rule: PR-4. */
export const composeControllerRecord = (facts: ShopFacts, locale: Locale): ProcessingRecord => {
  const w = recordWords(locale);
  const { shop, operator, subProcessors } = facts;
  const recipients = [
    operator === null
      ? w.ownServer
      : fillGaps(w.operatorRecipient, { name: operator.name, address: operator.address }),
    ...subProcessors.map(oneProcessor),
    ...facts.agencies.map((name) => fillGaps(w.agencyRecipient, { name })),
  ];
  return {
    kind: 'controller',
    title: w.controllerTitle,
    lead: fillGaps(w.controllerLead, { shop: shop.name }),
    sections: [
      {
        code: 'controller',
        title: w.sections.controller,
        facts: [
          ...controllerFacts(shop, w),
          fact(w.labels.shop, `${shop.name}, ${shop.url}`),
          fact(w.labels.policy, facts.policyUrl ?? w.noPolicy),
        ],
      },
      ...activities(facts, w),
      {
        code: 'recipients',
        title: w.sections.recipients,
        facts: [
          fact(w.labels.recipients, ...recipients),
          fact(w.labels.agreement, w.agreement[facts.agreement]),
          transferFact(subProcessors, w),
        ],
      },
      measures(locale, w),
    ],
  };
};

/** Art. 30(2): what the operator does for each controller. Names of controllers, no content of theirs. Rule: PR-4. */
export const composeProcessorRecord = (
  facts: {
    operator: Operator | null;
    controllers: readonly ControllerFacts[];
    subProcessors: readonly SubProcessor[];
  },
  locale: Locale,
): ProcessingRecord => {
  const w = recordWords(locale);
  const { operator, subProcessors } = facts;
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
        facts: [fact(w.labels.categories, ...w.categories), transferFact(subProcessors, w)],
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
            ...(subProcessors.length === 0 ? [w.none] : subProcessors.map(oneProcessor)),
          ),
        ],
      },
      measures(locale, w),
    ],
  };
};
