import { LEAD_FIELDS, type Locale, PROVIDER_ROLES } from '../../protocol/vocabulary.ts';
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
import type { RecordWords } from './texts/record-words.ts';

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

/** The activities that the settings of the shop switch on. */
const activities = (
  { shop, policyUrl, cardPurposes, disclosure }: ShopFacts,
  w: RecordWords,
  locale: Locale,
): RecordSection[] => {
  const asked = LEAD_FIELDS.filter((field) => shop.fields[field] !== 'off').map((field) => w.fields[field]);
  const isFormOpen = policyUrl !== null || shop.whenNoPolicy !== 'hide';
  const isConsent = policyUrl !== null && shop.leadBasis === 'consent';
  const isBare = policyUrl === null && shop.whenNoPolicy === 'bare';
  const offers = offersOf(shop);
  const sections: RecordSection[] = [
    activity(w, 'chat', {
      basis: w.bases.request,
      people: w.visitors,
      data: disclosure.hasShopServer ? `${w.data.chat}; ${w.data.shopServer}` : w.data.chat,
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
  if (shop.visitorList.isOn) {
    sections.push(
      activity(w, 'visits', {
        basis: w.bases.visits,
        people: w.listed,
        data: w.data.visits,
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
        basis: fillGaps(w.bases.marketing, { law: advertisingLaw(shop, locale) }),
        people: w.subscribers,
        data: offers.map((channel) => w.fields[channel]).join(', '),
        retention: fillGaps(w.retention.marketing, { months: shop.marketingReminderMonths }),
      }),
    );
  }
  sections.push(
    activity(w, 'proofs', {
      basis: w.bases.claims,
      people: `${w.visitors}; ${w.writers}`,
      data: w.data.proofs,
      retention: fillGaps(w.retention.proofs, {
        enquiry: yearsText(shop.enquiryProofYears, locale),
        marketing: yearsText(shop.marketingProofYears, locale),
      }),
    }),
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

/** Art. 30(1): what the controller does with chat and form, from the settings as they are now. Rule: PR-4. */
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
