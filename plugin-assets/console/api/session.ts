/** The signed-in session: access token in memory only, renewed by a cookie that no script can read. */
import type { SignInResponse } from '../../../service/protocol/api/staff-api.ts';
import { type Answer, type HttpClient, mayPass } from '../../shared/http-client.ts';
import { browserTimers, type Timers } from '../../shared/timers.ts';
import type { TabChannel } from './tab-channel.ts';

/** Renew this long before expiry, so that no call uses an expired token. */
const RENEW_AHEAD_MS = 60_000;
const RETRY_MS = 5_000;

export type RenewResult = 'renewed' | 'ended' | 'unreachable';
export type Session = {
  token(): string | null;
  /** Asks for a fresh token, by sign-in or an accepted invitation, and takes it. No sign-out is repeated meanwhile. */
  signIn(ask: () => Promise<Answer<SignInResponse>>): Promise<Answer<SignInResponse>>;
  /** Renews the token; concurrent calls and tabs share one request. */
  renew(): Promise<RenewResult>;
  /** Resolves to whether the service knows; if not, it is told again until it answers, also by the next page. */
  signOut(): Promise<boolean>;
};
/** That somebody signed out and the service has not answered yet; outlives the page. */
export type SignOutMark = { isSet(): boolean; set(isSet: boolean): void };
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
  /** The service has answered a sign-out that it did not answer at first. */
  onSignedOut(): void;
  timers?: Timers;
  wallClock?: () => number;
  /** Runs `work` in one tab at a time. */
  exclusively?: <T>(work: () => Promise<T>) => Promise<T>;
  mark?: SignOutMark;
};

const MARK_KEY = 'zgoda.console.signing-out';
/** Of this page, where the browser stores nothing. */
let isPageMarked = false;
export const storedMark: SignOutMark = {
  isSet: () => {
    try {
      return isPageMarked || localStorage.getItem(MARK_KEY) !== null;
    } catch {
      return isPageMarked;
    }
  },
  set: (isSet) => {
    isPageMarked = false;
    try {
      if (isSet) localStorage.setItem(MARK_KEY, '1');
      else localStorage.removeItem(MARK_KEY);
    } catch {
      isPageMarked = isSet;
    }
  },
};

const inOneTab = <T>(work: () => Promise<T>): Promise<T> =>
  typeof navigator !== 'undefined' && 'locks' in navigator
    ? (navigator.locks.request('zgoda.console.renew', work) as Promise<T>)
    : work();

export const makeSession = (options: SessionOptions): Session => {
  const { http, tabs, onToken, onReplaced, onEntered, onEnd, onSignedOut, mark = storedMark } = options;
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

  /**
   * No script can remove the cookie, and it would open the console again: nobody is signed out before the service has
   * answered.
   */
  const tellSignOut = async (): Promise<boolean> => {
    timers.clear(timer);
    const answer = await http<unknown>('POST', '/v1/staff/sign-out', {}, { keepalive: true });
    const isTold = answer.ok || !mayPass(answer.refusal);
    if (isTold) mark.set(false);
    else if (held === null) timer = timers.set(() => void repeatSignOut(), RETRY_MS);
    return isTold;
  };
  /** Never while somebody signs in, or after it: it would end their session. */
  const repeatSignOut = () =>
    exclusively(async () => {
      if (held !== null) return;
      const isTold = !mark.isSet() || (await tellSignOut());
      if (isTold && held === null) onSignedOut();
    });

  const ask = async (before: SignInResponse | null): Promise<RenewResult> => {
    if (mark.isSet()) return (await tellSignOut()) ? 'ended' : 'unreachable';
    // Another tab may have renewed while this one waited for the lock.
    if (held !== null && held !== before) return 'renewed';
    const answer = await http<SignInResponse>('POST', '/v1/staff/refresh', {});
    if (mark.isSet()) return 'ended';
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
      mark.set(false);
      hold(message.answer);
      onEntered();
    }
    if (message.t === 'signed-out' && held !== null) {
      drop();
      onEnd('elsewhere');
    }
  });

  const take = (answer: SignInResponse) => {
    mark.set(false);
    hold(answer);
    tabs.post({ t: 'signed-in', answer });
  };

  return {
    token: () => held?.accessToken ?? null,
    signIn: (ask) =>
      exclusively(async () => {
        const answer = await ask();
        if (answer.ok) take(answer.body);
        return answer;
      }),
    renew,
    signOut: async () => {
      drop();
      mark.set(true);
      // Tell the other tabs first: the service closes all their sockets, and a closed socket alone looks like an expiry.
      tabs.post({ t: 'signed-out' });
      return tellSignOut();
    },
  };
};
