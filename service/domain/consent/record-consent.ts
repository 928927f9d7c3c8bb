import type { ConsentEventId } from '../../protocol/vocabulary.ts';
import type { Clock, Digest, EvidenceSigner, FieldVault, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Commitment, ConsentEvent } from '../model/consent/consent.ts';
import { commit, consentHash, signatureText } from '../model/consent/consent-hash.ts';
import type { ConsentStore, LedgerPlace } from '../model/consent/consent-store.ts';
import { type HeadJournal, knownHeadOf } from '../model/consent/head-journal.ts';
import { normalAddress } from '../model/text/normal-address.ts';

type ConsentDeps = {
  consents: ConsentStore;
  erasureJournal: HeadJournal;
  vault: Pick<FieldVault, 'seal'>;
  signer: EvidenceSigner;
  digest: Digest;
  ids: Ids;
  clock: Clock;
};

export type ConsentGiven = Pick<
  ConsentEvent,
  | 'purpose'
  | 'formId'
  | 'method'
  | 'control'
  | 'noticeId'
  | 'subjectKey'
  | 'subjectKind'
  | 'via'
  | 'widgetVersion'
  | 'adapterVersion'
> & {
  /** Id of the lead, conversation or card. */
  ref: string;
  /** Random id of the form; not the visitor token. */
  sessionRef: string;
  /** Scheme, host and path; no query. */
  pageOrigin: string | null;
  /** Null: no address. */
  address: string | null;
  /** Record stored after the consent. */
  isRefNew?: boolean;
};

export type ConsentChange = Pick<ConsentEvent, 'method' | 'actor' | 'via' | 'doi'> & {
  action: Exclude<ConsentEvent['action'], 'granted' | 'informed'>;
  ofEvent: ConsentEventId;
  /** Id of the lead, conversation or card. */
  ref: string;
};

const makeCommitment = (deps: ConsentDeps, value: string): Commitment & { salt: string } => {
  const salt = deps.ids.secret();
  return { commitment: commit(salt, value, deps.digest), salt, value };
};

/** Commitment only; no address is stored. */
const aboutPerson = async (
  deps: ConsentDeps,
  scope: ShopScope,
  { address, subjectKind }: Pick<ConsentGiven, 'address' | 'subjectKind'>,
): Promise<Pick<ConsentEvent, 'personCommitment' | 'personSalt'>> => {
  if (address === null || subjectKind === 'none') return {};
  const { commitment, salt } = makeCommitment(deps, normalAddress(subjectKind, address));
  return { personCommitment: commitment, personSalt: await deps.vault.seal(scope, salt) };
};

const signedAppend = async (
  deps: ConsentDeps,
  scope: ShopScope,
  event: Omit<
    ConsentEvent,
    | 'seq'
    | 'epoch'
    | 'previousHash'
    | 'hash'
    | 'keyId'
    | 'signature'
    | 'proofExpiresAt'
    | 'endedAt'
    | 'endedAs'
  >,
  isRefNew = false,
): Promise<ConsentEvent> => {
  const signed = (place: LedgerPlace): ConsentEvent => {
    const placed = { ...event, ...place };
    const hash = consentHash(placed, deps.digest);
    const open = { proofExpiresAt: null, endedAt: null, endedAs: null };
    return { ...placed, hash, ...deps.signer.sign(signatureText(hash)), ...open };
  };
  const sealedBy = event.pageOrigin === null ? undefined : event;
  const appended = await deps.consents.append(scope, signed, sealedBy, isRefNew);
  // First: a restored backup must not reuse this place.
  await deps.erasureJournal.noteHead(scope.shopId, knownHeadOf(appended, appended.occurredAt));
  return appended;
};

const appendFirst = async (
  deps: ConsentDeps,
  scope: ShopScope,
  action: 'granted' | 'informed',
  { ref, sessionRef, pageOrigin, address, isRefNew, ...given }: ConsentGiven,
): Promise<ConsentEvent> =>
  signedAppend(
    deps,
    scope,
    {
      ...given,
      ...(await aboutPerson(deps, scope, { address, subjectKind: given.subjectKind })),
      id: deps.ids.next('cse'),
      shopId: scope.shopId,
      action,
      ofEvent: null,
      occurredAt: deps.clock.now(),
      actor: 'visitor',
      ref: makeCommitment(deps, ref),
      sessionRef: makeCommitment(deps, sessionRef),
      pageOrigin: pageOrigin === null ? null : makeCommitment(deps, pageOrigin),
    },
    isRefNew,
  );

/** Records consent; the only writer of `granted`. Rules: D5, CO-3, CO-8. */
export const makeRecordConsent =
  (deps: ConsentDeps) =>
  (scope: ShopScope, given: ConsentGiven): Promise<ConsentEvent> =>
    appendFirst(deps, scope, 'granted', given);
export type RecordConsent = ReturnType<typeof makeRecordConsent>;

type NoticeShown = Omit<
  ConsentGiven,
  'method' | 'control' | 'pageOrigin' | 'address' | 'subjectKey' | 'subjectKind'
>;

/** Proof of the notice (Art. 13 GDPR), without address or page. Rules: TR-1, D5. */
export const makeRecordInformed =
  (deps: ConsentDeps) =>
  (scope: ShopScope, shown: NoticeShown): Promise<ConsentEvent> =>
    appendFirst(deps, scope, 'informed', {
      ...shown,
      method: 'button',
      control: null,
      pageOrigin: null,
      address: null,
      subjectKey: '',
      subjectKind: 'none',
    });
export type RecordInformed = ReturnType<typeof makeRecordInformed>;

/**
 * Records a change of a consent. Rules: CO-6, MK-2.
 * @returns null: expired
 */
export const makeRecordConsentChange =
  (deps: ConsentDeps) =>
  async (scope: ShopScope, change: ConsentChange): Promise<ConsentEvent | null> => {
    const entry = await deps.consents.get(scope, change.ofEvent);
    if (entry === null || entry.kind !== 'event') return null;
    const { event: granted } = entry;
    return signedAppend(deps, scope, {
      id: deps.ids.next('cse'),
      shopId: scope.shopId,
      action: change.action,
      ofEvent: change.ofEvent,
      purpose: granted.purpose,
      noticeId: granted.noticeId,
      formId: granted.formId,
      method: change.method,
      control: null,
      ...(change.doi === undefined ? {} : { doi: change.doi }),
      occurredAt: deps.clock.now(),
      actor: change.actor,
      via: change.via,
      subjectKey: granted.subjectKey,
      subjectKind: granted.subjectKind,
      ref: makeCommitment(deps, change.ref),
      sessionRef: makeCommitment(deps, deps.ids.secret()),
      pageOrigin: null,
      widgetVersion: granted.widgetVersion,
      adapterVersion: granted.adapterVersion,
    });
  };
export type RecordConsentChange = ReturnType<typeof makeRecordConsentChange>;
