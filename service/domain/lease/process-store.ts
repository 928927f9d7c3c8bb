/** Row of a running process. */
export type ServiceProcess = {
  /** Random per start. */
  readonly name: string;
  /** As in `Lease`. */
  readonly host: string;
  readonly pid: number;
  readonly identity: string;
  /** Counter while alive. */
  readonly beat: number;
  readonly version: string;
  readonly redis: string | null;
  readonly secrets: string | null;
  /** Start-up steps are done. */
  readonly isServing: boolean;
};

export type ProcessStore = {
  all(): Promise<readonly ServiceProcess[]>;
  add(process: ServiceProcess): Promise<void>;
  beat(name: string, isServing: boolean): Promise<boolean>;
  /** Removes the row unless it beat since `seen`. */
  removeSilent(seen: ServiceProcess): Promise<void>;
  remove(name: string): Promise<void>;
};
