import type { AgreementId, Locale, ShopId, StaffId } from '../../../protocol/vocabulary.ts';
import { DAY_MS } from '../base/calendar.ts';
import type { Delivery } from '../confirmation/confirmation.ts';
import type { AgreementVariables } from './agreement-variables.ts';
import type { SentNotice } from './sub-processor.ts';

/** Standing with the operator; no row: never had an agreement. Rule: D7, privacy.md §4. */
export type Agreement = {
  readonly shopId: ShopId;
  readonly state: 'active' | 'terminated';
  readonly since: Date;
  /** Null after the end. */
  readonly bindingId: AgreementId | null;
  /** Text version last requested; null: none. */
  readonly renewalTold: string | null;
  /** Newest list version known to the shop. */
  readonly subProcessorTold: number;
  readonly subProcessorSent: readonly SentNotice[];
};
export const endedAgreement = (shopId: ShopId, since: Date): Agreement => ({
  shopId,
  state: 'terminated',
  since,
  bindingId: null,
  renewalTold: null,
  subProcessorTold: 0,
  subProcessorSent: [],
});

/** The last two are final. */
export const DOCUMENT_STATES = [
  'offered',
  'accepted_pending_mail',
  'printed',
  'received_signed',
  'active',
  'superseded',
  'terminated',
] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

const NEXT: Readonly<Record<DocumentState, readonly DocumentState[]>> = {
  offered: ['accepted_pending_mail', 'printed', 'terminated'],
  accepted_pending_mail: ['active', 'terminated'],
  printed: ['received_signed', 'active', 'terminated'],
  received_signed: ['received_signed', 'active', 'terminated'],
  active: ['superseded', 'terminated'],
  superseded: [],
  terminated: [],
};
export const mayFollow = (from: DocumentState, to: DocumentState): boolean => NEXT[from].includes(to);

/** Begun, not yet in force. */
export const OPEN_STATES: readonly DocumentState[] = [
  'offered',
  'accepted_pending_mail',
  'printed',
  'received_signed',
];

/** Signed scan, or copy signed by both. */
export type AgreementFile = {
  readonly id: `doc_${string}`;
  readonly sha256: string;
  readonly bytes: number;
  readonly by: StaffId;
  readonly at: Date;
};

/** On screen; no device address. */
export type Acceptance = {
  readonly staffId: StaffId;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly statement: string;
  readonly initialState: 'unchecked';
  readonly at: Date;
  /** Delivery of the pressed link's mail. */
  readonly delivery: Delivery | null;
  readonly confirmedAt: Date | null;
};

/** Frozen with its text. Rule: PR-2. */
export type AgreementDocument = {
  readonly id: AgreementId;
  readonly shopId: ShopId;
  readonly state: DocumentState;
  readonly method: 'electronic' | 'written';
  readonly locale: Locale;
  /** Format x.y.z. */
  readonly templateVersion: string;
  readonly variables: AgreementVariables;
  /** Canonical. */
  readonly text: string;
  readonly sha256: string;
  readonly createdBy: StaffId;
  readonly createdAt: Date;
  readonly acceptance: Acceptance | null;
  readonly scan: AgreementFile | null;
  readonly countersigned: AgreementFile | null;
  readonly activeAt: Date | null;
  readonly priorId: AgreementId | null;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  /** Signature over the evidence. */
  readonly seal: { readonly keyId: string; readonly signature: string } | null;
  /** Unfinished: 30 days; ended: 6 years; binding: null. Rule: RE-1. */
  readonly expiresAt: Date | null;
};

export const OFFER_LIFE_MS = 30 * DAY_MS;
/** Six years (privacy.md §5). */
export const EVIDENCE_LIFE_MS = 6 * 365 * DAY_MS + 2 * DAY_MS;
export const CONFIRM_LIFE_MS = 7 * DAY_MS;

/** Whether acceptance is due: not for patches. Rule: PR-2. */
export const isMaterialVersion = (accepted: string, current: string): boolean => {
  const [majorA, minorA] = accepted.split('.');
  const [majorB, minorB] = current.split('.');
  return majorA !== majorB || minorA !== minorB;
};
