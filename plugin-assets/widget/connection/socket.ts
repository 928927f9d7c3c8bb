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
import { isBehind, isOver } from '../state/reduce.ts';
import { type Ending, NO_CONVERSATION, type PendingMessage } from '../state/state.ts';
import { keepMessage, onOtherTab, readEntry, token, writeEntry } from '../state/stored-entry.ts';
import { sent } from './bridge.ts';
import { http } from './service.ts';

const RESUME_WAIT_MS = 8_000;
const POLL_MS = 3_000;
const TYPING_ENDS_MS = 6_000;
/** A message that the service wants later than this goes back to the field. */
const LONGEST_HOLD_MS = 15_000;
/** Close codes that end the conversation in this frame. */
const ENDINGS: Record<number, Ending> = {
  4403: 'refused',
  4409: 'replaced',
  4410: 'erased',
  4426: 'outdated',
};

/** 43 hexadecimal digits, over 160 random bits: opens one conversation, however often it is sent. */
const makeBoot = (): string => (crypto.randomUUID() + crypto.randomUUID()).replace(/-/g, '').slice(0, 43);

const tab = crypto.randomUUID();
let boot = readEntry().outbox[0]?.boot ?? makeBoot();
/** The token that the current connection was opened with. */
let socketToken: string | undefined;
/** The token of the conversation on the screen. */
let shownToken: string | undefined;
let resumeAskedAt = 0;
let fetches = 0;
let isFirstConnection = true;

/** WebSockets are blocked here: the same operations go over HTTP. */
export let isOverHttp = false;

/** The token is no longer valid: unsent messages open a new conversation. */
export const forgetConversation = (): void => {
  writeEntry({ outbox: readEntry().outbox });
  boot = makeBoot();
  set({ ...NO_CONVERSATION, ending: null, farewell: null, wish: null, refusal: null });
};

/** Drops the refused token, unless another tab has replaced it. */
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

/** A call that tells, while all goes over HTTP, whether the connection is lost. */
const ask = async <T>(...call: Parameters<typeof http>): Promise<Answer<T>> => {
  const answer = await http<T>(...call);
  if (isOverHttp) set({ link: answer.refusal?.code === 'unreachable' ? 'waiting' : 'ready' });
  return answer;
};

/** Fetches what may be shown now; true when the service answered. */
export const fetchSession = async (): Promise<boolean> => {
  fetches += 1;
  const mine = fetches;
  const used = token();
  // Asked in another order with a token: browsers take the answer that was asked for in advance, without it, by its address.
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

/**
 * The message as sent: with `boot` only while there is no token, else with the message it must follow. With its `boot` it is
 * stored before it leaves: from then on it may have opened a conversation, here or on the next page.
 */
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
      // The browser forgot the token while the socket was open, which still has the old conversation.
      if (socketToken && !token()) {
        forgetConversation();
        restart();
        return false;
      }
      // Another tab has delivered or dropped it: the events tell.
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

/** Removes a message from the outbox and from storage. */
export const settle = (ref: string): PendingMessage | undefined => {
  const message = outbox.settle(ref);
  if (message) keepMessage(message, true);
  return message;
};

/**
 * Messages that expired in storage, or that another tab dropped, are not sent; their text goes back into the draft. What
 * another tab delivered is among the events.
 */
const giveBack = () => {
  // Each goes before what stands there, so the newest first.
  for (const message of [...outbox.items()].reverse()) {
    if (isStored(message)) continue;
    const { ref } = message;
    outbox.settle(ref);
    if (!state.lines.some((line) => (line as { ref?: string }).ref === ref))
      dispatch({ t: 'refused', message, code: 'conflict' });
  }
};
/** The token that counts now. Another tab may have brought another conversation: then of this one nothing stays. */
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
/** Shows that a consultant types; the sign disappears unless it is renewed. */
const showTyping = (isOn: boolean) => {
  clearTimeout(typingTimer);
  if (isOn) typingTimer = setTimeout(set, TYPING_ENDS_MS, { isTyping: false });
};

/** Handles a frame of the service, or an HTTP response converted to a frame. */
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
      // Add the stored message before removing the pending one, so that the bubble keeps its place.
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
        // The conversation may have been erased: its `boot` can no longer be used.
        if (!token()) boot = makeBoot();
        const message = settle(ref);
        if (message) dispatch({ t: 'refused', message, code });
        // After `nobody_here`, for example, the form may be offered instead.
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
  if (!isBehind(state)) giveBack();
  // After a reconnect or a change, fetch what may be shown again. Rules: CO-4, D4.
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
    // When another tab has opened another chat meanwhile, this is the answer for the old one: ask again at once.
    if (used !== token()) waitMs = 0;
    else if (answer.ok) {
      receive({ t: 'events.batch', ...answer.body });
      if (isBehind(state)) waitMs = 0;
    } else if (answer.refusal.status === 401) renew(used);
  }
  if (round % 5 === 0) await fetchSession();
  setTimeout(poll, waitMs, round + 1);
};

/** After each change: requests missing events. */
export const catchUp = (): void => {
  if (isBehind(state) && Date.now() - resumeAskedAt > RESUME_WAIT_MS) {
    if (socket.send({ t: 'events.resume', last: state.last, limit: 100 })) resumeAskedAt = Date.now();
  }
};

let starting: ReturnType<typeof setTimeout> | undefined;
/** Fetches what may be shown, and opens the socket in a task of its own. */
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
/** Starts a new conversation, or goes on with one that only this frame left: it was replaced or could not be shown. */
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
  // Another tab has opened or ended the conversation, or renewed its token.
  if (!now) return end('ended');
  follow();
  restart();
});

// Send unconfirmed messages once more, oldest first, with requests that outlive the page.
addEventListener('pagehide', () => {
  for (const message of outbox
    .items()
    .filter(isStored)
    .slice(0, follow() ? 8 : 1))
    post(message, true);
});
