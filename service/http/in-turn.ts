import { missingBefore } from '../domain/model/conversation/appended.ts';
import type { EventBus } from '../domain/model/events/domain-events.ts';

/** How long a request waits for the one that its sender wrote before it, in milliseconds. */
const WAIT_MS = 2_000;

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
    const timer = setTimeout(done, WAIT_MS).unref();
  });

/**
 * Requests run side by side, and those of a page that goes away are not sent again by it: one that overtook the
 * message before it waits a moment for that one. Decision 0049.
 * @throws DomainError whatever `run` throws, `unavailable` when the one before did not come
 */
export const inTurn = async <T>(bus: EventBus, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    const ref = missingBefore(error);
    if (ref === null) throw error;
    await whenStored(bus, ref);
    return run();
  }
};
