/** Sends a consultant's requests, repeated until answered. */
import type { StaffClientFrame } from '../../../service/protocol/frames/staff-frames.ts';
import {
  type ConversationId,
  LIMITS,
  type ProblemCode,
  type StaffId,
  type TeamId,
} from '../../../service/protocol/vocabulary.ts';
import type { Refusal } from '../../shared/http-client.ts';
import { makeOutbox, type Outbox } from '../../shared/outbox.ts';
import type { Timers } from '../../shared/timers.ts';
import type { StaffApi } from '../api/staff-api.ts';
import type { AppState } from '../state/app-state.ts';

export type Request =
  /** `seen`: newest loaded `seq`; a later visitor message keeps the wait open. */
  | { ref: string; kind: 'message'; conversationId: string; text: string; seen?: number }
  /** `from`: the holder as shown, null for none; refused for another one. */
  | { ref: string; kind: 'take'; conversationId: string; from?: string | null }
  /** `seen`: newest loaded `seq`; a later visitor message keeps the chat open. */
  | { ref: string; kind: 'close'; conversationId: string; seen?: number }
  | { ref: string; kind: 'reopen'; conversationId: string }
  /** Null: back to the queue, first for the team. */
  | { ref: string; kind: 'assign'; conversationId: string; staffId: string | null; teamId?: string };

export type RequestSenderOptions = {
  appState: AppState;
  api: Pick<StaffApi, 'sendMessage' | 'act' | 'assign'>;
  timers: Timers;
  /** False without an open socket. */
  sendFrame(frame: StaffClientFrame): boolean;
  /** Sockets are blocked; HTTP is used. */
  isPolling(): boolean;
  /** Anything but a message was refused. */
  onRefused(request: Request, code: ProblemCode): void;
};
export type RequestSender = {
  /** Keeps the request until it is answered. */
  ask(request: Request): void;
  /** Cancels an unstored message. */
  withdraw(ref: string): void;
  settle(ref: string, seq: number): void;
  /** Refused, temporarily or finally. */
  refuse(ref: string, refusal: Pick<Refusal, 'code' | 'retryAfterMs'>): void;
  /** Sends everything on page leave; resolves once answered. */
  flush(): Promise<void>;
  /** The author signed out. */
  forget(): void;
  waiting(): readonly Request[];
} & Pick<Outbox<Request>, 'resume' | 'pause'>;

const receiver = ({ staffId, teamId }: Extract<Request, { kind: 'assign' }>) => ({
  staffId: staffId as StaffId | null,
  ...(teamId === undefined ? {} : { teamId: teamId as TeamId }),
});

/** Compared with the chat when the request arrives. */
const comparedIn = (request: Request): { from?: StaffId | null; seen?: number } => {
  if (request.kind === 'take' && request.from !== undefined) return { from: request.from as StaffId | null };
  if ((request.kind === 'close' || request.kind === 'message') && request.seen !== undefined)
    return { seen: request.seen };
  return {};
};

const RETRY_MS = 2_000;
/** Temporary refusals. */
const LATER: readonly string[] = ['rate_limited', 'unavailable', 'internal', 'unauthenticated'];

export const makeRequestSender = (options: RequestSenderOptions): RequestSender => {
  const { appState, api, timers, isPolling } = options;

  const place = (request: Request) => ({ ref: request.ref, after: outbox.before(request) });
  const frameOf = (request: Request): StaffClientFrame => {
    const conversationId = request.conversationId as ConversationId;
    const placed = { ...place(request), conversationId };
    switch (request.kind) {
      case 'message':
        return { t: 'message.send', ...placed, ...comparedIn(request), text: request.text };
      case 'assign':
        return { t: 'conversation.assign', ...placed, ...receiver(request) };
      default:
        return { t: `conversation.${request.kind}`, ...placed, ...comparedIn(request) };
    }
  };

  const overHttp = (request: Request, keepalive: boolean) => {
    const { conversationId: id } = request;
    const [placed, options] = [place(request), { keepalive }];
    switch (request.kind) {
      case 'message':
        return api.sendMessage(id, { ...placed, ...comparedIn(request), text: request.text }, options);
      case 'assign':
        return api.assign(id, { ...placed, ...receiver(request) }, options);
      default:
        return api.act(id, request.kind, { ...placed, ...comparedIn(request) }, options);
    }
  };
  const sendByHttp = async (request: Request) => {
    const answer = await overHttp(request, false);
    if (answer.ok) settle(request.ref, answer.body.seq);
    else refuse(request.ref, answer.refusal);
  };

  const outbox = makeOutbox<Request>({
    timers,
    window: () => (isPolling() ? 1 : LIMITS.sendWindow),
    lane: ({ conversationId }) => conversationId,
    send: (request) => {
      if (options.sendFrame(frameOf(request))) return true;
      if (!isPolling()) return false;
      void sendByHttp(request);
      return true;
    },
  });

  const settle: RequestSender['settle'] = (ref, seq) => {
    outbox.settle(ref);
    appState.dispatch({ type: 'stored', ref, seq });
  };
  const refuse: RequestSender['refuse'] = (ref, refusal) => {
    if (refusal.code === 'unreachable') return;
    if (LATER.includes(refusal.code)) {
      outbox.hold(refusal.retryAfterMs ?? RETRY_MS);
      return;
    }
    const request = outbox.items().find((item) => item.ref === ref);
    if (request === undefined) return;
    outbox.settle(ref);
    appState.dispatch({ type: 'refused', ref, code: refusal.code });
    if (request.kind !== 'message') options.onRefused(request, refusal.code);
  };

  return {
    ask: (request) => {
      if (request.kind === 'message') {
        const { conversationId, ref, text } = request;
        const at = new Date(timers.now()).toISOString();
        appState.dispatch({ type: 'sent', conversationId, ref, text, at });
      }
      if (!outbox.add(request)) {
        appState.dispatch({ type: 'refused', ref: request.ref, code: 'rate_limited' });
      }
    },
    withdraw: (ref) => {
      outbox.settle(ref);
      appState.dispatch({ type: 'unsent', ref });
    },
    settle,
    refuse,
    flush: async () => {
      await Promise.all(outbox.items().map((request) => overHttp(request, true)));
    },
    forget: () => {
      for (const { ref } of [...outbox.items()]) outbox.settle(ref);
    },
    waiting: () => outbox.items(),
    resume: outbox.resume,
    pause: outbox.pause,
  };
};
