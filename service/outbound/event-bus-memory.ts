import type { DomainEvent, EventBus } from '../domain/model/events/domain-events.ts';

/** Events within one process. A listener that throws does not stop the others; the fault goes to `onFault`. */
export const makeMemoryEventBus = (onFault: (error: unknown) => void): EventBus => {
  const listeners = new Set<(event: DomainEvent) => void>();
  return {
    publish: (event) => {
      for (const listener of listeners) {
        try {
          listener(event);
        } catch (error) {
          onFault(error);
        }
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
