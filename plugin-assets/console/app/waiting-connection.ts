import { parseConnectRequest } from './connect-request.ts';
import { parseRoute } from './router.ts';

export type WaitingConnection = {
  encoded: string;
  host: string;
};
export type WaitingConnectionKeeper = {
  /** Null when none, or expired. */
  get(): WaitingConnection | null;
  /** Ignores malformed or answered requests. */
  keep(encoded: string): void;
  /** The request was answered. */
  drop(): void;
  subscribe(heard: () => void): () => void;
};

const KEY = 'zgoda.console.connect';
/** Same as on the shop server (AD-26). */
const WAIT_MS = 60 * 60_000;

/** No secret. After an answer only `state` stays. */
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
      // Storage is blocked: the owner must press Connect again.
    }
    return null;
  };
  const write = (kept: Kept) => {
    try {
      storage().setItem(KEY, JSON.stringify(kept));
    } catch {
      // Storage is blocked.
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
      // Keep the first time: history navigation must not renew it.
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

/** Keeps requests from the address, because registration leaves it. */
export const keepConnectRequests = (waitingConnection: Pick<WaitingConnectionKeeper, 'keep'>): void => {
  const keep = () => {
    const route = parseRoute(location.hash);
    if (route.view === 'connect') waitingConnection.keep(route.encoded);
  };
  keep();
  window.addEventListener('hashchange', keep);
};
