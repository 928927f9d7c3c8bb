import type { Backfill } from '../domain/conversation/resume-conversation.ts';
import type { RateLimits } from './rate-limit.ts';

/** The cost of a page besides its texts, in characters: a look-up, and the frame around each event. */
const PAGE_COST = 2_000;
const EVENT_COST = 200;

const costOf = (page: Backfill): number =>
  page.kind === 'reset'
    ? 0
    : page.events.reduce(
        (sum, { body }) => sum + EVENT_COST + (body.kind === 'message' ? (body.text?.length ?? 0) : 0),
        0,
      );

/**
 * A page of events, as long as the reader has budget left: a request of a few bytes can otherwise cause megabytes of
 * responses. Sockets and HTTP share one budget.
 * @param key of the visitor's conversation, or of the person
 * @throws DomainError rate_limited before anything is read, or before it is sent
 */
export const readPaced = async (
  rateLimits: RateLimits,
  rate: 'visitorReading' | 'staffReading',
  key: string,
  read: () => Promise<Backfill>,
): Promise<Backfill> => {
  await rateLimits.take(rate, key, PAGE_COST);
  const page = await read();
  await rateLimits.take(rate, key, costOf(page));
  return page;
};
