import type { InTime } from '../domain/subject-rights/answers-under-way.ts';

/** Below proxies' idle timeouts, in milliseconds. */
export const ANSWER_WAIT_MS = 45_000;

/**
 * Null on timeout; the next call joins the work.
 * @param waitMs 1 to 60,000
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
      // Reported by the next call.
      work.catch(() => undefined);
    }
  };
