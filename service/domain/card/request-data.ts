import type { ConversationId, Locale } from '../../protocol/vocabulary.ts';
import { takeIfFree } from '../conversation/send-staff-message.ts';
import { appendAndTell } from '../conversation/store-message.ts';
import { type AgreementGate, refuseWhileClosed } from '../model/agreement/agreement-gate.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { ANSWER_HERE, answerHerePurpose, isAnswerHere } from '../model/card/answer-here.ts';
import { type AskedField, CARD_OPEN_MS, type Card, type CardPurpose, wordsIn } from '../model/card/card.ts';
import type { CardStore } from '../model/card/card-store.ts';
import { type ChatSettingsStore, chatSettingsOf } from '../model/card/chat-settings.ts';
import { namesSpecialData } from '../model/card/special-data.ts';
import { type Appended, conversationClosed, unlessHeldByColleague } from '../model/conversation/appended.ts';
import type { Conversation, NewEvent } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { ReadProcessingFacts } from '../model/disclosure/read-processing-facts.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import type { ReplyMailbox } from '../model/mail/reply-address.ts';
import type { NoticeStore, PolicyBindingStore } from '../model/notice/notice-store.ts';
import { pageFor } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type Staff, shownName } from '../model/staff/staff.ts';
import { composeCardNotice } from '../notice/compose-card-notice.ts';

export type CardDeps = {
  cards: CardStore;
  chatSettings: ChatSettingsStore;
  conversations: ConversationStore;
  notices: NoticeStore;
  policyBindings: PolicyBindingStore;
  agreementGate: AgreementGate;
  digest: Digest;
  ids: Ids;
  clock: Clock;
  bus: EventBus;
  readProcessingFacts: ReadProcessingFacts;
  mailer: Pick<Mailer, 'isSet'>;
  /** Null: off. */
  replyMailbox: ReplyMailbox | null;
};

const refuse = (fields: Record<string, string>): DomainError =>
  new DomainError('invalid_request', 'A request needs a purpose and the fields that serve it.', { fields });

/** @throws DomainError invalid_request. Rule: RQ-1 */
export const checkAsked = (purpose: CardPurpose, fields: readonly AskedField[]): void => {
  if (fields.length === 0) throw refuse({ fields: 'name what you ask for' });
  const seen = new Set<string>();
  for (const { kind, label } of fields) {
    if (!purpose.fields.includes(kind)) throw refuse({ fields: `${kind} is not part of this purpose` });
    if ((kind === 'text') !== (label !== null)) throw refuse({ fields: 'exactly a free text has a label' });
    if (label !== null && namesSpecialData(label)) {
      throw refuse({
        fields:
          'special categories of data (health, religion and the like) and identity numbers are not collected in the chat',
      });
    }
    const name = `${kind} ${label ?? ''}`;
    if (seen.has(name)) throw refuse({ fields: `${kind} is asked for twice` });
    seen.add(name);
  }
};

/** Stores nothing. */
export const makeComposeCard =
  (deps: Pick<CardDeps, 'policyBindings' | 'digest' | 'clock' | 'readProcessingFacts'>) =>
  async (
    shop: Shop,
    scope: ShopScope,
    locale: Locale,
    purpose: CardPurpose,
    fields: readonly AskedField[],
  ): Promise<ReturnType<typeof composeCardNotice>> => {
    checkAsked(purpose, fields);
    const page = pageFor(await deps.policyBindings.get(scope), locale);
    return composeCardNotice({
      shop,
      locale,
      purpose,
      fields,
      page: page?.state === 'published' ? page : null,
      facts: await deps.readProcessingFacts(shop, scope),
      digest: deps.digest,
      now: deps.clock.now(),
    });
  };

