import type { ShopId } from '../../protocol/vocabulary.ts';
import type { Clock, Digest } from '../ports.ts';
import type { ShopScope } from '../tenancy.ts';
import { DAY_MS } from './subject-request.ts';
import type { Subject } from './subject-source.ts';

/**
 * The mark that something was erased, so that a backup from before does not bring it back. It holds no address and
 * no id: `key` is the person's key, or an HMAC over the id of a record. Rule: RT-8.
 */
export type Tombstone = {
  readonly shopId: ShopId;
  /** `subject`: everything of the person up to `at`; `record`: this one lead, conversation or entry on a list. */
  readonly kind: 'subject' | 'record';
  readonly key: string;
  readonly at: Date;
};

/** Must outlive the oldest backup (30 days). */
export const TOMBSTONE_MS = 90 * DAY_MS;

export type TombstoneStore = {
  /** Keeps each once. */
  put(tombstones: readonly Tombstone[]): Promise<void>;
  /** All that are not older than 90 days at `now`. */
  all(now: Date): Promise<readonly Tombstone[]>;
  removeExpired(now: Date): Promise<number>;
};

/**
 * The same marks outside the database, append-only: a restored database knows nothing of what was erased after its
 * backup, but this does. Decision 0025.
 */
export type TombstoneJournal = {
  /** @throws Error when it cannot be written: the service must not start then */
  check(): Promise<void>;
  /** On disk when it resolves. @throws DomainError unavailable when it cannot be written: nothing may be erased then */
  append(tombstones: readonly Tombstone[]): Promise<void>;
  read(): Promise<readonly Tombstone[]>;
  /** Leaves these alone in it; for the start, when marks are past their time. */
  replace(tombstones: readonly Tombstone[]): Promise<void>;
};

export const recordKey = (digest: Digest, id: string): string => digest.keyed('tombstone', id);
/** What makes two marks the same. */
export const tombstoneId = (mark: Tombstone): string =>
  `${mark.shopId}/${mark.kind}/${mark.key}/${mark.at.toISOString()}`;

export type Bury = (
  scope: ShopScope,
  subject: Pick<Subject, 'subjectKeys' | 'refs'>,
  at: Date,
) => Promise<void>;

/** Writes the marks before anything is erased, so that an erasure cut short is finished after a restore too. */
export const makeBury =
  (deps: {
    tombstones: TombstoneStore;
    tombstoneJournal: TombstoneJournal;
    digest: Digest;
    clock: Clock;
  }): Bury =>
  async ({ shopId }, subject, at) => {
    const marks: Tombstone[] = [
      ...subject.subjectKeys.map((key) => ({ shopId, kind: 'subject' as const, key, at })),
      ...subject.refs.map((id) => ({ shopId, kind: 'record' as const, key: recordKey(deps.digest, id), at })),
    ];
    if (marks.length === 0) return;
    await deps.tombstoneJournal.append(marks);
    await deps.tombstones.put(marks);
  };
