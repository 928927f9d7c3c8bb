import type { mongo } from 'mongoose';

/**
 * One step forward. It may be interrupted and run again, so running it twice must be harmless. On the embedded engine an
 * index that it makes is dropped first (decision 0282).
 */
export type Migration = {
  /** Number and title, as in the file name. */
  readonly id: `${number}-${string}`;
  /**
   * Number of the oldest migration that a version must know to work on the database after this step, for a step that
   * only adds (expand). Left out: versions that do not know the step itself may not run beside it or start after it
   * (contract), so it waits until they have ended. Decision 0144.
   */
  readonly leastSchema?: number;
  up(db: mongo.Db): Promise<void>;
};
