import type { Stores } from '../desks/stores.ts';
import { scopeOfShop } from '../domain/model/base/tenancy.ts';
import type { ContentKeys } from '../domain/model/content/content-keys.ts';
import type { DomainEvent, EventBus } from '../domain/model/events/domain-events.ts';
import { faultFields, type ServiceLogger } from '../telemetry/logger.ts';

type Deps = {
  bus: Pick<EventBus, 'subscribe'>;
  stores: {
    conversations: Pick<Stores['conversations'], 'changedRemotely'>;
    shopChangedRemotely: Stores['shopChangedRemotely'];
  };
  contentKeys: Pick<ContentKeys, 'destroyedRemotely'>;
  logger: ServiceLogger;
};

const follow = ({ stores, contentKeys }: Deps, event: DomainEvent): Promise<void> | undefined => {
  const { conversations } = stores;
  switch (event.type) {
    case 'conversation.event': {
      const { conversation, shopId } = event;
      return conversations.changedRemotely(scopeOfShop(shopId), conversation.id, async () => conversation);
    }
    case 'conversation.erased':
      contentKeys.destroyedRemotely(event.conversationId);
      return conversations.changedRemotely(scopeOfShop(event.shopId), event.conversationId, null);
    case 'conversation.rewritten':
    case 'conversation.hidden':
    case 'conversation.ways':
      return conversations.changedRemotely(scopeOfShop(event.shopId), event.conversation.id, null);
    case 'conversation.ended':
    case 'conversation.customer':
    case 'conversation.page':
      return conversations.changedRemotely(scopeOfShop(event.shopId), event.conversationId, null);
    case 'tags.changed':
      return event.conversationId === null
        ? undefined
        : conversations.changedRemotely(scopeOfShop(event.shopId), event.conversationId, null);
    case 'shop.changed':
    case 'notice.changed':
      stores.shopChangedRemotely();
      return undefined;
    default:
      return undefined;
  }
};

/** Updates the conversation cache by other processes' events, before sockets are notified. */
export const applyRemoteEvents = (deps: Deps): void => {
  deps.bus.subscribe((event, origin) => {
    // After a crash this process may publish it first.
    if (origin === 'here' && event.type !== 'conversation.erased') return;
    follow(deps, event)?.catch((error: unknown) =>
      deps.logger.warn(faultFields(error), 'What another process did is read again a moment later.'),
    );
  });
};
