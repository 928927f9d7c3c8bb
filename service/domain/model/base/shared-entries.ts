/** Parts of the memory that processes share. A part whose entries get another form needs another name. */
export type SharedName = 'presence' | 'visitors' | 'tabs' | 'lookers' | 'addresses' | 'pages';

export type ShareOptions<E> = {
  /** An entry of another process came, changed or went; `undefined`: there was or is none. */
  onOther?(key: string, before: E | undefined, after: E | undefined): void;
  /** How long the entries of a process that stopped in order are kept, so that its sockets can come back elsewhere. */
  lingerMs?: number;
  /** While Redis is away nobody is heard; whether the entries of others stay until it is back. */
  keepsWhileAway?: boolean;
};

/**
 * Entries in memory that each process has of its own and that all of them know. They are JSON. An entry of a process that
 * stops, dies or cannot be heard is dropped.
 */
export type SharedEntries<E> = {
  readonly own: ReadonlyMap<string, E>;
  set(key: string, entry: E): void;
  remove(key: string): void;
  /** Of all other processes. */
  others(): Iterable<E>;
  othersOf(key: string): readonly E[];
  /** Of other processes that were dropped because Redis is away, as they were last heard; they may live. */
  lastHeard(): Iterable<E>;
  /** Here alone, until their process says them again: it is about to drop them itself. */
  dropOthers(matches: (entry: E) => boolean): void;
};
export type ShareEntries = <E>(name: SharedName, options?: ShareOptions<E>) => SharedEntries<E>;

/** For the one process of an installation without Redis. */
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
