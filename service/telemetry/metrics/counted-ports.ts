import { DomainError } from '../../domain/model/base/domain-error.ts';
import type { ErasureJournal } from '../../domain/model/erasure/erasure-mark.ts';
import type { EventBus } from '../../domain/model/events/domain-events.ts';
import type { RateLimits } from '../rate-limit.ts';
import { type Meters, noMeters } from './meters.ts';

/** Counts own events only. */
export const countedBus = (bus: EventBus, meters: Pick<Meters, 'event'>): EventBus => ({
  ...bus,
  publish(event) {
    meters.event(event);
    bus.publish(event);
  },
});

export const countedJournal = (journal: ErasureJournal, meters: Pick<Meters, 'erased'>): ErasureJournal => ({
  ...journal,
  async append(marks) {
    await journal.append(marks);
    for (const { kind } of marks) if (kind !== 'sent') meters.erased(kind);
  },
});

/** Unwrapped without metrics: three limits per message. */
export const countedLimits = (limits: RateLimits, meters: Meters): RateLimits =>
  meters === noMeters
    ? limits
    : {
        ...limits,
        async take(name, key, points) {
          try {
            await limits.take(name, key, points);
          } catch (error) {
            if (error instanceof DomainError && error.code === 'rate_limited') meters.rateLimited(name);
            throw error;
          }
        },
      };
