import { dateLocale } from '../../protocol/date-locale.ts';
import { type DocumentKind, type Locale, PROVIDER_ROLES } from '../../protocol/vocabulary.ts';
import { agreementWords } from '../agreement/compose-agreement.ts';
import { dataTypesOf } from '../model/agreement/agreement-variables.ts';
import { isInEea } from '../model/disclosure/eea.ts';
import { areRecipientsStated } from '../model/disclosure/recipients.ts';
import { yearsText } from '../model/marketing/marketing-texts.ts';
import { countryName } from '../model/text/country-name.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import { offersOf } from '../processing-record/processing-record.ts';
import { recordWords } from '../processing-record/record-texts.ts';
import type { DocumentFacts, DocumentRow, DocumentSection, ShopDocument } from './shop-document.ts';
import type { DocumentWords } from './texts/document-catalog.ts';
import { documentCatalog } from './texts/document-catalog.ts';

type Fill = (text: string) => string;

const longDate = (day: Date, locale: Locale): string =>
  new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(day);

const hostsOf = ({ pushHosts }: Pick<DocumentFacts, 'pushHosts'>): string =>
  pushHosts.map((host) => host.replace(/^\*\./, '')).join(', ');

const gapsOf = (facts: DocumentFacts, w: DocumentWords, locale: Locale): Record<string, string | number> => {
  const { shop, operator, disclosure, cardPurposes } = facts;
  const { controller } = shop;
  const { channels } = recordWords(locale);
  const { dataTypes } = agreementWords(locale);
  const offers = offersOf(shop).map((channel) => channels[channel]);
  const years = shop.enquiryProofYears;
  const proof = (text: string): string =>
    years === 0 ? '' : fillGaps(text, { proofYears: yearsText(years, locale) });
  return {
    shop: shop.name,
    controller: controller.name === '' ? shop.name : controller.name,
    address: controller.address,
    email: controller.email,
    dpo: controller.dpo === '' ? w.noDpo : controller.dpo,
    operator: operator === null ? w.noOperator : `${operator.name}, ${operator.address}`,
    agencies: disclosure.agencies.length === 0 ? w.noAgencies : disclosure.agencies.join(', '),
    days: shop.conversationRetentionDays,
    anonymous: shop.anonymousRetentionDays,
    leadDays: shop.leadRetentionDays,
    proof: proof(w.proof.purpose),
    proofKept: proof(w.proof.kept),
    shopServer: disclosure.hasShopServer ? w.shopServer.joined : w.shopServer.none,
    shopServerUse: disclosure.hasShopServer ? w.shopServer.use : '',
    monitoring: shop.visitorList.isOn ? w.visitorList.monitoring : w.visitorList.none,
    visits: shop.visitorList.isOn ? w.visitorList.visits : '',
    data: dataTypesOf(shop)
      .map((type) => dataTypes[type])
      .join('; '),
    decisions:
      shop.quarantineDays === 0
        ? w.decisions.none
        : fillGaps(w.decisions.spamCheck, { quarantine: shop.quarantineDays }),
    logMonths: shop.auditRetentionMonths,
    pushHosts: hostsOf(facts),
    date: longDate(facts.today, locale),
    authority: facts.authority,
    offers: offers.length === 0 ? w.noOffers : offers.join(', '),
    cards: cardPurposes.length === 0 ? w.noCards : cardPurposes.join(', '),
  };
};

/** One question of an assessment: what is asked, and what the product and the settings answer. */
type Question = DocumentWords['dpia']['criteria'][number];
const rowsOf = (questions: readonly Question[], fill: Fill): DocumentRow[] =>
  questions.map(({ term, text }) => ({ term, text: fill(text) }));
const section = (
  title: string,
  paragraphs: readonly string[],
  rows: readonly DocumentRow[] = [],
): DocumentSection => ({ title, paragraphs, rows });

