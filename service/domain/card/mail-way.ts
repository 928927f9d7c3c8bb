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

/** From the visitor's last request. */
const MAIL_WAY_DAYS = 30;
export const mailWayEnd = (now: Date): Date => new Date(now.getTime() + MAIL_WAY_DAYS * DAY_MS);

export type MailWayDeps = { conversations: Pick<ConversationStore, 'changeWays'>; bus: EventBus };

/** Changes mail replies and updates consoles. */
export const changeMailWay = async (
  { conversations, bus }: MailWayDeps,
  scope: ShopScope,
  id: ConversationId,
  change: (ways: WaysBack) => WaysBack,
): Promise<void> => {
  const conversation = await conversations.changeWays(scope, id, change);
  if (conversation !== null) bus.publish({ type: 'conversation.ways', shopId: scope.shopId, conversation });
};

/** Starts mail replies; idempotent. */
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

/** Ends mail replies: drops mails, voids links. Rule: CO-7. */
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
