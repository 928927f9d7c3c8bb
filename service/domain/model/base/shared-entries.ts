/** A changed format needs a new name. */
export type SharedName = 'presence' | 'visitors' | 'tabs' | 'lookers' | 'addresses' | 'pages';

export type ShareOptions<E> = {
  /** `undefined`: absent. */
  onOther?(key: string, before: E | undefined, after: E | undefined): void;
  /** Kept after a regular stop, for reconnects. */
  lingerMs?: number;
  /** While Redis is unavailable. */
  keepsWhileAway?: boolean;
};

/** Shared JSON entries; dropped when their process is unreachable. */
export type SharedEntries<E> = {
  readonly own: ReadonlyMap<string, E>;
  set(key: string, entry: E): void;
  remove(key: string): void;
  others(): Iterable<E>;
  othersOf(key: string): readonly E[];
  /** Dropped while Redis is unavailable. */
  lastHeard(): Iterable<E>;
  /** Locally, until sent again. */
  dropOthers(matches: (entry: E) => boolean): void;
};
export type ShareEntries = <E>(name: SharedName, options?: ShareOptions<E>) => SharedEntries<E>;

/** Without Redis. */
export const shareWithNobody: ShareEntries = <E>(): SharedEntries<E> => {
  const own = new Map<string, E>();
  return {
    own,
    set: (key, entry) => void own.set(key, entry),
    remove: (key) => void own.delete(key),
    others: () => [],
    othersOf: () => [],
    lastHeard: () => [],
    dropOthers: () => undefined,
  };
};
