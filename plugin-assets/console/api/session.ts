/** Access token in memory only, renewed by an HttpOnly cookie. */
import type { SignInResponse } from '../../../service/protocol/api/staff-api.ts';
import { type Answer, type HttpClient, mayPass } from '../../shared/http-client.ts';
import { browserTimers, type Timers } from '../../shared/timers.ts';
import type { TabChannel } from './tab-channel.ts';

const RENEW_AHEAD_MS = 60_000;
const RETRY_MS = 5_000;

export type RenewResult = 'renewed' | 'ended' | 'unreachable';
export type Session = {
  token(): string | null;
  /** Stores the token from `ask`; repeats no sign-out meanwhile. */
  signIn(ask: () => Promise<Answer<SignInResponse>>): Promise<Answer<SignInResponse>>;
  /** Concurrent calls and tabs share one request. */
  renew(): Promise<RenewResult>;
  /** False when unanswered; it is then repeated, also after a reload. */
  signOut(): Promise<boolean>;
};
/** A sign-out not yet answered by the service; survives a reload. */
export type SignOutMark = { isSet(): boolean; set(isSet: boolean): void };
export type SessionOptions = {
  http: HttpClient;
  tabs: TabChannel;
  onToken(token: string): void;
  onReplaced(): void;
  onEntered(): void;
  onEnd(reason: 'expired' | 'elsewhere'): void;
  /** A repeated sign-out was answered. */
  onSignedOut(): void;
  timers?: Timers;
  wallClock?: () => number;
  /** Runs `work` in one tab at a time. */
  exclusively?: <T>(work: () => Promise<T>) => Promise<T>;
  mark?: SignOutMark;
};

const MARK_KEY = 'zgoda.console.signing-out';
/** Fallback where storage is blocked. */
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
    // At least 30 s: with a fast clock every token looks expired.
    timer = timers.set(() => void renew(), Math.max(30_000, leftMs - RENEW_AHEAD_MS));
    onToken(answer.accessToken);
  };

  const drop = () => {
    held = null;
    timers.clear(timer);
  };

  /** The HttpOnly cookie would reopen the console until the service has answered. */
  const tellSignOut = async (): Promise<boolean> => {
    timers.clear(timer);
    const answer = await http<unknown>('POST', '/v1/staff/sign-out', {}, { keepalive: true });
    const isTold = answer.ok || !mayPass(answer.refusal);
    if (isTold) mark.set(false);
    else if (held === null) timer = timers.set(() => void repeatSignOut(), RETRY_MS);
    return isTold;
  };
  /** Never during or after a sign-in: it would end that session. */
  const repeatSignOut = () =>
    exclusively(async () => {
      if (held !== null) return;
      const isTold = !mark.isSet() || (await tellSignOut());
      if (isTold && held === null) onSignedOut();
    });

  const ask = async (before: SignInResponse | null): Promise<RenewResult> => {
    if (mark.isSet()) return (await tellSignOut()) ? 'ended' : 'unreachable';
    // Another tab may have renewed during the wait for the lock.
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
      // Tabs share the cookie, so all continue as the last person signed in.
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
      // Before the request: closed sockets alone look like an expiry.
      tabs.post({ t: 'signed-out' });
      return tellSignOut();
    },
  };
};
