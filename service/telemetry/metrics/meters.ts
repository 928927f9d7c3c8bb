import type { RateName } from '../../config/limits.ts';
import type { ErasureMarkKind } from '../../domain/model/erasure/erasure-mark.ts';
import type { DomainEvent } from '../../domain/model/events/domain-events.ts';
import type { ProblemCode } from '../../protocol/vocabulary.ts';

/** State at a scrape, from memory only. */
export type Standing = {
  /** Visitors and staff. */
  sockets(): number;
  conversations(): Readonly<Record<'conversations' | 'heads' | 'behind', number>>;
  /** The database recently confirmed this process. */
  isDatabaseUp(): boolean;
  /** Null: no Redis. */
  isRedisUp: (() => boolean) | null;
};

/** Counts by closed label values only; no id, text or address. Rule: MI-2. */
export type Meters = {
  /** Published event. */
  event(event: DomainEvent): void;
  erased(kind: ErasureMarkKind): void;
  request(status: number, seconds: number): void;
  refusal(way: 'http' | 'socket', code: ProblemCode): void;
  rateLimited(limit: RateName): void;
  /** Initialises the failures of a job at 0, so that the first one is an increase. */
  expect(job: string): void;
  /** @param job name, without argument */
  job(job: string, seconds: number, isDone: boolean): void;
  mails(sent: number, failed: number): void;
  alerts(count: number): void;
  /** The search index is complete, except failures. */
  indexed(): void;
  /** No statement waits for the time-stamp authority. */
  witnessed(): void;
  /** One batch of events was stored. */
  lot(events: number, seconds: number): void;
  /** Source of gauges. */
  watch(standing: Standing): void;
  stop(): Promise<void>;
};

const nothing = (): void => undefined;

/** Without metrics. */
export const noMeters: Meters = {
  event: nothing,
  erased: nothing,
  request: nothing,
  refusal: nothing,
  rateLimited: nothing,
  expect: nothing,
  job: nothing,
  mails: nothing,
  alerts: nothing,
  indexed: nothing,
  witnessed: nothing,
  lot: nothing,
  watch: nothing,
  stop: async () => undefined,
};
