import type { MessageResponse, SessionResponse } from '../../service/protocol/visitor-api.ts';
import type {
  ConversationEventFrame,
  VisitorClientFrame,
  VisitorServerFrame,
} from '../../service/protocol/visitor-frames.ts';
import type { Locale, ProblemCode } from '../../service/protocol/vocabulary.ts';
import { type HttpClient, makeHttpClient } from '../shared/http-client.ts';
import { makeOutbox, OUTBOX_LIMIT } from '../shared/outbox.ts';
import { makeSocketClient } from '../shared/socket-client.ts';
import { makeAttention } from './attention.ts';
import { isBehind } from './reduce.ts';
import type { PendingMessage, Session } from './session.ts';
import type { Action, State } from './state.ts';

export type TalkOptions = {
  shopKey: string;
  locale: Locale;
  session: Session;
  state: () => State;
  dispatch: (action: Action) => void;
  page: () => string | undefined;
};

const RESUME_WAIT_MS = 8_000;
const POLL_MS = 3_000;

/** 32 random bytes, base64url. */
const makeBoot = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '');

/** What the widget does over the network, by socket and, where sockets are blocked, by HTTP with the same ids. */
export const makeTalk = ({ shopKey, locale, session, state, dispatch, page }: TalkOptions) => {
  const tab = crypto.randomUUID();
  const http: HttpClient = makeHttpClient({ token: session.token });
  const shop = { shop: shopKey };
  let boot = session.read().outbox[0]?.boot ?? makeBoot();
  /** The token of the line now open. */
  let lineToken: string | undefined;
  let isOverHttp = false;
  let resumeAskedAt = 0;
  let fetches = 0;
  let isFirstLine = true;

  const fetchSession = async (): Promise<boolean> => {
    fetches += 1;
    const mine = fetches;
    const token = session.token();
    const answer = await http<SessionResponse>('GET', `/v1/visitor/session?shop=${shopKey}&locale=${locale}`);
    if (mine !== fetches) return answer.ok;
    if (answer.ok) {
      attention.setNow(answer.body.now);
      dispatch({ t: 'session.loaded', session: answer.body });
      if (token && !answer.body.conversation) renew(token);
      return true;
    }
    const { code, status } = answer.refusal;
    dispatch({ t: 'session.failed', code });
    if (status === 403 || status === 404) return end('refused');
    return false;
  };

  /** The token opens nothing any more: what is still unsent opens a new conversation. */
  const forgetTalk = () => {
    session.dropToken();
    boot = makeBoot();
    dispatch({ t: 'talk.reset' });
  };

  const end = (ending: NonNullable<State['ending']>): false => {
    socket.stop();
    outbox.pause();
    isOverHttp = false;
    dispatch({ t: 'talk.ended', ending });
    return false;
  };

  /** As it goes on the line: with `boot` exactly while no token is held. */
  const outgoing = ({ ref, text, page: from }: PendingMessage): PendingMessage => {
    const message = { ref, text, ...(from && { page: from }) };
    return session.token() ? message : { ...message, boot };
  };

  const stored = (message: PendingMessage, answer: Omit<MessageResponse, 'ref'>) => {
    if (answer.token) session.setToken(answer.token, answer.tokenExpiresAt);
    dispatch({ t: 'stored', message, id: answer.id, seq: answer.seq, at: answer.at });
  };

  const refused = (ref: string, code: ProblemCode, retryAfterMs?: number) => {
    if (code === 'rate_limited' || code === 'unavailable' || code === 'internal') {
      outbox.hold(Math.max(1_000, retryAfterMs ?? 2_000));
      return;
    }
    if (code === 'unauthenticated') {
      // The line's token is over, or another was got meanwhile: a new line, and the message goes again.
      renew(lineToken);
      socket.stop();
      socket.start();
      return;
    }
    const message = outbox.settle(ref);
    if (message) dispatch({ t: 'message.refused', message, code });
  };

  const post = async (message: PendingMessage, isLast = false) => {
    const token = session.token();
    const answer = await http<MessageResponse>(
      'POST',
      '/v1/visitor/messages',
      { ...shop, locale, ...outgoing(message) },
      { keepalive: isLast },
    );
    if (answer.ok) {
      const out = outbox.items().find(({ ref }) => ref === message.ref);
      if (out) stored(out, answer.body);
      outbox.settle(message.ref);
      return;
    }
    const { code, retryAfterMs } = answer.refusal;
    if (code === 'unauthenticated') {
      renew(token);
      outbox.hold(1_000);
    } else if (code !== 'unreachable') refused(message.ref, code, retryAfterMs);
  };

  const outbox = makeOutbox<PendingMessage>(
    {
      send(message) {
        const wire = outgoing(message);
        if (wire.boot && message.boot !== wire.boot) session.keep(wire);
        if (socket.isReady()) return socket.send({ t: 'message.send', ...wire });
        if (isOverHttp) post(message);
        return isOverHttp;
      },
      window: () => (session.token() ? 8 : 1),
      onChange: (items) => {
        for (const { ref } of state().pending) {
          if (!items.some((item) => item.ref === ref)) session.drop(ref);
        }
        dispatch({ t: 'outbox.changed', pending: [...items] });
      },
    },
    session.read().outbox,
  );

  /** True when a line is worth another try. Another tab may hold a newer token. */
  const renew = (used: string | undefined): true => {
    if (session.token() === used) forgetTalk();
    return true;
  };

  const askEvents = () => {
    if (!isBehind(state()) || Date.now() - resumeAskedAt < RESUME_WAIT_MS) return;
    if (socket.send({ t: 'events.resume', last: state().last, limit: 100 })) resumeAskedAt = Date.now();
  };

  const hear = (frame: VisitorServerFrame) => {
    if (frame.t === 'events.batch' || frame.t === 'events.reset') resumeAskedAt = 0;
    if (frame.t === 'message.ack') {
      const message = outbox.items().find(({ ref }) => ref === frame.ref);
      if (message) stored(message, frame);
      else if (frame.token) session.setToken(frame.token, frame.tokenExpiresAt);
      lineToken = session.token();
      outbox.settle(frame.ref);
      return;
    }
    if (frame.t === 'problem') {
      if (frame.ref) refused(frame.ref, frame.code, frame.retryAfterMs);
      return;
    }
    if (frame.t === 'session.ready') {
      attention.setNow(frame.now);
      resumeAskedAt = 0;
      if (lineToken && !frame.known) renew(lineToken);
    }
    if (frame.t === 'typing.show') attention.heardTyping(frame.on);
    dispatch({ t: 'frame', frame });
    // After a gap in the line as after a change: what may be shown is asked anew. Rules: CO-4, D4.
    const isNews = frame.t === 'notice.changed' || frame.t === 'mode.changed';
    if (isNews || (frame.t === 'session.ready' && !isFirstLine)) fetchSession();
    if (frame.t === 'session.ready') isFirstLine = false;
  };

  const socket = makeSocketClient<VisitorServerFrame, VisitorClientFrame>({
    url: `${location.origin.replace('http', 'ws')}/v1/visitor/socket?s=${shopKey}`,
    hello() {
      lineToken = session.token();
      const last = state().last;
      return { t: 'session.hello', tab, locale, last, ...(lineToken && { token: lineToken }) };
    },
    onFrame: hear,
    onLink(link, code) {
      dispatch({ t: 'link.changed', link });
      if (link === 'ready') {
        isOverHttp = false;
        outbox.resume();
      } else if (link !== 'connecting' && !isOverHttp) outbox.pause();
      if (code === 4404) forgetTalk();
      if (link !== 'stopped') return;
      if (code === 4410) session.clear();
      if (code === 4410) end('erased');
      else if (code === 4409) end('replaced');
      else if (code === 4426) end('outdated');
      else if (code === 4403) end('refused');
    },
    renew: () => renew(lineToken),
    async explain() {
      const isThere = await fetchSession();
      if (isThere && !isOverHttp) {
        // The service answers, only sockets do not get through.
        isOverHttp = true;
        outbox.resume();
        poll(0);
      }
      return !state().ending;
    },
  });

  const poll = async (round: number): Promise<void> => {
    if (!isOverHttp) return;
    if (session.token()) {
      const answer = await http<{ events: ConversationEventFrame[]; more: boolean; last: number }>(
        'GET',
        `/v1/visitor/events?shop=${shopKey}&after=${state().last}`,
      );
      if (answer.ok) {
        dispatch({ t: 'frame', frame: { t: 'events.batch', ...answer.body } });
        if (answer.body.more) return poll(round);
      } else if (answer.refusal.code === 'unauthenticated') forgetTalk();
    }
    if (round % 5 === 4) await fetchSession();
    setTimeout(poll, POLL_MS, round + 1);
  };

  const attention = makeAttention({
    state,
    dispatch,
    say: (frame) => socket.send(frame),
    postRead: (seq) => {
      if (isOverHttp) http('POST', '/v1/visitor/read', { ...shop, seq });
      return isOverHttp;
    },
  });

  session.onChange(() => {
    const token = session.token();
    if (token === lineToken || state().ending) return;
    if (!token) {
      end('ended');
      return;
    }
    // Another tab has opened the conversation, or renewed its token: go on with that.
    socket.stop();
    socket.start();
  });

  // Sent, and not yet confirmed: one more try that outlives the page, oldest first.
  addEventListener('pagehide', () => {
    const items = outbox.items();
    for (const message of session.token() ? items : items.slice(0, 1)) post(message, true);
  });

  return {
    start() {
      dispatch({ t: 'outbox.changed', pending: [...outbox.items()] });
      socket.start();
    },
    stop: socket.stop,
    fetchSession,
    /** After each change of the state. */
    follow() {
      if (socket.isReady()) askEvents();
      attention.follow();
    },
    /** False when too much is waiting already. */
    send(text: string): boolean {
      const from = page();
      const message = outgoing({ ref: crypto.randomUUID(), text, ...(from && { page: from }) });
      if (outbox.items().length >= OUTBOX_LIMIT) return false;
      session.keep(message);
      attention.typing(false);
      return outbox.add(message);
    },
    unsend: (ref: string) => outbox.settle(ref),
    typing: attention.typing,
    http,
    /** Ends or erases the conversation. Rule: RT-7. */
    async finish(how: 'end' | 'erase') {
      const answer = await http<void>('POST', `/v1/visitor/${how}`, shop);
      if (!answer.ok && answer.refusal.code !== 'unauthenticated') {
        dispatch({ t: 'asked.failed' });
        return;
      }
      for (const { ref } of [...outbox.items()]) outbox.settle(ref);
      session.clear();
      end(how === 'end' ? 'ended' : 'erased');
    },
    /** Takes the consent back: no login, no reason asked. Rule: CO-6. */
    async withdraw(secret: string) {
      const answer = await http('POST', '/v1/visitor/receipt/withdraw', { secret });
      dispatch(answer.ok ? { t: 'withdrawn' } : { t: 'asked.failed' });
    },
    forget: forgetTalk,
    /** A new conversation after one that is over, or the same one taken back from another tab. */
    again() {
      if (state().ending === 'replaced') dispatch({ t: 'talk.reset' });
      else forgetTalk();
      socket.stop();
      socket.start();
      fetchSession();
    },
  };
};
export type Talk = ReturnType<typeof makeTalk>;
