import type { AgreementId, Locale, ShopId, StaffId } from '../../../protocol/vocabulary.ts';
import { DAY_MS } from '../base/calendar.ts';
import type { Delivery } from '../confirmation/confirmation.ts';
import type { AgreementVariables } from './agreement-variables.ts';
import type { SentNotice } from './sub-processor.ts';

/**
 * Where a shop stands with the operator: the one row that is asked on every message. Rule: D7, privacy.md §4.
 * No row: the shop never had an agreement.
 */
export type Agreement = {
  readonly shopId: ShopId;
  readonly state: 'active' | 'terminated';
  readonly since: Date;
  /** The document that binds now; null once the agreement has ended. */
  readonly bindingId: AgreementId | null;
  /** The version of the text that the shop was last asked to accept; null: none. */
  readonly renewalTold: string | null;
  /** Version of the sub-processor list of which the shop knows each entry: by its document, or by a notice that was sent. */
  readonly subProcessorTold: number;
  /** Notices of sub-processors that the mail server took, and when. */
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

/** The way of a document; the last two are ends. Written ones go over paper. */
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

/** Which states may follow one; asked by `changeDocument`. */
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

/** Begun and not yet in force. */
export const OPEN_STATES: readonly DocumentState[] = [
  'offered',
  'accepted_pending_mail',
  'printed',
  'received_signed',
];

/** A PDF that belongs to a document: the signed scan, or the copy that both have signed. */
export type AgreementFile = {
  readonly id: `doc_${string}`;
  readonly sha256: string;
  readonly bytes: number;
  readonly by: StaffId;
  readonly at: Date;
};

/** How it was accepted on screen. No address of a device: the signed-in person and the mail are the proof. */
export type Acceptance = {
  readonly staffId: StaffId;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  /** The words beside the box that was ticked. */
  readonly statement: string;
  readonly initialState: 'unchecked';
  readonly at: Date;
  /** That a mail server took the mail whose link was pressed. */
  readonly delivery: Delivery | null;
  readonly confirmedAt: Date | null;
};

/** One data-processing agreement, frozen with its words. Rule: PR-2. */
export type AgreementDocument = {
  readonly id: AgreementId;
  readonly shopId: ShopId;
  readonly state: DocumentState;
  readonly method: 'electronic' | 'written';
  readonly locale: Locale;
  /** Version of the words, x.y.z. */
  readonly templateVersion: string;
  readonly variables: AgreementVariables;
  /** Canonical text; `sha256` is its hash. */
  readonly text: string;
  readonly sha256: string;
  readonly createdBy: StaffId;
  readonly createdAt: Date;
  readonly acceptance: Acceptance | null;
  readonly scan: AgreementFile | null;
  readonly countersigned: AgreementFile | null;
  readonly activeAt: Date | null;
  /** The document that it took the place of. */
  readonly priorId: AgreementId | null;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  /** Signature of the service over the evidence, made when it began to bind. */
  readonly seal: { readonly keyId: string; readonly signature: string } | null;
  /** Unfinished ones go after 30 days, ended ones after 6 years; a binding one stays. Rule: RE-1. */
  readonly expiresAt: Date | null;
};

/** An unfinished draft is dropped after this time. */
export const OFFER_LIFE_MS = 30 * DAY_MS;
/** Term of the agreement and six years (privacy.md §5). */
export const EVIDENCE_LIFE_MS = 6 * 365 * DAY_MS + 2 * DAY_MS;
/** The link in the mail works this long. */
export const CONFIRM_LIFE_MS = 7 * DAY_MS;

/** Major and minor changes of the words ask for a new acceptance; a patch mends a typing error. Rule: PR-2. */
export const isMaterialVersion = (accepted: string, current: string): boolean => {
  const [majorA, minorA] = accepted.split('.');
  const [majorB, minorB] = current.split('.');
  return majorA !== majorB || minorA !== minorB;
};
