import type { DocumentKind } from '../../../protocol/vocabulary.ts';

/** One question of an assessment: what is asked, and what the product and the settings answer. */
export type Question = { readonly term: string; readonly text: string };
type Section = { readonly title: string; readonly text: readonly string[] };

/**
 * Words of the documents. Gaps: {shop}, {controller}, {address}, {email}, {dpo}, {operator}, {agencies}, {days},
 * {anonymous}, {leadDays}, {logMonths}, {date}, {authority}, {offers}, {cards}, {data}, and those made of the groups below:
 * {shopServer}, {shopServerUse}, {monitoring}, {visits}, {decisions}, {proof}, {proofKept}.
 */
export type DocumentWords = {
  titles: Record<DocumentKind, string>;
  leads: Record<DocumentKind, string>;
  controller: string;
  labels: {
    name: string;
    address: string;
    contact: string;
    dpo: string;
    date: string;
    author: string;
    signature: string;
    decision: string;
  };
  noDpo: string;
  noOperator: string;
  noAgencies: string;
  noOffers: string;
  noCards: string;
  /** Where data of the shop system are joined with the chat, and where not. */
  shopServer: { none: string; joined: string; use: string };
  /** Whether visitors are monitored, and what a visitor list adds to the description. */
  visitorList: { none: string; monitoring: string; visits: string };
  /** Whether anything is decided automatically. Gap: {quarantine}. */
  decisions: { none: string; spamCheck: string };
  /** The record of a consent, where the shop keeps one after the matter ends. Gap: {proofYears}. */
  proof: { purpose: string; kept: string };
  dpia: {
    thresholdTitle: string;
    threshold: readonly string[];
    /** The nine criteria of WP 248, in their order. */
    criteria: readonly Question[];
    resultTitle: string;
    result: readonly string[];
    templateTitle: string;
    template: readonly Question[];
    risksTitle: string;
    risks: readonly Question[];
  };
  interest: { steps: readonly { title: string; rows: readonly Question[] }[]; outcome: Section };
  transfers: {
    none: string;
    unstated: string;
    recipient: string;
    labels: {
      country: string;
      service: string;
      data: string;
      ground: string;
      law: string;
      measures: string;
      review: string;
    };
    noGround: string;
    roles: { hosting: string; mail: string };
    /** Push services of browsers of staff. */
    push: { country: string; service: string; data: string; ground: string; measures: string };
    measures: string;
  };
  staff: readonly Section[];
  /** In the notice for staff where pushes are on. */
  staffPush: Section;
  accessibility: readonly Section[];
};
