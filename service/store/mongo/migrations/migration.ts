import type { mongo } from 'mongoose';

/** One step forward. It may be interrupted and run again, so running it twice must be harmless. */
export type Migration = {
  /** Number and title, as in the file name. */
  readonly id: `${number}-${string}`;
  up(db: mongo.Db): Promise<void>;
};
