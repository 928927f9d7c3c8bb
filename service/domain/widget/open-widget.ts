import type { ChatMode, ClosedReason, Locale } from '../../protocol/vocabulary.ts';
import type { OpenedForm } from '../lead/open-form.ts';
import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import type { Clock, Digest, PresenceBoard } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import type { FormOffer } from '../model/notice/form-offer.ts';
import type { NoticeVersion, TextPart } from '../model/notice/notice.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import { closedReason } from '../model/shop/closed-reason.ts';
import type { Shop } from '../model/shop/shop.ts';
import { LINK_CHECK_MS } from '../notice/check-policy-link.ts';
import { chatLine, composeChatNotice } from '../notice/compose-chat-notice.ts';
import type { FormStanding } from '../notice/form-standing.ts';

export type OpenedWidget = {
  mode: ChatMode;
  reason: ClosedReason | null;
  /** The notice of the live chat, and the line that stands over it; null while the shop is closed. */
  chatNotice: { id: NoticeVersion['id']; line: readonly TextPart[] } | null;
  form: OpenedForm | null;
  /** The service has a mail server. */
  mayMail: boolean;
};

const modeOf = (
  isStaffed: boolean,
  closed: ClosedReason | null,
  offer: FormOffer,
): Pick<OpenedWidget, 'mode' | 'reason'> => {
  if (closed !== null) return { mode: 'closed', reason: closed };
  if (isStaffed) return { mode: 'live', reason: null };
  return offer.kind === 'closed' ? { mode: 'closed', reason: offer.reason } : { mode: 'form', reason: null };
};

type OpenWidgetDeps = {
  notices: Pick<NoticeStore, 'put'>;
  digest: Digest;
  clock: Clock;
  mailer: Pick<Mailer, 'isSet'>;
  /** Address under which browsers reach the service. */
  origin(): string;
  agreementGate: AgreementGate;
  presence: PresenceBoard;
  openForm(
    shop: Shop,
    scope: ShopScope,
    locale: Locale,
  ): Promise<{ offer: FormOffer; form: OpenedForm | null; standing: FormStanding }>;
  recheckPolicyLinks(scope: ShopScope, maxAgeMs: number): Promise<boolean>;
};

/** Kept, so that the conversation that is opened under it can name it, however long the widget stays open. */
const shownChatNotice = async (
  { notices, digest, clock, origin }: Pick<OpenWidgetDeps, 'notices' | 'digest' | 'clock' | 'origin'>,
  scope: ShopScope,
  { shop, locale, page, facts }: FormStanding,
): Promise<OpenedWidget['chatNotice']> => {
  const notice = composeChatNotice({ shop, locale, page, facts, digest, now: clock.now() });
  await notices.put(scope, notice);
  return { id: notice.id, line: chatLine(notice, shop, origin()) };
};

/**
 * What an opened widget shows: live chat, form or neither. Decided here alone; stores nothing but the words of the
 * chat's notice, and issues nothing. Rules: D1, D3, D4, D7.
 */
export const makeOpenWidget =
  (deps: OpenWidgetDeps) =>
  async (shop: Shop, scope: ShopScope, locale: Locale): Promise<OpenedWidget> => {
    await deps.recheckPolicyLinks(scope, LINK_CHECK_MS);
    const { offer, form, standing } = await deps.openForm(shop, scope, locale);
    const closed = closedReason(shop, standing.agreement);
    return {
      ...modeOf(deps.presence.isStaffed(shop.id), closed, offer),
      chatNotice: closed === null ? await shownChatNotice(deps, scope, standing) : null,
      form,
      mayMail: deps.mailer.isSet,
    };
  };

/** The mode alone: while somebody is here to answer, no form has to be made for it. Same rules. */
export const makeWidgetMode = (deps: OpenWidgetDeps) => {
  const openWidget = makeOpenWidget(deps);
  return async (
    shop: Shop,
    scope: ShopScope,
    locale: Locale,
  ): Promise<Pick<OpenedWidget, 'mode' | 'reason'>> => {
    const isOpen = closedReason(shop, await deps.agreementGate(scope)) === null;
    if (isOpen && deps.presence.isStaffed(shop.id)) return { mode: 'live', reason: null };
    return openWidget(shop, scope, locale);
  };
};
