/** The signed-in session: access token in memory only, renewed by a cookie that no script can read. */
import type { SignInResponse } from '../../../service/protocol/api/staff-api.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';
import { browserTimers, type Timers } from '../../shared/timers.ts';
import type { TabChannel } from './tab-channel.ts';

/** Renew this long before expiry, so that no call uses an expired token. */
const RENEW_AHEAD_MS = 60_000;
const RETRY_MS = 5_000;

export type RenewResult = 'renewed' | 'ended' | 'unreachable';
export type Session = {
  token(): string | null;
  /** Takes a fresh token from sign-in or an accepted invitation. */
  take(answer: SignInResponse): void;
  /** Renews the token; concurrent calls and tabs share one request. */
  renew(): Promise<RenewResult>;
  signOut(): Promise<Answer<unknown>>;
};
export type SessionOptions = {
  /** Client that sends the cookie. */
  http: HttpClient;
  tabs: TabChannel;
  /** There is a new token, from this tab or another one. */
  onToken(token: string): void;
  /** Another tab signed in: stop everything that belongs to the old session … */
  onReplaced(): void;
  /** … and start again with the new token. */
  onEntered(): void;
  /** The session ended: expired, revoked, or signed out in another tab. */
  onEnd(reason: 'expired' | 'elsewhere'): void;
  timers?: Timers;
  wallClock?: () => number;
  /** Runs `work` in one tab at a time. */
  exclusively?: <T>(work: () => Promise<T>) => Promise<T>;
};

const inOneTab = <T>(work: () => Promise<T>): Promise<T> =>
  typeof navigator !== 'undefined' && 'locks' in navigator
    ? (navigator.locks.request('zgoda.console.renew', work) as Promise<T>)
    : work();

export const makeSession = (options: SessionOptions): Session => {
  const { http, tabs, onToken, onReplaced, onEntered, onEnd } = options;
  const timers = options.timers ?? browserTimers;
  const wallClock = options.wallClock ?? (() => Date.now());
  const exclusively = options.exclusively ?? inOneTab;
  let held: SignInResponse | null = null;
  let timer: unknown;
  let running: Promise<RenewResult> | null = null;

  const hold = (answer: SignInResponse) => {
    held = answer;
    timers.clear(timer);
    const leftMs = Date.parse(answer.expiresAt) - wallClock();
    // With a clock that is ahead every token looks expired, so wait at least half a minute.
    timer = timers.set(() => void renew(), Math.max(30_000, leftMs - RENEW_AHEAD_MS));
    onToken(answer.accessToken);
  };

  const drop = () => {
    held = null;
    timers.clear(timer);
  };

  const ask = async (before: SignInResponse | null): Promise<RenewResult> => {
    // Another tab may have renewed while this one waited for the lock.
    if (held !== null && held !== before) return 'renewed';
    const answer = await http<SignInResponse>('POST', '/v1/staff/refresh', {});
    if (answer.ok) {
      hold(answer.body);
      tabs.post({ t: 'token', answer: answer.body });
      return 'renewed';
    }
    if (answer.refusal.status === 401 || answer.refusal.status === 403) {
      const wasHeld = held !== null;
      drop();
      if (wasHeld) onEnd('expired');
      return 'ended';
    }
    timers.clear(timer);
    if (held !== null) timer = timers.set(() => void renew(), RETRY_MS);
    return 'unreachable';
  };

  const renew = (): Promise<RenewResult> => {
    const before = held;
    running ??= exclusively(() => ask(before)).finally(() => {
      running = null;
    });
    return running;
  };

  tabs.listen((message) => {
    if (message.t === 'token' && held !== null) hold(message.answer);
    if (message.t === 'signed-in') {
      // The cookie is shared, so all tabs continue as the person who signed in last.
      onReplaced();
      hold(message.answer);
      onEntered();
    }
    if (message.t === 'signed-out' && held !== null) {
      drop();
      onEnd('elsewhere');
    }
  });

  return {
    token: () => held?.accessToken ?? null,
    take: (answer) => {
      hold(answer);
      tabs.post({ t: 'signed-in', answer });
    },
    renew,
    signOut: async () => {
      drop();
      // Tell the other tabs first: the service closes all their sockets, and a closed socket alone looks like an expiry.
      tabs.post({ t: 'signed-out' });
      return http<unknown>('POST', '/v1/staff/sign-out', {});
    },
  };
};
