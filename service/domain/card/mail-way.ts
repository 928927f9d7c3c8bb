import type { ConversationId } from '../../protocol/vocabulary.ts';
import { DAY_MS } from '../model/base/calendar.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { isAnswerHere } from '../model/card/answer-here.ts';
import type { Card } from '../model/card/card.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { type WaysBack, withoutMail } from '../model/conversation/ways-back.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { MailStore } from '../model/mail/mail-store.ts';

/** For this long a visitor who asked for it is answered by mail, counted from the visitor's last act about it. */
const MAIL_WAY_DAYS = 30;
export const mailWayEnd = (now: Date): Date => new Date(now.getTime() + MAIL_WAY_DAYS * DAY_MS);

export type MailWayDeps = { conversations: Pick<ConversationStore, 'changeWays'>; bus: EventBus };

/** Changes how long the visitor is answered by mail, and has open consoles show it. */
export const changeMailWay = async (
  { conversations, bus }: MailWayDeps,
  scope: ShopScope,
  id: ConversationId,
  change: (ways: WaysBack) => WaysBack,
): Promise<void> => {
  const conversation = await conversations.changeWays(scope, id, change);
  if (conversation !== null) bus.publish({ type: 'conversation.ways', shopId: scope.shopId, conversation });
};

/** The visitor has given the address: from now on answers are told by mail. Calling it again changes nothing. */
export const beginMailWay = async (
  deps: MailWayDeps & { clock: Clock },
  scope: ShopScope,
  card: Card,
): Promise<void> => {
  if (!isAnswerHere(card)) return;
  await changeMailWay(deps, scope, card.conversationId, (ways) =>
    ways.mail?.cardId === card.id
      ? ways
      : {
          ...withoutMail(ways),
          mail: {
            cardId: card.id,
            until: mailWayEnd(deps.clock.now()),
            told: null,
            textByMail: card.textByMail === true,
          },
        },
  );
};

/** The visitor has taken the address back: no mail that waits is sent, and no link opens the chat. Rule: CO-7. */
export const endMailWay = async (
  deps: MailWayDeps & { mails: Pick<MailStore, 'removeByRef'> },
  scope: ShopScope,
  card: Card,
): Promise<void> => {
  if (!isAnswerHere(card)) return;
  await changeMailWay(deps, scope, card.conversationId, (ways) =>
    ways.mail?.cardId === card.id ? withoutMail(ways) : ways,
  );
  await deps.mails.removeByRef(scope, card.id);
};
