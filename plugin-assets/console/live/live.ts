/** The console's connection to the service: WebSocket first, HTTP where sockets are blocked. */
import type { CLOSE_CODES } from '../../../service/protocol/close-codes.ts';
import type { StaffClientFrame, StaffServerFrame } from '../../../service/protocol/frames/staff-frames.ts';
import {
  type ConversationId,
  type InboxPart,
  LIMITS,
  type PresenceState,
  type ProblemCode,
} from '../../../service/protocol/vocabulary.ts';
import type { Refusal } from '../../shared/http-client.ts';
import { makeOutbox, type Outbox } from '../../shared/outbox.ts';
import { type LinkState, makeSocketClient, type SocketLike } from '../../shared/socket-client.ts';
import { browserTimers, type Timers } from '../../shared/timers.ts';
import type { RenewResult } from '../api/session.ts';
import type { StaffApi } from '../api/staff-api.ts';
import type { AppState } from '../state/app-state.ts';
import { makeGapFiller } from './gap-filler.ts';
import { makeInboxReader } from './inbox-reader.ts';

/** Close codes that this page handles itself. */
const TOKEN_INVALID = 4401 satisfies (typeof CLOSE_CODES)['tokenInvalid']['code'];
const PROTOCOL_OLD = 4426 satisfies (typeof CLOSE_CODES)['protocolOld']['code'];

export type Request =
  | { ref: string; kind: 'message'; conversationId: string; text: string }
  | { ref: string; kind: 'take' | 'close'; conversationId: string };

export type LiveOptions = {
  url: string;
  appState: AppState;
  api: StaffApi;
  token(): string | null;
  renew(): Promise<RenewResult>;
  /** The shop whose conversations are shown; null or absent for all. */
  shownShop?(): string | null;
  /** A take or close was refused. */
  onRefused(request: Request, code: ProblemCode): void;
  timers?: Timers;
  open?: (url: string, protocol: string) => SocketLike;
};
export type Live = {
  start(): void;
  stop(): void;
  /** Keeps the request until it is answered. */
  ask(request: Request): void;
  /** Cancels a message that is not stored yet. */
  withdraw(ref: string): void;
  /** Sends a new access token over the open socket. */
  hello(): void;
  setPresence(presence: PresenceState): void;
  setTyping(conversationId: string, on: boolean): void;
  markRead(conversationId: string, seq: number): void;
  loadOlder(conversationId: string): Promise<boolean>;
  /** Loads the next page of a part of the inbox. */
  showMore(part: InboxPart): Promise<void>;
  /** Conversations of another shop are shown. */
  shopChanged(): void;
  /** Sends everything pending without waiting for responses, because the page is being left. */
  flush(): void;
  /** Drops everything pending: its author is no longer signed in. */
  forget(): void;
  /** Unanswered requests. */
  waiting(): readonly Request[];
};

const POLL_MS = 5_000;
const PAGE = 100;
const RETRY_MS = 2_000;
const RESTART_MS = 5_000;
/** Refusals that are temporary. */
const LATER: readonly string[] = ['rate_limited', 'unavailable', 'internal', 'unauthenticated'];

