import type { SessionResponse } from '../../../service/protocol/api/visitor-api.ts';
import type {
  ConversationEventFrame,
  VisitorServerFrame,
  WrittenVisitorFrame,
} from '../../../service/protocol/frames/visitor-frames.ts';
import type { Answer } from '../../shared/call-service.ts';
import { listenForWake } from '../../shared/listen-for-wake.ts';
import { makeOutbox } from '../../shared/outbox.ts';
import { makeSocketClient } from '../../shared/socket-client.ts';
import { dispatch, locale, set, shopKey, state } from '../state/app.ts';
import { isOver, isStale } from '../state/reduce.ts';
import { type Ending, NO_CONVERSATION, type PendingMessage } from '../state/state.ts';
import { keepMessage, onOtherTab, readEntry, token, writeEntry } from '../state/stored-entry.ts';
import { sent } from './bridge.ts';
import { http } from './service.ts';

const RESUME_WAIT_MS = 8_000;
const POLL_MS = 3_000;
const TYPING_ENDS_MS = 6_000;
/** Later than this the text returns to the field. */
const LONGEST_HOLD_MS = 15_000;
/** Close codes that end the conversation. */
const ENDINGS: Record<number, Ending> = {
  4403: 'refused',
  4409: 'replaced',
  4410: 'erased',
  4426: 'outdated',
};

/** 43 hex digits, over 160 random bits; opens one conversation only. */
const makeBoot = (): string => (crypto.randomUUID() + crypto.randomUUID()).replace(/-/g, '').slice(0, 43);

const tab = crypto.randomUUID();
let boot = readEntry().outbox[0]?.boot ?? makeBoot();
let socketToken: string | undefined;
let shownToken: string | undefined;
let resumeAskedAt = 0;
let fetches = 0;
let isFirstConnection = true;

/** WebSockets are blocked. */
export let isOverHttp = false;

/** Invalid token: unsent messages open a new conversation. */
export const forgetConversation = (): void => {
  writeEntry({ outbox: readEntry().outbox });
  boot = makeBoot();
  set({ ...NO_CONVERSATION, ending: null, farewell: null, wish: null, refusal: null });
};

/** Unless another tab has replaced it. */
const renew = (used: string | undefined): true => {
  if (token() === used) forgetConversation();
  return true;
};

export const end = (ending: Ending): void => {
  const isErased = ending === 'erased';
  if (isErased) writeEntry({ outbox: [] });
  disconnect();
  set({ ending, asking: null, ...(isErased && { draft: '' }) });
};

/** Also detects a lost connection while polling. */
const ask = async <T>(...call: Parameters<typeof http>): Promise<Answer<T>> => {
  const answer = await http<T>(...call);
  if (isOverHttp) set({ link: answer.refusal?.code === 'unreachable' ? 'waiting' : 'ready' });
  return answer;
};

/** True when answered. */
export const fetchSession = async (): Promise<boolean> => {
  fetches += 1;
  const mine = fetches;
  const used = token();
  // Another parameter order, so that the tokenless preload is not used.
  const query = used ? `locale=${locale}&shop=${shopKey}` : `shop=${shopKey}&locale=${locale}`;
  const answer = await ask<SessionResponse>(`session?${query}`);
  if (!answer.ok) {
    set({ isFaulty: true });
    if (answer.refusal.status === 404) end('refused');
  } else if (mine === fetches) {
    dispatch({ t: 'session', session: answer.body });
    if (used && !answer.body.conversation) renew(used);
  }
  return answer.ok;
};

/** `boot` only without a token, else `after`. Stored before sending, because it may open a conversation. */
const toWire = (
  message: PendingMessage,
): PendingMessage & { after?: string | undefined; notice?: string | undefined } => {
  const { boot: known, ...rest } = message;
  if (token()) return { ...rest, after: outbox.before(message) };
  if (known !== boot) {
    message.boot = boot;
    keepMessage(message);
  }
  return { ...message, notice: state.session?.chatNoticeId ?? undefined };
};

const post = async (message: PendingMessage, keepalive?: boolean) => {
  const used = token();
  const body = { shop: shopKey, locale, ...toWire(message) };
  const answer = await ask<{ id: string; seq: number; at: string }>('messages', body, keepalive);
  const { ref } = message;
  if (answer.ok) return receive({ t: 'message.ack', ...answer.body, ref });
  const { code, retryAfterMs } = answer.refusal;
  if (code !== 'unreachable') receive({ t: 'problem', ref, code, retryAfterMs } as VisitorServerFrame, used);
};

export const outbox = makeOutbox<PendingMessage>(
  {
    send(message) {
      // Storage was cleared while the socket serves the old conversation.
      if (socketToken && !token()) {
        forgetConversation();
        restart();
        return false;
      }
      // Delivered or dropped by another tab.
      if (!isStored(message)) return false;
      if (socket.isReady()) return socket.send({ t: 'message.send', ...toWire(message) });
      if (isOverHttp) post(message);
      return isOverHttp;
    },
    window: () => (token() && !isOverHttp ? 8 : 1),
    onChange: (items) => set({ pending: [...items] }),
  },
  readEntry().outbox,
);

const isStored = ({ ref }: PendingMessage) => readEntry().outbox.some((one) => one.ref === ref);

export const settle = (ref: string): PendingMessage | undefined => {
  const message = outbox.settle(ref);
  if (message) keepMessage(message, true);
  return message;
};

/** Texts of expired or dropped messages return to the draft. */
const giveBack = () => {
  // Newest first, because each is prepended.
  for (const message of [...outbox.items()].reverse()) {
    if (isStored(message)) continue;
    const { ref } = message;
    outbox.settle(ref);
    if (!state.lines.some((line) => (line as { ref?: string }).ref === ref))
      dispatch({ t: 'refused', message, code: 'conflict' });
  }
};
/** Another tab may have switched the conversation. */
const follow = () => {
  const now = token();
  if (!now || now !== (shownToken ?? now)) {
    giveBack();
    set(NO_CONVERSATION);
  }
  shownToken = now;
  return now;
};

