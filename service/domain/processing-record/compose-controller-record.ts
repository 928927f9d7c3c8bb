import { type Locale, PROVIDER_ROLES } from '../../protocol/vocabulary.ts';
import { agreementWords } from '../agreement/compose-agreement.ts';
import { type DataType, dataTypesOf } from '../model/agreement/agreement-variables.ts';
import { areRecipientsStated, transfersOf } from '../model/disclosure/recipients.ts';
import { yearsText } from '../model/marketing/marketing-texts.ts';
import { advertisingLaw } from '../model/notice/national-law.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import { offersOf, type ProcessingRecord, type RecordSection, type ShopFacts } from './processing-record.ts';
import {
  controllerFacts,
  fact,
  measures,
  oneProcessor,
  providerText,
  pushTexts,
  transferFact,
} from './record-facts.ts';
import { recordWords } from './record-texts.ts';
import type { RecordWords } from './texts/record-catalog.ts';

type Activity = keyof RecordWords['purposes'];
const DATA_OF: Readonly<Record<Activity, readonly DataType[]>> = {
  chat: [
    'conversation',
    'attachment',
    'mail_reply',
    'note',
    'block',
    'search_index',
    'page_address',
    'shop_customer',
    'outgoing_mail',
  ],
  form: [
    'lead_name',
    'lead_email',
    'lead_phone',
    'lead_message',
    'page_address',
    'spam_check',
    'search_index',
    'outgoing_mail',
  ],
  visits: ['visit'],
  cards: ['card_answers'],
  marketing: ['marketing_address', 'suppression'],
  proofs: ['consent_proof'],
  rights: ['rights_register'],
  accounts: ['staff_account'],
  log: ['activity_log'],
};
const activity = (
  w: RecordWords,
  code: Activity,
  given: { purpose?: string; basis: string; people: string; data: readonly string[]; retention: string },
): RecordSection => ({
  code,
  title: w.sections[code],
  facts: [
    fact(w.labels.purpose, given.purpose ?? w.purposes[code]),
    fact(w.labels.basis, given.basis),
    fact(w.labels.people, given.people),
    fact(w.labels.data, ...given.data),
    fact(w.labels.retention, given.retention),
  ],
});

const activities = (
  { shop, policyUrl, cardPurposes }: ShopFacts,
  w: RecordWords,
  locale: Locale,
): RecordSection[] => {
  const { dataTypes } = agreementWords(locale);
  const used = dataTypesOf(shop);
  const dataOf = (code: Activity): string[] =>
    DATA_OF[code].filter((type) => used.includes(type)).map((type) => dataTypes[type]);
  const isFormOpen = policyUrl !== null || shop.whenNoPolicy !== 'hide';
  const isConsent = policyUrl !== null && shop.leadBasis === 'consent';
  const isBare = policyUrl === null && shop.whenNoPolicy === 'bare';
  const offers = offersOf(shop);
  const sections: RecordSection[] = [
    activity(w, 'chat', {
      basis: w.bases.request,
      people: w.visitors,
      data: dataOf('chat'),
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
        data: dataOf('form'),
        retention: isBare ? w.retention.bare : fillGaps(w.retention.form, { days: shop.leadRetentionDays }),
      }),
    );
  }
  if (shop.visitorList.isOn) {
    sections.push(
      activity(w, 'visits', {
        basis: w.bases.visits,
        people: w.listed,
        data: dataOf('visits'),
        retention: w.retention.visits,
      }),
    );
  }
  if (cardPurposes.length > 0) {
    sections.push(
      activity(w, 'cards', {
        purpose: fillGaps(w.purposes.cards, { purposes: cardPurposes.join(', ') }),
        basis: w.bases.cards,
        people: w.visitors,
        data: dataOf('cards'),
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
        basis: fillGaps(w.bases.marketing, { law: advertisingLaw(shop, locale) }),
        people: w.subscribers,
        data: dataOf('marketing'),
        retention: fillGaps(w.retention.marketing, { months: shop.marketingReminderMonths }),
      }),
    );
  }
  sections.push(
    activity(w, 'proofs', {
      basis: w.bases.claims,
      people: `${w.visitors}; ${w.writers}`,
      data: dataOf('proofs'),
      retention: fillGaps(w.retention.proofs, {
        enquiry: yearsText(shop.enquiryProofYears, locale),
        marketing: yearsText(shop.marketingProofYears, locale),
      }),
    }),
    activity(w, 'rights', {
      basis: w.bases.obligation,
      people: `${w.visitors}; ${w.writers}`,
      data: dataOf('rights'),
      retention: w.retention.rights,
    }),
    activity(w, 'accounts', {
      basis: w.bases.accounts,
      people: w.staff,
      data: dataOf('accounts'),
      retention: w.retention.accounts,
    }),
    activity(w, 'log', {
      basis: w.bases.interest,
      people: w.staff,
      data: dataOf('log'),
      retention: fillGaps(w.retention.log, { months: shop.auditRetentionMonths }),
    }),
  );
  return sections;
};

/** Art. 30(1) record from current settings. Rule: PR-4. */
export const composeControllerRecord = (facts: ShopFacts, locale: Locale): ProcessingRecord => {
  const w = recordWords(locale);
  const { shop, operator, disclosure } = facts;
  const recipients = [
    operator === null
      ? w.ownServer
      : fillGaps(w.operatorRecipient, { name: operator.name, address: operator.address }),
    ...disclosure.subProcessors.map((one) => oneProcessor(one, locale)),
    ...disclosure.agencies.map((name) => fillGaps(w.agencyRecipient, { name })),
    ...PROVIDER_ROLES.map((role) => providerText(disclosure.providers[role], w.providers[role], w, locale)),
    ...pushTexts(w.pushRecipient, facts.pushHosts),
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
      ...activities(facts, w, locale),
      {
        code: 'recipients',
        title: w.sections.recipients,
        facts: [
          fact(w.labels.recipients, ...recipients),
          fact(w.labels.agreement, w.agreement[facts.agreement]),
          transferFact(transfersOf(disclosure), areRecipientsStated(disclosure), w, locale, facts.pushHosts),
        ],
      },
      measures(operator, facts.serviceUrl, locale, w),
    ],
  };
};