export const makeLive = (options: LiveOptions): Live => {
  const { appState, api } = options;
  const timers = options.timers ?? browserTimers;
  let wasReady = false;
  let isPolling = false;
  let pollTimer: unknown;
  let restartTimer: unknown;
  const typingTimers = new Map<string, unknown>();

  /** The request's id, and the id of the request it must follow. */
  const place = (request: Request) => ({ ref: request.ref, after: outbox.before(request) });
  const frameOf = (request: Request): StaffClientFrame => {
    const conversationId = request.conversationId as ConversationId;
    return request.kind === 'message'
      ? { t: 'message.send', ...place(request), conversationId, text: request.text }
      : { t: `conversation.${request.kind}`, ...place(request), conversationId };
  };

  const overHttp = (request: Request, keepalive: boolean) =>
    request.kind === 'message'
      ? api.sendMessage(request.conversationId, { ...place(request), text: request.text }, { keepalive })
      : api.act(request.conversationId, request.kind, place(request), { keepalive });

  const sendByHttp = async (request: Request) => {
    const answer = await overHttp(request, false);
    if (answer.ok) settle(request.ref, answer.body.seq);
    else refuse(request.ref, answer.refusal);
  };

  const outbox: Outbox<Request> = makeOutbox<Request>({
    timers,
    window: () => (isPolling ? 1 : LIMITS.sendWindow),
    lane: ({ conversationId }) => conversationId,
    send: (request) => {
      if (client.send(frameOf(request))) return true;
      if (!isPolling) return false;
      void sendByHttp(request);
      return true;
    },
  });

  const settle = (ref: string, seq: number) => {
    outbox.settle(ref);
    appState.dispatch({ type: 'stored', ref, seq });
  };
  const refuse = (ref: string, refusal: Pick<Refusal, 'code' | 'retryAfterMs'>) => {
    if (refusal.code === 'unreachable') return;
    if (LATER.includes(refusal.code)) {
      outbox.hold(refusal.retryAfterMs ?? RETRY_MS);
      return;
    }
    const request = outbox.settle(ref);
    if (request === undefined) return;
    appState.dispatch({ type: 'refused', ref, code: refusal.code });
    if (request.kind !== 'message') options.onRefused(request, refusal.code);
  };

  const inbox = makeInboxReader({ appState, api, shownShop: options.shownShop ?? (() => null) });

  const pollOnce = async () => {
    const isServiceThere = await inbox.read();
    if (!isPolling) return;
    if (isServiceThere) {
      pollTimer = timers.set(() => void pollOnce(), POLL_MS);
      return;
    }
    // The service is down, so the network did not block the sockets.
    stopPolling();
    outbox.pause();
    appState.dispatch({ type: 'connection', connection: 'reconnecting' });
  };
  const stopPolling = () => {
    isPolling = false;
    timers.clear(pollTimer);
  };

  const hear = (frame: StaffServerFrame) => {
    switch (frame.t) {
      case 'message.ack':
        settle(frame.ref, frame.seq);
        return;
      case 'problem':
        if (frame.ref !== undefined) {
          refuse(frame.ref, {
            code: frame.code,
            ...(frame.retryAfterMs !== undefined && { retryAfterMs: frame.retryAfterMs }),
          });
        }
        return;
      case 'typing.show':
        timers.clear(typingTimers.get(frame.conversationId));
        if (frame.on) {
          const over = () => appState.dispatch({ type: 'frame', frame: { ...frame, on: false } });
          typingTimers.set(frame.conversationId, timers.set(over, 6_000));
        }
        break;
      default:
    }
    appState.dispatch({ type: 'frame', frame });
  };

  const linkChanged = (link: LinkState, code?: number) => {
    if (link === 'ready') {
      stopPolling();
      wasReady = true;
      gaps.reset();
      appState.dispatch({ type: 'connection', connection: 'online' });
      // One list returns what happened while disconnected; remaining gaps are requested one by one.
      void inbox.read().then(() => gaps.check());
      outbox.resume();
      return;
    }
    if (!isPolling) outbox.pause();
    if (link === 'stopped') {
      const isOld = code === PROTOCOL_OLD;
      appState.dispatch({ type: 'connection', connection: isOld ? 'outdated' : 'stopped' });
      if (code === TOKEN_INVALID && options.token() !== null) {
        restartTimer = timers.set(() => client.start(), RESTART_MS);
      }
    } else if (!isPolling) {
      appState.dispatch({ type: 'connection', connection: wasReady ? 'reconnecting' : 'connecting' });
    }
  };

  const client = makeSocketClient<StaffServerFrame, StaffClientFrame>({
    url: options.url,
    timers,
    hello: () => helloFrame(),
    ping: (n) => {
      const { cursor } = appState.get();
      return cursor === null ? { t: 'session.ping', n } : { t: 'session.ping', n, cursor };
    },
    onFrame: hear,
    onLink: linkChanged,
    renew: async () => (await options.renew()) !== 'ended',
    explain: async () => {
      const isServiceThere = await inbox.read();
      if (options.token() === null) return false;
      if (isServiceThere && !client.isReady() && !isPolling) {
        isPolling = true;
        appState.dispatch({ type: 'connection', connection: 'polling' });
        outbox.resume();
        pollTimer = timers.set(() => void pollOnce(), POLL_MS);
      }
      return true;
    },
    ...(options.open && { open: options.open, wakeTarget: null }),
  });
  const helloFrame = (): StaffClientFrame => ({
    t: 'session.hello',
    token: options.token() ?? '',
    presence: appState.get().presence,
  });

  const fetchEvents = async (id: string, after: number): Promise<boolean> => {
    const answer = await api.events(id, after);
    if (answer.ok) {
      const { events, last } = answer.body;
      appState.dispatch({ type: 'events', conversationId: id, events, last });
    }
    return answer.ok;
  };

  const gaps = makeGapFiller({
    get: appState.get,
    timers,
    resume: (id, last) => {
      const conversationId = id as ConversationId;
      if (!client.send({ t: 'events.resume', conversationId, last, limit: PAGE }) && isPolling) {
        void fetchEvents(id, last);
      }
    },
    fetchSummary: (id) => {
      void api.conversation(id).then((answer) => {
        if (answer.ok) appState.dispatch({ type: 'summary', conversation: answer.body });
        else if (answer.refusal.status === 404) appState.dispatch({ type: 'gone', conversationId: id });
      });
    },
  });
  appState.subscribe(() => gaps.check());

  return {
    start: () => client.start(),
    stop: () => {
      wasReady = false;
      stopPolling();
      timers.clear(restartTimer);
      gaps.reset();
      inbox.reset();
      outbox.pause();
      client.stop();
    },
    ask: (request) => {
      if (request.kind === 'message') {
        const { conversationId, ref, text } = request;
        appState.dispatch({
          type: 'sent',
          conversationId,
          ref,
          text,
          at: new Date(timers.now()).toISOString(),
        });
      }
      if (!outbox.add(request)) {
        appState.dispatch({ type: 'refused', ref: request.ref, code: 'rate_limited' });
      }
    },
    withdraw: (ref) => {
      outbox.settle(ref);
      appState.dispatch({ type: 'unsent', ref });
    },
    hello: () => {
      client.send(helloFrame());
    },
    setPresence: (presence) => {
      appState.dispatch({ type: 'presence', presence });
      client.send({ t: 'presence.set', state: presence });
    },
    setTyping: (id, on) => {
      client.send({ t: 'typing.set', conversationId: id as ConversationId, on });
    },
    markRead: (id, seq) => {
      if (!client.send({ t: 'message.read', conversationId: id as ConversationId, seq }) && isPolling) {
        void api.markRead(id, seq);
      }
    },
    loadOlder: async (id) => {
      const conversation = appState.get().conversations[id];
      if (conversation === undefined) return false;
      const first = conversation.events[0]?.seq ?? conversation.summary.last + 1;
      return first <= 1 || fetchEvents(id, Math.max(0, first - 1 - PAGE));
    },
    showMore: inbox.showMore,
    shopChanged: inbox.shopChanged,
    flush: () => {
      for (const request of outbox.items()) void overHttp(request, true);
    },
    forget: () => {
      for (const { ref } of [...outbox.items()]) outbox.settle(ref);
    },
    waiting: () => outbox.items(),
  };
};
