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

/** What the caller knows about a consent; the service adds the rest of the event. */
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
  /** Id of the lead, conversation or card that it is about. */
  ref: string;
  /** Random id of the widget's form, not the visitor token. */
  sessionRef: string;
  /** Scheme, host and path of the page; no query. */
  pageOrigin: string | null;
  /** What `subjectKey` is made of; null without an address. */
  address: string | null;
  /** The record of `ref` is stored after its consent, and its id was made just now. */
  isRefNew?: boolean;
};

/** How a consent continues or ends. */
export type ConsentChange = Pick<ConsentEvent, 'method' | 'actor' | 'via' | 'doi'> & {
  action: Exclude<ConsentEvent['action'], 'granted' | 'informed'>;
  ofEvent: ConsentEventId;
  /** Id of the lead, conversation or card that it is about. */
  ref: string;
};

const makeCommitment = (deps: ConsentDeps, value: string): Commitment & { salt: string } => {
  const salt = deps.ids.secret();
  return { commitment: commit(salt, value, deps.digest), salt, value };
};

/** By this the person can show later that the event is about them; the address is not kept. */
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
  // Before anybody is answered: a restored backup must not take this place a second time unseen.
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

/** Records that the visitor consented by their own act. The only writer of `granted`. Rules: D5, CO-3, CO-8. */
export const makeRecordConsent =
  (deps: ConsentDeps) =>
  (scope: ShopScope, given: ConsentGiven): Promise<ConsentEvent> =>
    appendFirst(deps, scope, 'granted', given);
export type RecordConsent = ReturnType<typeof makeRecordConsent>;

/** What a notice was shown for. */
type NoticeShown = Omit<
  ConsentGiven,
  'method' | 'control' | 'pageOrigin' | 'address' | 'subjectKey' | 'subjectKind'
>;

/**
 * Records that the visitor had the notice on the screen and asked to be answered; no consent is claimed. Without it
 * nothing signed would show that the duty to inform (Art. 13 GDPR) was met. Only the commitment names the person:
 * neither address nor page stays in a record that outlives an erasure. Rules: TR-1, D5, decision 0066.
 */
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
 * Records that a consent was confirmed, withdrawn, expired or superseded. Rules: CO-6, MK-2.
 * @returns null when the consent has expired and is gone
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
