import type { DocumentKind } from '../../../protocol/vocabulary.ts';

export type Question = { readonly term: string; readonly text: string };
type Section = { readonly title: string; readonly text: readonly string[] };

/**
 * Gaps: {shop}, {controller}, {address}, {email}, {dpo}, {operator}, {agencies}, {days}, {anonymous},
 * {leadDays}, {logMonths}, {date}, {authority}, {offers}, {cards}, {data}; from groups: {shopServer},
 * {shopServerUse}, {monitoring}, {visits}, {decisions}, {proof}, {proofKept}.
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
  shopServer: { none: string; joined: string; use: string };
  visitorList: { none: string; monitoring: string; visits: string };
  /** Gap: {quarantine}. */
  decisions: { none: string; spamCheck: string };
  /** Gap: {proofYears}. */
  proof: { purpose: string; kept: string };
  dpia: {
    thresholdTitle: string;
    threshold: readonly string[];
    /** WP 248 criteria, in order. */
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
    push: { country: string; service: string; data: string; ground: string; measures: string };
    measures: string;
  };
  staff: readonly Section[];
  /** With pushes on. */
  staffPush: Section;
  accessibility: readonly Section[];
};
