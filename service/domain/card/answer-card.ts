import type { CardId, CardState, ConsentEventId } from '../../protocol/vocabulary.ts';
import type { EndProof } from '../consent/end-proof.ts';
import type { makeRecordConsent, RecordConsentChange } from '../consent/record-consent.ts';
import { appendAndTell, conversationClosed, refuseWhileClosed } from '../conversation/send-message.ts';
import { DAY_MS } from '../model/base/calendar.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Card, isOpenAt } from '../model/card/card.ts';
import type { Appended } from '../model/conversation/appended.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import { pageFor } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import { readCardValue } from './card-values.ts';
import type { CardDeps } from './request-data.ts';

type AnswerDeps = CardDeps & {
  vault: FieldVault;
  endProof: EndProof;
  widgetVersion: string;
  recordConsent: ReturnType<typeof makeRecordConsent>;
  recordConsentChange: RecordConsentChange;
};

const over = (): DomainError =>
  new DomainError(
    'conflict',
    'This request was answered or has expired. Open the chat again to see its state.',
  );

/** The card of this conversation. @throws DomainError not_found */
const cardOf = async (
  deps: Pick<AnswerDeps, 'cards'>,
  scope: ShopScope,
  conversation: Conversation,
  id: CardId,
): Promise<Card> => {
  const card = await deps.cards.get(scope, id);
  if (card === null || card.conversationId !== conversation.id) throw notFound();
  return card;
};

/** What happened to the card, as an event like any other; the same `ref` stores it once. */
const tell = (
  deps: AnswerDeps,
  scope: ShopScope,
  card: Card,
  ref: string,
  state: CardState,
): Promise<Appended> =>
  appendAndTell(deps, scope, {
    id: deps.ids.next('evt'),
    shopId: scope.shopId,
    conversationId: card.conversationId,
    ref,
    author: 'visitor',
    staffId: null,
    at: deps.clock.now(),
    body: { kind: 'card', cardId: card.id, state, request: null, name: null },
  });

/** The values as they will be kept. @throws DomainError invalid_request with a fault per field */
const readValues = (card: Card, values: readonly string[], now: Date): string[] => {
  const faults: Record<string, string> = {};
  const read = card.fields.map(({ kind }, at) => {
    const one = readCardValue(kind, values[at] ?? '', now);
    if ('fault' in one) faults[`values.${at}`] = one.fault;
    else if (one.value === '' && card.needed) faults[`values.${at}`] = 'is required';
    return 'value' in one ? one.value : '';
  });
  if (values.length > card.fields.length) faults.values = 'include more than was asked for';
  if (Object.keys(faults).length === 0 && read.every((value) => value === ''))
    faults['values.0'] = 'is required';
  if (Object.keys(faults).length > 0)
    throw new DomainError('invalid_request', 'Some fields are not valid. Correct them and send again.', {
      fields: faults,
    });
  return read;
};

/**
 * The visitor sends what the card asks for: typed values, sealed, bound to this card and its purpose. A card on the
 * basis of consent takes nothing without the visitor's own tick under a published policy. Of two acts one wins; the
 * same `ref` is answered alike. Rules: RQ-1, RQ-2, CO-2, CO-3, D3, D7, SE-5, RT-1.
 * @throws DomainError not_found, conflict, conversation_closed, dpa_required, setup_incomplete, consent_required,
 *   notice_stale, invalid_request
 */
export const makeAnswerCard =
  (deps: AnswerDeps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    conversation: Conversation,
    input: { ref: string; cardId: CardId; values: readonly string[]; consent: boolean },
  ): Promise<Appended> => {
    const card = await cardOf(deps, scope, conversation, input.cardId);
    if (card.actRef === input.ref) return tell(deps, scope, card, input.ref, 'answered');
    const now = deps.clock.now();
    if (!isOpenAt(card, now)) throw over();
    if (conversation.status === 'closed') throw conversationClosed();
    await refuseWhileClosed(deps, shop, scope);
    const values = readValues(card, input.values, now);
    if (card.basis === 'consent') {
      if (!input.consent) {
        throw new DomainError('consent_required', 'Tick the box or decline.', {
          fields: { consent: 'must be ticked by the visitor' },
        });
      }
      await requireSameGround(deps, shop, scope, card);
    }
    const kindOf = (at: number) => card.fields[at]?.kind;
    const keys: string[] = [];
    let subjectKind: 'email' | 'phone' | 'none' = 'none';
    for (const [at, value] of values.entries()) {
      const kind = kindOf(at);
      if (value === '' || (kind !== 'email' && kind !== 'phone')) continue;
      const key = await deps.vault.subjectKey(scope, kind, value);
      if (kind === 'email' || subjectKind === 'none') subjectKind = kind;
      if (kind === 'email') keys.unshift(key);
      else keys.push(key);
    }
    const sealed = await deps.vault.seal(scope, JSON.stringify(values));
    // The agreement is written first: no answer exists without its proof.
    let consentEventId: ConsentEventId | null = null;
    if (card.basis === 'consent') {
      const event = await deps.recordConsent(scope, {
        purpose: `card.${card.purposeCode}`,
        formId: 'data_request',
        method: 'checkbox',
        control: { id: 'consent-card', initialState: 'unchecked' },
        noticeId: card.noticeId,
        ref: card.id,
        sessionRef: input.ref,
        subjectKey: keys[0] ?? '',
        subjectKind,
        pageOrigin: conversation.page,
        via: 'widget',
        widgetVersion: deps.widgetVersion,
        adapterVersion: null,
      });
      consentEventId = event.id;
    }
    const answered = await deps.cards.change(scope, card.id, 'asked', {
      state: 'answered',
      actRef: input.ref,
      answeredAt: now,
      sealed,
      subjectKeys: keys,
      consentEventId,
      // Never longer than conversations are kept; with the conversation when that goes first.
      answersExpireAt: new Date(now.getTime() + card.retentionDays * DAY_MS),
    });
    if (answered === null) {
      // Another tab was faster: this tick proves nothing and ends now.
      if (consentEventId !== null) await deps.endProof(scope, consentEventId, now);
      throw over();
    }
    if (keys.length > 0) await deps.conversations.addSubjectKeys(scope, conversation.id, keys);
    return tell(deps, scope, card, input.ref, 'answered');
  };

