import type { Backfill } from '../domain/conversation/resume-conversation.ts';
import type { RateLimits } from './rate-limit.ts';

/** Base cost of a page, in characters. */
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
 * Reads a page of events within the reader's budget, shared by sockets and HTTP: small requests cause large
 * responses.
 * @param key of the visitor's conversation, or of the person
 * @throws DomainError rate_limited before reading or sending
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