const dpia = ({ dpia: d }: DocumentWords, fill: Fill): DocumentSection[] => [
  section(d.thresholdTitle, d.threshold.map(fill), rowsOf(d.criteria, fill)),
  section(d.resultTitle, d.result.map(fill)),
  section(d.templateTitle, [], rowsOf(d.template, fill)),
  section(d.risksTitle, [], rowsOf(d.risks, fill)),
];

const interest = ({ interest: i }: DocumentWords, fill: Fill): DocumentSection[] => [
  ...i.steps.map(({ title, rows }) => section(title, [], rowsOf(rows, fill))),
  section(i.outcome.title, i.outcome.text.map(fill)),
];

const transfers = (facts: DocumentFacts, w: DocumentWords, locale: Locale): DocumentSection[] => {
  const { disclosure } = facts;
  const { labels } = w.transfers;
  const abroad = [
    ...disclosure.subProcessors.map(({ name, country, service, data, transferTool }) => ({
      ...{ name, country, service, data, transferTool },
    })),
    ...PROVIDER_ROLES.map((role) => ({
      ...disclosure.providers[role],
      service: w.transfers.roles[role],
      data: '',
    })),
  ].filter(({ name, country, transferTool }) => name !== '' && (transferTool !== '' || !isInEea(country)));
  const sheets = abroad.map((one) => ({
    ...one,
    country: countryName(one.country, locale),
    ground: one.transferTool === '' ? w.transfers.noGround : one.transferTool,
    measures: w.transfers.measures,
  }));
  const push = facts.pushHosts.length === 0 ? [] : [{ name: hostsOf(facts), ...w.transfers.push }];
  if (sheets.length + push.length === 0) {
    return [section('', [areRecipientsStated(disclosure) ? w.transfers.none : w.transfers.unstated])];
  }
  return [...sheets, ...push].map(({ name, country, service, data, ground, measures }) =>
    section(
      `${w.transfers.recipient}: ${name}`,
      [],
      [
        { term: labels.country, text: country },
        { term: labels.service, text: service },
        { term: labels.data, text: data },
        { term: labels.ground, text: ground },
        { term: labels.law, text: '' },
        { term: labels.measures, text: measures },
        { term: labels.review, text: '' },
      ],
    ),
  );
};

const told = (sections: DocumentWords['staff'], fill: Fill): DocumentSection[] =>
  sections.map(({ title, text }) => section(title, text.map(fill)));

const withPush = ({ staff, staffPush }: DocumentWords): DocumentWords['staff'] => [
  ...staff.slice(0, -1),
  staffPush,
  ...staff.slice(-1),
];

/** Assessments are signed; notices are not. */
const isDecided = (kind: DocumentKind): boolean => kind !== 'staff_notice' && kind !== 'accessibility';

/** A document in one language; unknown facts are blanks. */
export const composeDocument = (kind: DocumentKind, facts: DocumentFacts, locale: Locale): ShopDocument => {
  const w = documentCatalog[locale];
  const gaps = gapsOf(facts, w, locale);
  const fill: Fill = (text) => fillGaps(text, gaps);
  const { labels } = w;
  const bodies: Record<DocumentKind, () => DocumentSection[]> = {
    dpia: () => dpia(w, fill),
    interest: () => interest(w, fill),
    transfers: () => transfers(facts, w, locale),
    staff_notice: () => told(facts.pushHosts.length === 0 ? w.staff : withPush(w), fill),
    accessibility: () => told(w.accessibility, fill),
  };
  const controller = section(
    w.controller,
    [],
    [
      { term: labels.name, text: fill('{controller}') },
      { term: labels.address, text: fill('{address}') },
      { term: labels.contact, text: fill('{email}') },
      { term: labels.dpo, text: fill('{dpo}') },
    ],
  );
  const end = section(
    labels.decision,
    [],
    [labels.decision, labels.author, labels.date, labels.signature].map((term) => ({ term, text: '' })),
  );
  return {
    title: w.titles[kind],
    lead: fill(w.leads[kind]),
    sections: [controller, ...bodies[kind](), ...(isDecided(kind) ? [end] : [])],
  };
};