/** Stores card, notice and event. */
export const ask = async (
  deps: CardDeps,
  shop: Shop,
  scope: ShopScope,
  conversation: Conversation,
  asked: { ref: string; purpose: CardPurpose; fields: readonly AskedField[]; by: Staff | null },
  known: Card | null,
): Promise<Appended> => {
  const { purpose, fields, ref, by } = asked;
  if (purpose.code === ANSWER_HERE && !deps.mailer.isSet)
    throw new DomainError(
      'no_mail_server',
      'This service sends no mails, so nobody can be answered by mail.',
    );
  const { locale } = conversation;
  const { firstLayer, ...notice } = await makeComposeCard(deps)(shop, scope, locale, purpose, fields);
  if (purpose.basis === 'consent' && notice.consent === null) {
    throw new DomainError(
      'invalid_request',
      'Consent can only be asked for with a published privacy policy. Publish it, or choose another purpose.',
      { fields: { purpose: 'needs a published privacy policy' } },
    );
  }
  const now = deps.clock.now();
  const answerBy = new Date(Math.min(now.getTime() + CARD_OPEN_MS, conversation.expiresAt.getTime()));
  const card: Card = {
    id: cardIdOf(deps, conversation.id, ref),
    shopId: scope.shopId,
    conversationId: conversation.id,
    state: 'asked',
    requestedBy: by?.id ?? null,
    requestedAt: now,
    locale,
    purposeCode: purpose.code,
    purpose: wordsIn(purpose.text, locale, shop.locale),
    basis: purpose.basis,
    needed: purpose.needed,
    retentionDays: purpose.code === ANSWER_HERE ? null : purpose.retentionDays,
    fields,
    noticeId: notice.id,
    answerBy,
    actRef: null,
    answeredAt: null,
    sealed: null,
    subjectKeys: [],
    consentEventId: null,
    answersExpireAt: null,
    expiresAt: conversation.expiresAt,
  };
  if (known === null) {
    await deps.notices.put(scope, notice);
    await deps.cards.insert(scope, card);
  }
  if (by !== null) await takeIfFree(deps, scope, conversation, by);
  const event: NewEvent = {
    id: deps.ids.next('evt'),
    shopId: scope.shopId,
    conversationId: conversation.id,
    ref,
    author: by === null ? 'system' : 'staff',
    staffId: by?.id ?? null,
    at: now,
    body: {
      kind: 'card',
      cardId: card.id,
      state: 'asked',
      request: {
        fields,
        purpose: card.purpose,
        basis: card.basis,
        needed: card.needed,
        noticeId: notice.id,
        paragraphs: notice.paragraphs,
        firstLayer,
        consent: notice.consent,
        answerBy,
        ...(isAnswerHere(card) ? { isAnswerHere: true, takesReplies: deps.replyMailbox !== null } : {}),
      },
      name: by === null ? null : shownName(by),
    },
  };
  return appendAndTell(deps, scope, event, null, by === null ? null : unlessHeldByColleague(by.id));
};

/**
 * Shows a card with a frozen notice; once per `ref`. Rules: RQ-1, D2, D3, D5, D7.
 * @throws DomainError not_found, conversation_closed, held_by_colleague, dpa_required, setup_incomplete,
 * invalid_request
 */
export const makeRequestData =
  (deps: CardDeps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    staff: Staff,
    conversation: Conversation,
    input: { ref: string; purpose: string; fields: readonly AskedField[] },
  ): Promise<Appended> => {
    const known = await deps.cards.get(scope, cardIdOf(deps, conversation.id, input.ref));
    if (known === null) {
      if (conversation.status === 'closed') throw conversationClosed();
      const refusal = unlessHeldByColleague(staff.id)(conversation);
      if (refusal !== null) throw refusal;
      await refuseWhileClosed(deps, shop, scope);
    }
    const { purposes } = await chatSettingsOf(deps.chatSettings, shop, scope);
    const wanted = known?.purposeCode ?? input.purpose;
    const purpose = [answerHerePurpose(shop), ...purposes].find(({ code }) => code === wanted);
    if (purpose === undefined) throw refuse({ purpose: 'is not on the list of this shop' });
    const { ref, fields } = input;
    return ask(deps, shop, scope, conversation, { ref, purpose, fields, by: staff }, known);
  };

/** Stable, so that a repeat finds its card. */
export const cardIdOf = (
  deps: Pick<CardDeps, 'digest'>,
  conversationId: ConversationId,
  ref: string,
): Card['id'] => `crd_${deps.digest.sha256Hex(`${conversationId}.${ref}`).slice(0, 32)}`;
