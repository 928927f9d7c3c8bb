import type { ConsentEventId, LeadId, NoticeId } from '../../protocol/vocabulary.ts';
import type { Clock, Digest, EvidenceSigner, Ids } from '../ports.ts';
import type { ShopScope } from '../tenancy.ts';
import type { Commitment, ConsentEvent } from './consent.ts';
import { commit, consentHash, signatureText } from './consent-hash.ts';
import type { ConsentStore } from './consent-store.ts';

export type ConsentDeps = {
  consents: ConsentStore;
  signer: EvidenceSigner;
  digest: Digest;
  ids: Ids;
  clock: Clock;
};

/** What an agreement is about; the rest of the event is the service's own. */
export type ConsentGiven = {
  noticeId: NoticeId;
  leadId: LeadId;
  /** Random id of the widget's form, not the visitor token. */
  sessionRef: string;
  subjectKey: string;
  subjectKind: ConsentEvent['subjectKind'];
  pageOrigin: string | null;
  via: ConsentEvent['via'];
  widgetVersion: string;
  adapterVersion: string | null;
};

const makeCommitment = (deps: ConsentDeps, value: string): Commitment => {
  const salt = deps.ids.secret();
  return { commitment: commit(salt, value, deps.digest), salt, value };
};

const signedAppend = (
  deps: ConsentDeps,
  scope: ShopScope,
  event: Omit<ConsentEvent, 'seq' | 'previousHash' | 'hash' | 'keyId' | 'signature' | 'proofExpiresAt'>,
): Promise<ConsentEvent> =>
  deps.consents.append(scope, ({ seq, previousHash }) => {
    const placed = { ...event, seq, previousHash };
    const hash = consentHash(placed, deps.digest);
    return { ...placed, hash, ...deps.signer.sign(signatureText(hash)), proofExpiresAt: null };
  });

/**
 * Writes that the visitor ticked the box. The only writer of `granted`. Rules: D5, CO-8.
 */
export const makeRecordConsent =
  (deps: ConsentDeps) =>
  (scope: ShopScope, given: ConsentGiven): Promise<ConsentEvent> =>
    signedAppend(deps, scope, {
      id: deps.ids.next('cse'),
      shopId: scope.shopId,
      action: 'granted',
      ofEvent: null,
      purpose: 'reply',
      noticeId: given.noticeId,
      formId: 'offline_form',
      method: 'checkbox',
      control: { id: 'consent-reply', initialState: 'unchecked' },
      occurredAt: deps.clock.now(),
      actor: 'visitor',
      via: given.via,
      subjectKey: given.subjectKey,
      subjectKind: given.subjectKind,
      ref: makeCommitment(deps, given.leadId),
      sessionRef: makeCommitment(deps, given.sessionRef),
      pageOrigin: given.pageOrigin,
      widgetVersion: given.widgetVersion,
      adapterVersion: given.adapterVersion,
    });

/**
 * Writes that the visitor took the agreement back. The only writer of `withdrawn`. Rule: CO-6.
 * @returns null when the agreement is not there (its time is over)
 */
export const makeRecordWithdrawal =
  (deps: ConsentDeps) =>
  async (scope: ShopScope, ofEvent: ConsentEventId, leadId: LeadId): Promise<ConsentEvent | null> => {
    const entry = await deps.consents.get(scope, ofEvent);
    if (entry === null || entry.kind !== 'event') return null;
    const granted = entry.event;
    return signedAppend(deps, scope, {
      id: deps.ids.next('cse'),
      shopId: scope.shopId,
      action: 'withdrawn',
      ofEvent,
      purpose: granted.purpose,
      noticeId: granted.noticeId,
      formId: granted.formId,
      method: 'button',
      control: null,
      occurredAt: deps.clock.now(),
      actor: 'visitor',
      via: 'receipt',
      subjectKey: granted.subjectKey,
      subjectKind: granted.subjectKind,
      ref: makeCommitment(deps, leadId),
      sessionRef: makeCommitment(deps, deps.ids.secret()),
      pageOrigin: null,
      widgetVersion: granted.widgetVersion,
      adapterVersion: granted.adapterVersion,
    });
  };
