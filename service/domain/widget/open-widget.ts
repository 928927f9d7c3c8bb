import type { ChatMode, ClosedReason, Locale } from '../../protocol/vocabulary.ts';
import { makeAnswersOrders } from '../door/ask-door.ts';
import type { OpenedForm } from '../lead/open-form.ts';
import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import type { Clock, Digest, PresenceBoard } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { answerSentence } from '../model/hours/hours-text.ts';
import { isOpenAt } from '../model/hours/opening-hours.ts';
import { takesNewChats } from '../model/hours/takes-new-chats.ts';
import { hoursCatalog } from '../model/hours/texts/hours-catalog.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import type { FormOffer } from '../model/notice/form-mode.ts';
import type { NoticeVersion, TextPart } from '../model/notice/notice.ts';
import type { NoticeStore, PolicyBindingStore } from '../model/notice/notice-store.ts';
import { closedReason } from '../model/shop/closed-reason.ts';
import type { Shop } from '../model/shop/shop.ts';
import { makeChatNoticeOf } from '../notice/chat-notice-now.ts';
import { LINK_CHECK_MS } from '../notice/check-policy-link.ts';
import { chatLine } from '../notice/compose-chat-notice.ts';
import type { FormStanding } from '../notice/form-standing.ts';

export type OpenedWidget = {
  mode: ChatMode;
  reason: ClosedReason | null;
  chatNotice: { id: NoticeVersion['id']; line: readonly TextPart[] } | null;
  form: OpenedForm | null;
  mayMail: boolean;
  /** Visitors may ask where an order is. Rule: AD-53. */
  hasOrders: boolean;
  /** When to expect an answer: outside hours, or on call. */
  answerSentence: string | null;
  /** Only on-call staff. */
  isOnCall: boolean;
};

type Mode = Pick<OpenedWidget, 'mode' | 'reason' | 'isOnCall'>;
const live = (presence: PresenceBoard, { id }: Shop): Mode => ({
  mode: 'live',
  reason: null,
  isOnCall: presence.here(id).length === 0,
});

/** Hours apply to new chats only. */
const mayChat = (
  { presence, clock }: Pick<OpenWidgetDeps, 'presence' | 'clock'>,
  shop: Shop,
  hasChat: boolean,
): boolean => (hasChat ? presence.isStaffed(shop.id) : takesNewChats(presence, shop, clock.now()));

const modeWithoutChat = (shop: Shop, offer: FormOffer, hasChat: boolean, now: Date): Mode => {
  if (offer.kind === 'closed') return { mode: 'closed', reason: offer.reason, isOnCall: false };
  const { hours } = shop;
  const isHidden = !hasChat && hours.outside === 'closed' && !isOpenAt(hours, now);
  return isHidden
    ? { mode: 'closed', reason: 'outside_hours', isOnCall: false }
    : { mode: 'form', reason: null, isOnCall: false };
};

/** Null while staff is present. */
const sentenceFor = (shop: Shop, { mode, isOnCall }: Mode, now: Date, locale: Locale): string | null => {
  if (mode !== 'live') return answerSentence(shop.hours, now, locale);
  return isOnCall ? hoursCatalog[locale].onCall : null;
};

type OpenWidgetDeps = {
  notices: Pick<NoticeStore, 'put'>;
  digest: Digest;
  clock: Clock;
  mailer: Pick<Mailer, 'isSet'>;
  /** Public origin of the service. */
  origin(): string;
  agreementGate: AgreementGate;
  presence: PresenceBoard;
  openForm(
    shop: Shop,
    scope: ShopScope,
    locale: Locale,
  ): Promise<{ offer: FormOffer; form: OpenedForm | null; standing: FormStanding }>;
  policyBindings: Pick<PolicyBindingStore, 'get'>;
  recheckPolicyLinks(scope: ShopScope, maxAgeMs: number): Promise<boolean>;
};

const makeShownChatNotice = (deps: OpenWidgetDeps) => {
  const noticeOf = makeChatNoticeOf(deps);
  return async (scope: ShopScope, standing: FormStanding): Promise<OpenedWidget['chatNotice']> => {
    const notice = noticeOf(standing);
    await deps.notices.put(scope, notice);
    return { id: notice.id, line: chatLine(notice, standing.shop, deps.origin()) };
  };
};

/**
 * Decides between chat, form and neither; stores only the chat notice. Rules: D1, D3, D4, D7. `hasChat`: an
 * open conversation exists.
 */
export const makeOpenWidget = (deps: OpenWidgetDeps) => {
  const shownChatNotice = makeShownChatNotice(deps);
  const answersOrders = makeAnswersOrders(deps);
  return async (shop: Shop, scope: ShopScope, locale: Locale, hasChat = false): Promise<OpenedWidget> => {
    const open = () => deps.openForm(shop, scope, locale);
    // In parallel: pages rarely change.
    const [isChanged, asKnown] = await Promise.all([deps.recheckPolicyLinks(scope, LINK_CHECK_MS), open()]);
    const { offer, form, standing } = isChanged ? await open() : asKnown;
    const closed = closedReason(shop, standing.agreement);
    const now = deps.clock.now();
    const mode: Mode =
      closed !== null
        ? { mode: 'closed', reason: closed, isOnCall: false }
        : mayChat(deps, shop, hasChat)
          ? live(deps.presence, shop)
          : modeWithoutChat(shop, offer, hasChat, now);
    return {
      ...mode,
      answerSentence: closed === null ? sentenceFor(shop, mode, now, locale) : null,
      chatNotice: closed === null ? await shownChatNotice(scope, standing) : null,
      form,
      mayMail: deps.mailer.isSet,
      hasOrders: closed === null && deps.mailer.isSet && (await answersOrders(scope)),
    };
  };
};

/** Mode only, without a form; same rules. */
export const makeWidgetMode = (deps: OpenWidgetDeps) => {
  const openWidget = makeOpenWidget(deps);
  return async (shop: Shop, scope: ShopScope, locale: Locale, hasChat = false): Promise<Mode> => {
    const isOpen = closedReason(shop, await deps.agreementGate(scope)) === null;
    if (isOpen && mayChat(deps, shop, hasChat)) return live(deps.presence, shop);
    return openWidget(shop, scope, locale, hasChat);
  };
};