/** A tick stands for what was shown: the page must still be published, the controller the same. Rules: CO-4, D3. */
const requireSameGround = async (
  deps: AnswerDeps,
  shop: Shop,
  scope: ShopScope,
  card: Card,
): Promise<void> => {
  const shown = await deps.notices.get(scope, card.noticeId);
  const page = pageFor(await deps.policyBindings.get(scope), card.locale);
  const isSame =
    shown !== null &&
    page?.state === 'published' &&
    JSON.stringify(shown.content.controller) === JSON.stringify(shop.controller);
  if (!isSame) {
    throw new DomainError('notice_stale', 'The shop has changed its privacy notice. It has to ask again.');
  }
};

/** The visitor declines: nothing is stored but that. @throws DomainError not_found, conflict. Rule: RQ-1 */
export const makeDeclineCard =
  (deps: AnswerDeps) =>
  async (
    scope: ShopScope,
    conversation: Conversation,
    input: { ref: string; cardId: CardId },
  ): Promise<Appended> => {
    const card = await cardOf(deps, scope, conversation, input.cardId);
    if (card.actRef !== input.ref) {
      if (!isOpenAt(card, deps.clock.now())) throw over();
      if (conversation.status === 'closed') throw conversationClosed();
      const changes = { state: 'declined' as const, actRef: input.ref };
      if ((await deps.cards.change(scope, card.id, 'asked', changes)) === null) throw over();
    }
    return tell(deps, scope, card, input.ref, 'declined');
  };

/** Answers gone, the proof of their consent on its way out. */
const emptied = async (deps: AnswerDeps, scope: ShopScope, card: Card, changes: Partial<Card>) => {
  const gone = await deps.cards.change(scope, card.id, 'answered', {
    ...changes,
    sealed: null,
    subjectKeys: [],
    answersExpireAt: null,
  });
  if (gone !== null && card.consentEventId !== null)
    await deps.endProof(scope, card.consentEventId, deps.clock.now());
  return gone;
};

/**
 * The visitor takes the consent of a card back: the withdrawal is written, the answers are gone at once. Works in an
 * ended conversation too, for as long as the token opens it. Rule: CO-6.
 * @throws DomainError not_found, conflict
 */
export const makeWithdrawCard =
  (deps: AnswerDeps) =>
  async (
    scope: ShopScope,
    conversation: Conversation,
    input: { ref: string; cardId: CardId },
  ): Promise<Appended> => {
    const card = await cardOf(deps, scope, conversation, input.cardId);
    if (card.actRef !== input.ref) {
      if (card.state !== 'answered' || card.consentEventId === null) throw over();
      const withdrawn = await deps.recordConsentChange(scope, {
        action: 'withdrawn',
        ofEvent: card.consentEventId,
        method: 'button',
        actor: 'visitor',
        via: 'widget',
        ref: card.id,
      });
      const gone = await emptied(deps, scope, card, { state: 'withdrawn', actRef: input.ref });
      if (withdrawn !== null) await deps.endProof(scope, withdrawn.id, deps.clock.now());
      if (gone === null) throw over();
    }
    return tell(deps, scope, card, input.ref, 'withdrawn');
  };

/** Removes the cards of conversations that are gone, and ends the proofs of their consents. Rules: RE-1, RT-2. */
export const makeForgetCards =
  (deps: Pick<AnswerDeps, 'cards' | 'endProof' | 'clock'>) =>
  async (scope: ShopScope, conversationId: Conversation['id']): Promise<number> => {
    const removed = await deps.cards.removeByConversation(scope, conversationId);
    for (const { consentEventId } of removed) {
      if (consentEventId !== null) await deps.endProof(scope, consentEventId, deps.clock.now());
    }
    return removed.length;
  };

/**
 * Answers past their own time go, though the conversation stays; not where it is restricted or held. Cards of ended
 * conversations go with them. No event tells of it: it would count as a contact, and lengthen what is kept.
 * Rules: RE-1, RT-3. @returns how many cards lost their answers
 */
export const makeEndCards = (deps: AnswerDeps) => {
  const forget = makeForgetCards(deps);
  return async (scope: ShopScope): Promise<number> => {
    const now = deps.clock.now();
    let ended = 0;
    for (const card of await deps.cards.withExpiredAnswers(scope, now)) {
      const conversation = await deps.conversations.find(scope, card.conversationId);
      if (conversation !== null && (conversation.restrictedAt !== null || conversation.heldAt !== null))
        continue;
      if ((await emptied(deps, scope, card, { state: 'ended' })) === null) continue;
      ended += 1;
    }
    for (const { conversationId } of await deps.cards.expired(scope, now)) {
      if ((await deps.conversations.find(scope, conversationId)) === null)
        await forget(scope, conversationId);
    }
    return ended;
  };
};
