import { parseConnectRequest } from './connect-request.ts';

/** A store that asked to be connected, while its owner registers, confirms a mail or signs in. */
export type WaitingConnection = {
  /** The request, as it stands in the address. */
  encoded: string;
  /** Name of its site. */
  host: string;
};
export type WaitingConnectionKeeper = {
  /** Null when no store waits, or not any more. */
  get(): WaitingConnection | null;
  /** A request that came in; one that is broken or was answered before is left alone. */
  keep(encoded: string): void;
  /** It was answered: connected or cancelled. */
  drop(): void;
  subscribe(heard: () => void): () => void;
};

const KEY = 'zgoda.console.connect';
/** As long as the store itself waits (AD-26). */
const WAIT_MS = 60 * 60_000;

/** What is kept: no secret, only what stood in the address, and when it first did. An answered one leaves its state. */
type Kept = { encoded: string | null; state: string; since: number };

const isKept = (value: unknown): value is Kept => {
  if (typeof value !== 'object' || value === null) return false;
  const { encoded, state, since } = value as Record<string, unknown>;
  return (
    (encoded === null || typeof encoded === 'string') &&
    typeof state === 'string' &&
    typeof since === 'number'
  );
};

export const makeWaitingConnection = (
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  clock: () => number = Date.now,
): WaitingConnectionKeeper => {
  const listeners = new Set<() => void>();
  const read = (): Kept | null => {
    try {
      const kept: unknown = JSON.parse(storage().getItem(KEY) ?? 'null');
      if (!isKept(kept)) return null;
      if (Math.abs(clock() - kept.since) < WAIT_MS) return kept;
      storage().removeItem(KEY);
    } catch {
      // Storage is closed: the owner presses Connect once more.
    }
    return null;
  };
  const write = (kept: Kept) => {
    try {
      storage().setItem(KEY, JSON.stringify(kept));
    } catch {
      // As above.
    }
    for (const heard of [...listeners]) heard();
  };
  return {
    get: () => {
      const encoded = read()?.encoded ?? null;
      const request = encoded === null ? null : parseConnectRequest(encoded);
      return encoded === null || request === null ? null : { encoded, host: new URL(request.url).host };
    },
    keep: (encoded) => {
      const request = parseConnectRequest(encoded);
      // Known already: its time goes on from when it came, and back in the history is no new request.
      if (request === null || read()?.state === request.state) return;
      write({ encoded, state: request.state, since: clock() });
    },
    drop: () => {
      const kept = read();
      if (kept !== null) write({ ...kept, encoded: null });
    },
    subscribe: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
};
