import type {
  DomainEvent,
  EventBus,
  EventListener,
  EventOrigin,
} from '../domain/model/events/domain-events.ts';

/** Errors go to `onFault`. */
export const makeEventListeners = (onFault: (error: unknown) => void) => {
  const listeners = new Set<EventListener>();
  return {
    tell(event: DomainEvent, origin: EventOrigin): void {
      for (const listener of listeners) {
        try {
          listener(event, origin);
        } catch (error) {
          onFault(error);
        }
      }
    },
    subscribe(listener: EventListener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const makeMemoryEventBus = (onFault: (error: unknown) => void): EventBus => {
  const { tell, subscribe } = makeEventListeners(onFault);
  return { publish: (event) => tell(event, 'here'), subscribe };
};
