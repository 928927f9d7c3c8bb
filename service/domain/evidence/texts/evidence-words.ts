import type { StandingState } from '../../../protocol/vocabulary.ts';
import type { EvidenceSubjectKind } from '../evidence.ts';
import type { ActsCheck, ActsFinding } from './signed-words.ts';

export type CheckKind =
  | 'notice_text'
  | 'policy_snapshot'
  | 'consent_event'
  | 'hash'
  | 'signature'
  | 'lead'
  | 'form'
  | 'page'
  | 'notice'
  | 'follows'
  | 'chain'
  | 'written'
  | 'seal'
  | 'shop'
  | 'as_of'
  | 'witness'
  | 'set'
  | 'epochs'
  | ActsCheck;

export type Finding =
  | 'notice_text'
  | 'notice_text_altered'
  | 'policy_text'
  | 'policy_text_altered'
  | 'agreement_one'
  | 'agreement_none'
  | 'agreement_count'
  | 'record_expired'
  | 'hash'
  | 'hash_altered'
  | 'signature'
  | 'signature_wrong'
  | 'key_unknown'
  | 'key_early'
  | 'key_late'
  | 'ref_same'
  | 'ref_other'
  | 'ref_erased'
  | 'ref_missing'
  | 'form_same'
  | 'form_altered'
  | 'page_same'
  | 'page_altered'
  | 'notice_same'
  | 'notice_other'
  | 'follows'
  | 'follows_not'
  | 'chain'
  | 'chain_broken'
  | 'written_wrong'
  | 'seal'
  | 'seal_wrong'
  | 'shop_same'
  | 'shop_other'
  | 'as_of'
  | 'as_of_broken'
  | 'times_wrong'
  | 'stated'
  | 'stated_not'
  | 'stated_late'
  | 'countersigned'
  | 'set'
  | 'set_altered'
  | 'set_placed'
  | 'epochs'
  | 'epochs_broken'
  | ActsFinding;

/** Gaps: {seq} place in the chain, {key} key name, {reference}, {when}. */
export type EvidenceWords = {
  title: string;
  subtitle: string;
  /** Gap: {when}. */
  standings: Record<StandingState, { title: string; text: string }>;
  valid: string;
  validText: string;
  validErased: string;
  invalid: string;
  invalidText: string;
  summary: string;
  subject: Record<EvidenceSubjectKind, string>;
  subjectName: string;
  erasedSubject: string;
  shop: string;
  who: string;
  whoEmail: string;
  whoPhone: string;
  whoNone: string;
  /** No address in the record. */
  whoAsked: string;
  act: string;
  acts: {
    granted: { checkbox: string; button: string; doi_link: string; import: string; staff_record: string };
    requested: string;
  };
  when: string;
  clock: string;
  confirmed: string;
  /** Gaps: {when}, {sent}. */
  confirmations: { link: string; staff: string; other: string };
  whom: string;
  purpose: string;
  basis: string;
  bases: {
    consent: string;
    request: string;
    contract: string;
    obligation: string;
    interest: string;
    none: string;
  };
  fields: string;
  fieldNames: Record<string, string>;
  box: string;
  boxEmpty: string;
  boxNone: string;
  page: string;
  retention: string;
  history: string;
  actions: {
    granted: string;
    informed: string;
    confirmed: string;
    withdrawn: string;
    expired: string;
    superseded: string;
  };
  shownText: string;
  shownTextHint: string;
  policy: string;
  policyNone: string;
  policyText: string;
  prints: string;
  noticeId: string;
  policyHash: string;
  eventHash: string;
  previousHash: string;
  signature: string;
  key: string;
  checks: string;
  passed: string;
  failed: string;
  checkNames: Record<CheckKind, string>;
  findings: Record<Finding, string>;
  unreadable: { too_large: string; too_deep: string; not_json: string; not_evidence: string };
  asOf: string;
  vouched: string;
  vouchers: { adapter: string; link: string };
  /** Gaps: {name}, {when}, {from}, {to}. */
  witness: {
    term: string;
    none: string;
    notYet: string;
    seen: string;
    gap: string;
    unchecked: string;
  };
  /** Gap: {address} */
  disclosure: { term: string; about: string; notAbout: string; notHere: string; unreadable: string };
  gaps: string;
  /** {to}: restore; {from}: newest entry in the backup. */
  gap: string;
  /** {seq}: known outside the database. */
  gapKnown: string;
  gapUnknown: string;
  gapFromStart: string;
  notShown: string;
  limits: string;
  /** Added for a pressed link. */
  linkLimit: string;
  howTo: string;
  made: string;
};
