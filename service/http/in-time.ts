import type { InTime } from '../domain/subject-rights/answers-under-way.ts';

/** How long a call waits for what takes long: shorter than proxies allow a call without a byte. */
export const ANSWER_WAIT_MS = 45_000;

/**
 * Waits for long work as long as a caller does: null when it takes longer. It goes on then, and the next call joins it.
 * @param waitMs 1 to 60,000: proxies end a call that gets no byte for longer
 */
export const makeInTime =
  (waitMs: number): InTime =>
  async (work) => {
    let timer: NodeJS.Timeout | null = null;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), waitMs);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      if (timer !== null) clearTimeout(timer);
      // A failure comes back with the next look at the work.
      work.catch(() => undefined);
    }
  };
