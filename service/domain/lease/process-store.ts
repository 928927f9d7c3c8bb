/** A running process of the service, as its row in the database describes it. */
export type ServiceProcess = {
  /** Random, new with each start. */
  readonly name: string;
  /** As in a lease. */
  readonly host: string;
  readonly pid: number;
  readonly identity: string;
  /** Counts up while the process lives. */
  readonly beat: number;
  readonly version: string;
  /** Random id of the Redis that it shares with the others; null without one. */
  readonly redis: string | null;
  /** Digest of the secrets that all must have alike; null without Redis. */
  readonly secrets: string | null;
  /** What has to be done before anybody is served was done, by this process or one before it. */
  readonly isServing: boolean;
};

/** One row for each running process. */
export type ProcessStore = {
  all(): Promise<readonly ServiceProcess[]>;
  add(process: ServiceProcess): Promise<void>;
  /** Increases the counter; false when the row is gone, because this process was counted as gone. */
  beat(name: string, isServing: boolean): Promise<boolean>;
  /** Removes the row unless it has counted up since `seen`. */
  removeSilent(seen: ServiceProcess): Promise<void>;
  remove(name: string): Promise<void>;
};
