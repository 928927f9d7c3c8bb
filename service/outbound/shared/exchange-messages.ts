export type ExchangePart = {
  whole(): unknown[];
  heard(from: string, change: unknown): void;
  heardWhole(from: string, items: unknown[]): void;
  /** @param mayLive Redis is unreachable from here */
  gone(from: string, mayLive: boolean): void;
  /** After a goodbye, in milliseconds. */
  lingerMs?: number;
  /** Keeps entries while Redis is unreachable. */
  keepsWhileAway?: boolean;
};

export type Said = Readonly<Record<string, number>>;

export type Whole = {
  readonly kind: 'whole';
  readonly part: string;
  readonly n: number;
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