let typingTimer: ReturnType<typeof setTimeout> | number | undefined;
/** Disappears unless renewed. */
const showTyping = (isOn: boolean) => {
  clearTimeout(typingTimer);
  if (isOn) typingTimer = setTimeout(set, TYPING_ENDS_MS, { isTyping: false });
};

/** Socket frame, or converted HTTP response. */
const receive = (frame: VisitorServerFrame, used = socketToken): void => {
  switch (frame.t) {
    case 'message.ack': {
      const { ref, id, seq, at, token: given, masked } = frame;
      if (given) {
        writeEntry({ ...readEntry(), token: given });
        shownToken = given;
      }
      if (socket.isReady()) socketToken = token();
      const message = outbox.items().find((item) => item.ref === ref);
      // Add before removing, so that the bubble keeps its place.
      if (message) {
        sent.message += 1;
        dispatch({
          t: 'event.new',
          event: {
            kind: 'message',
            author: 'visitor',
            ...message,
            ...(masked && { text: masked.text, masked: masked.kinds }),
            id,
            seq,
            at,
          },
        });
      }
      settle(ref);
      return;
    }
    case 'problem': {
      const { ref, code, retryAfterMs = 2_000 } = frame;
      if (!ref) return;
      if (code === 'unauthenticated') {
        renew(used);
        outbox.hold(1_000);
        if (!isOverHttp) restart();
      } else if (retryAfterMs <= LONGEST_HOLD_MS && /rate|unav|inter/.test(code)) outbox.hold(retryAfterMs);
      else {
        // After an erasure `boot` is invalid.
        if (!token()) boot = makeBoot();
        const message = settle(ref);
        if (message) dispatch({ t: 'refused', message, code });
        // The form may be offered now.
        fetchSession();
      }
      return;
    }
    case 'session.ready':
      resumeAskedAt = 0;
      if (socketToken && !frame.known) renew(socketToken);
      break;
    case 'events.batch':
    case 'events.reset':
      resumeAskedAt = 0;
      break;
    case 'typing.show':
      showTyping(frame.on);
  }
  dispatch(frame);
  if (!isStale(state)) giveBack();
  // Refresh after reconnect or change. Rules: CO-4, D4.
  const isBack = frame.t === 'session.ready';
  if (/changed$/.test(frame.t) || (isBack && !isFirstConnection)) fetchSession();
  if (isBack) isFirstConnection = false;
};

export const socket = makeSocketClient<VisitorServerFrame, WrittenVisitorFrame>({
  url: `${location.origin.replace('http', 'ws')}/v1/visitor/socket?s=${shopKey}`,
  hello() {
    socketToken = follow();
    return { t: 'session.hello', tab, locale, last: state.last, token: socketToken };
  },
  onFrame: receive,
  onLink(link, code = 0) {
    if (!isOverHttp || link !== 'waiting') set({ link, isTyping: false });
    if (link === 'ready') {
      isOverHttp = false;
      outbox.resume();
    } else if (!isOverHttp) outbox.pause();
    if (code === 4404) forgetConversation();
    const ending = ENDINGS[code];
    if (ending) end(ending);
  },
  renew: () => renew(socketToken),
  async explain() {
    if ((await fetchSession()) && !isOverHttp) {
      isOverHttp = true;
      outbox.resume();
      poll(1);
    }
    return !state.ending;
  },
});
listenForWake(socket.wake);

const poll = async (round: number): Promise<void> => {
  if (!isOverHttp) return;
  const used = follow();
  let waitMs = POLL_MS;
  if (used) {
    const answer = await ask<{ events: ConversationEventFrame[]; more: boolean; last: number }>(
      `events?shop=${shopKey}&after=${state.last}`,
    );
    // Stale answer for another chat: ask again at once.
    if (used !== token()) waitMs = 0;
    else if (answer.ok) {
      receive({ t: 'events.batch', ...answer.body });
      if (isStale(state)) waitMs = 0;
    } else if (answer.refusal.status === 401) renew(used);
  }
  if (round % 5 === 0) await fetchSession();
  setTimeout(poll, waitMs, round + 1);
};

/** Requests missing events. */
export const catchUp = (): void => {
  if (isStale(state) && Date.now() - resumeAskedAt > RESUME_WAIT_MS) {
    if (socket.send({ t: 'events.resume', last: state.last, limit: 100 })) resumeAskedAt = Date.now();
  }
};

let starting: ReturnType<typeof setTimeout> | undefined;
/** Opens the socket in a separate task. */
export const connect = (): void => {
  set({ pending: [...outbox.items()] });
  fetchSession();
  clearTimeout(starting);
  starting = setTimeout(socket.start);
};
export const disconnect = (): void => {
  clearTimeout(starting);
  isOverHttp = false;
  socket.stop();
  outbox.pause();
};
/** New conversation, or resumption of one replaced in this frame. */
export const restartConversation = (): void => {
  if (state.ending && !isOver(state)) set({ ending: null });
  else forgetConversation();
  disconnect();
  connect();
};
const restart = () => {
  socket.stop();
  socket.start();
};

onOtherTab(() => {
  const now = token();
  if (now === socketToken || state.ending) return;
  // Changed by another tab.
  if (!now) return end('ended');
  follow();
  restart();
});

// Resend unconfirmed messages with keepalive, oldest first.
addEventListener('pagehide', () => {
  for (const message of outbox
    .items()
    .filter(isStored)
    .slice(0, follow() ? 8 : 1))
    post(message, true);
});
