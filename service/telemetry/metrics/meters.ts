import type { RateName } from '../../config/limits.ts';
import type { ErasureMarkKind } from '../../domain/model/erasure/erasure-mark.ts';
import type { DomainEvent } from '../../domain/model/events/domain-events.ts';
import type { ProblemCode } from '../../protocol/vocabulary.ts';

/** What stands at the moment of a scrape; read from memory, so that a scrape asks nobody. */
export type Standing = {
  /** Open sockets, of visitors and staff. */
  sockets(): number;
  conversations(): Readonly<Record<'conversations' | 'heads' | 'behind', number>>;
  /** The database has confirmed lately that this process counts. */
  isDatabaseUp(): boolean;
  /** Null where no Redis is set. */
  isRedisUp: (() => boolean) | null;
};

/** Counts what happens. Takes no id, text or address: only what has a closed list of values. Rule: MI-2. */
export type Meters = {
  /** An event that this process published. */
  event(event: DomainEvent): void;
  erased(kind: ErasureMarkKind): void;
  request(status: number, seconds: number): void;
  refusal(way: 'http' | 'socket', code: ProblemCode): void;
  rateLimited(limit: RateName): void;
  /** A job that will run: its failures stand at 0 from here on, so that the first one is an increase. */
  expect(job: string): void;
  /** A job has run. @param job its name, without what it was run for */
  job(job: string, seconds: number, isDone: boolean): void;
  mails(sent: number, failed: number): void;
  alerts(count: number): void;
  /** Everything that can be found by words is in the index, but for what failed. */
  indexed(): void;
  /** No statement about the ledgers waits for the time-stamp authority. */
  witnessed(): void;
  /** Events of conversations were stored in one write. */
  lot(events: number, seconds: number): void;
  /** From here on, a scrape reads these. */
  watch(standing: Standing): void;
  stop(): Promise<void>;
};

const nothing = (): void => undefined;

/** For a service whose figures nobody reads. */
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
