import type { mongo } from 'mongoose';

/** One step forward. It may be cut short and run again, so it must do no harm the second time. */
export type Migration = {
  /** Number and title, as the file is called. */
  readonly id: `${number}-${string}`;
  up(db: mongo.Db): Promise<void>;
};
