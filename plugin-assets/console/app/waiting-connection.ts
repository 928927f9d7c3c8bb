import { parseConnectRequest } from './connect-request.ts';
import { parseRoute } from './router.ts';

/** A shop server that asked to be connected, kept while its owner registers, confirms a mail or signs in. */
export type WaitingConnection = {
  /** The request as encoded in the address. */
  encoded: string;
  /** Host name of the shop. */
  host: string;
};
export type WaitingConnectionKeeper = {
  /** Null when none waits, or the request has expired. */
  get(): WaitingConnection | null;
  /** Keeps a new request; a malformed or already answered one is ignored. */
  keep(encoded: string): void;
  /** The request was answered: connected or cancelled. */
  drop(): void;
  subscribe(heard: () => void): () => void;
};

const KEY = 'zgoda.console.connect';
/** The shop server waits equally long (AD-26). */
const WAIT_MS = 60 * 60_000;

/** The stored entry: no secret, only the request and when it first came. After an answer only its `state` stays. */
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
      // Storage is blocked: the owner has to press Connect again.
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
      // Already known: keep its first time, so that going back in the history does not renew it.
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

/** Keeps each request that arrives in the address: a person without an account leaves that address to register. */
export const keepConnectRequests = (waitingConnection: Pick<WaitingConnectionKeeper, 'keep'>): void => {
  const keep = () => {
    const route = parseRoute(location.hash);
    if (route.view === 'connect') waitingConnection.keep(route.encoded);
  };
  keep();
  window.addEventListener('hashchange', keep);
};
