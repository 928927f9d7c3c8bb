/** What one part of the memory does with what is said. */
export type ExchangePart = {
  /** All that this process would have to say of the part to one that knows nothing. */
  whole(): unknown[];
  heard(from: string, change: unknown): void;
  heardWhole(from: string, items: unknown[]): void;
  /**
   * The process is gone, or was not heard for too long.
   * @param mayLive it is this process that cannot hear it: Redis is away
   */
  gone(from: string, mayLive: boolean): void;
  /** How long nothing is dropped after a process has said goodbye, in milliseconds. */
  lingerMs?: number;
  /** Whether nothing is dropped while Redis is away. */
  keepsWhileAway?: boolean;
};

/** Numbers of what a process has said so far, by part. */
export type Said = Readonly<Record<string, number>>;

export type Whole = {
  readonly kind: 'whole';
  readonly part: string;
  readonly n: number;
  /** Place of this message among so many. */
  readonly at: number;
  readonly of: number;
  readonly items: unknown[];
};
export type ExchangeMessage =
  | { readonly kind: 'beat'; readonly said: Said }
  | { readonly kind: 'change'; readonly part: string; readonly n: number; readonly change: unknown }
  | { readonly kind: 'ask'; readonly to: string; readonly part: string }
  | Whole
  | { readonly kind: 'bye' };
