import { missingBefore } from '../domain/model/conversation/appended.ts';
import type { EventBus } from '../domain/model/events/domain-events.ts';

/** How long a message waits for its predecessor, in milliseconds. */
const WAIT_MS = 2_000;
/** It is tried again after this time, in milliseconds: another process may have stored the predecessor unheard. */
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
 * Two requests of one sender may arrive in the wrong order, or at two processes, and a page that is being closed cannot
 * repeat a refused one. So a message that arrives before its predecessor waits for it. Decision 0049.
 * @throws DomainError whatever `run` throws; `unavailable` when the predecessor did not arrive
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
