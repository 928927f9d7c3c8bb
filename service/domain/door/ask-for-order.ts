import type { DoorFault, Locale } from '../../protocol/vocabulary.ts';
import { mailHtml } from '../mail/mail-html.ts';
import { mailSignature } from '../mail/texts/mail-frame.ts';
import { mailFrameCatalog } from '../mail/texts/mail-frame-catalog.ts';
import { type AgreementGate, refuseWhileClosed } from '../model/agreement/agreement-gate.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest, FieldVault, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type ChatSettingsStore, orderLookupOf } from '../model/card/chat-settings.ts';
import { fillMail, onOneLine } from '../model/mail/mail-words.ts';
import { type Mailer, requireMailServer } from '../model/mail/mailer.ts';
import type { PolicyBindingStore } from '../model/notice/notice-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type AskDoor, makeAnswersOrders } from './ask-door.ts';
import type { DoorOrder } from './door.ts';
import {
  type Asker,
  codeOf,
  numberKey,
  type OrderLookup,
  sealLookup,
  type TakeOrderRate,
} from './order-lookup.ts';
import { orderCodeCatalog } from './texts/order-code-catalog.ts';

export type AskForOrderDeps = {
  askDoor: AskDoor;
  policyBindings: Pick<PolicyBindingStore, 'get'>;
  chatSettings: Pick<ChatSettingsStore, 'get'>;
  agreementGate: AgreementGate;
  mailer: Mailer;
  vault: FieldVault;
  digest: Digest;
  ids: Ids;
  clock: Clock;
  takeRate: TakeOrderRate;
};

/** To the order's own address; nothing is queued, so nothing is stored. */
const mailCode = async (
  deps: AskForOrderDeps,
  shop: Shop,
  { email: to, order: { number } }: { email: string; order: DoorOrder },
  lookup: OrderLookup,
): Promise<void> => {
  const { locale } = lookup;
  const name = onOneLine(shop.name);
  const words = fillMail(orderCodeCatalog[locale], { shop: shop.name, number, code: codeOf(deps, lookup) });
  const text = `${words.text}\n\n${mailSignature(name, locale)}`;
  await deps.mailer.send({
    id: deps.ids.next('eml'),
    to,
    subject: words.subject,
    text,
    html: mailHtml(text, null, locale, mailFrameCatalog[locale].button),
    locale,
    fromName: name,
    fromAddress: null,
    replyTo: shop.controller.email === '' ? null : shop.controller.email,
    isWritten: false,
    attachments: [],
  });
};

/**
 * A visitor asks where an order is. Known, unknown and foreign orders are answered alike, before the shop is
 * asked: the caller runs `mailIfFound` after its answer. Rule: AD-53.
 * @throws DomainError dpa_required, setup_incomplete, shop_closed, not_found (not offered), invalid_request,
 * rate_limited, no_mail_server; `mailIfFound` returns the fault of the
 * door, and throws MailError
 */
export const makeAskForOrder = (deps: AskForOrderDeps) => {
  const answersOrders = makeAnswersOrders(deps);
  return async (
    shop: Shop,
    scope: ShopScope,
    { conversationId, address }: Asker,
    asked: { number: string; email: string | null; locale: Locale },
  ): Promise<{ sealed: string; mailIfFound(): Promise<DoorFault | null> }> => {
    await refuseWhileClosed(deps, shop, scope);
    requireMailServer(deps.mailer);
    if (!(await answersOrders(scope)))
      throw new DomainError('not_found', 'This shop does not look up orders in the chat. Ask the shop.');
    const isWithEmail = orderLookupOf(await deps.chatSettings.get(scope)) === 'number_and_email';
    if (isWithEmail && asked.email === null)
      throw new DomainError('invalid_request', 'Give the e-mail of the order as well.', {
        fields: { email: 'is needed' },
      });
    await deps.takeRate('orderSearch', `${shop.id} ${conversationId ?? address}`);
    await deps.takeRate('orderNumber', numberKey(deps, shop.id, asked.number));
    const { number, locale } = asked;
    const question = { number, email: isWithEmail ? asked.email : null, locale };
    const { lookup, sealed } = await sealLookup(deps, scope, question);
    return {
      sealed,
      mailIfFound: async () => {
        const { number, email, locale } = lookup;
        const answer = await deps.askDoor(shop, scope, { do: 'order', number, email, locale });
        if (answer?.answer === 'order') await mailCode(deps, shop, answer, lookup);
        return answer?.answer === 'failed' ? answer.fault : null;
      },
    };
  };
};
