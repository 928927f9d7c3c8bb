import { missingBefore } from '../domain/model/conversation/appended.ts';
import type { EventBus } from '../domain/model/events/domain-events.ts';

/** In milliseconds. */
const WAIT_MS = 2_000;
/** Retry without an event, in milliseconds. */
const RETRY_MS = 100;

const whenStored = (bus: EventBus, ref: string): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stopHearing();
      resolve();
    };
    const stopHearing = bus.subscribe((event) => {
      if (event.type === 'conversation.event' && event.event.ref === ref) done();
    });
    const timer = setTimeout(done, RETRY_MS).unref();
  });

/**
 * Waits for the predecessor, as requests may be reordered.
 * @throws DomainError errors of `run`; `unavailable` on timeout
 */
export const retryAfterPredecessor = async <T>(bus: EventBus, run: () => Promise<T>): Promise<T> => {
  const endsBy = performance.now() + WAIT_MS;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      const ref = missingBefore(error);
      if (ref === null || performance.now() > endsBy) throw error;
      await whenStored(bus, ref);
    }
  }
};
