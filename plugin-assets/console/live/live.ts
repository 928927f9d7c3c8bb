/** WebSocket first, HTTP where sockets are blocked. */
import type { CLOSE_CODES } from '../../../service/protocol/close-codes.ts';
import type { StaffClientFrame, StaffServerFrame } from '../../../service/protocol/frames/staff-frames.ts';
import type { ConversationId, InboxPart, PresenceState } from '../../../service/protocol/vocabulary.ts';
import { type LinkState, makeSocketClient } from '../../shared/socket-client.ts';
import type { SocketLike } from '../../shared/socket-connection.ts';
import { browserTimers, type Timers } from '../../shared/timers.ts';
import type { RenewResult } from '../api/session.ts';
import type { StaffApi } from '../api/staff-api.ts';
import type { AppState } from '../state/app-state.ts';
import { type EventLoader, makeEventLoader } from './event-loader.ts';
import { makeInboxReader } from './inbox-reader.ts';
import { makeOnStaffFrame } from './on-staff-frame.ts';
import { makePacedSending } from './paced-sending.ts';
import { makePolling } from './polling.ts';
import { makeRequestSender, type RequestSender, type RequestSenderOptions } from './request-sender.ts';
import { makeSigns, type Signs } from './signs.ts';

const TOKEN_INVALID = 4401 satisfies (typeof CLOSE_CODES)['tokenInvalid']['code'];
const TOO_FAST = 4429 satisfies (typeof CLOSE_CODES)['rate']['code'];
const PROTOCOL_OLD = 4426 satisfies (typeof CLOSE_CODES)['protocolOld']['code'];
const RESTART_MS = 5_000;

export type LiveOptions = {
  url: string;
  appState: AppState;
  api: StaffApi;
  token(): string | null;
  renew(): Promise<RenewResult>;
  /** Null or absent: all. */
  shownShop?(): string | null;
  /** Presence timeout in milliseconds; undefined: none. */
  hereForMs?(): number | undefined;
  /** Null or absent: none. */
  openId?(): string | null;
  timers?: Timers;
  open?: (url: string, protocol: string) => SocketLike;
} & Pick<RequestSenderOptions, 'onRefused'>;
export type Live = {
  start(): void;
  stop(): void;
  isUp(): boolean;
  /** Checks the connection: network is back, or page is shown. */
  wake(): void;
  /** Sends a new access token. */
  hello(): void;
  setPresence(presence: PresenceState): void;
  /** False when offline: repeat later. */
  markRead(conversationId: string, seq: number): boolean;
  showMore(part: InboxPart): Promise<void>;
  shopChanged(): void;
} & Pick<RequestSender, 'ask' | 'withdraw' | 'flush' | 'forget' | 'waiting'> &
  Pick<EventLoader, 'loadOlder'> &
  Signs;

/** A replaced service process is not shown. */
const isOnline = (appState: AppState): boolean => appState.get().connection === 'online';

const nothing = () => null;

export const makeLive = (options: LiveOptions): Live => {
  const { appState, api, onRefused, shownShop = nothing, openId = nothing } = options;
  const timers = options.timers ?? browserTimers;
  let wasReady = false;
  let restartTimer: unknown;

  const sendFrame = (frame: StaffClientFrame): boolean => paced.send(frame);
  const signs = makeSigns(sendFrame, (id) => {
    if (polling.isOn()) void api.conversation(id);
  });
  const inbox = makeInboxReader({ appState, api, shownShop, openId });
  const polling = makePolling({
    timers,
    read: inbox.read,
    onUnreachable: () => {
      requests.pause();
      appState.dispatch({ type: 'connection', connection: 'reconnecting' });
    },
  });
  const sending = { appState, api, timers, sendFrame, isPolling: polling.isOn };
  const requests = makeRequestSender({ ...sending, onRefused });
  const events = makeEventLoader({ ...sending, openId });

  const connected = () => {
    polling.stop();
    wasReady = true;
    paced.connected();
    events.reset();
    appState.dispatch({ type: 'connection', connection: 'online' });
    signs.resume();
    // The inbox returns missed changes; remaining gaps are requested.
    void inbox.read().then(events.fillGaps);
    requests.resume();
  };
  const linkChanged = (link: LinkState, code?: number) => {
    if (link === 'ready') {
      connected();
      return;
    }
    paced.lost(code === TOO_FAST);
    if (!polling.isOn()) requests.pause();
    if (link === 'stopped') {
      const isOld = code === PROTOCOL_OLD;
      appState.dispatch({ type: 'connection', connection: isOld ? 'outdated' : 'stopped' });
      if (code === TOKEN_INVALID && options.token() !== null) {
        restartTimer = timers.set(client.start, RESTART_MS);
      }
    } else if (!polling.isOn() && !(link === 'connecting' && isOnline(appState))) {
      appState.dispatch({ type: 'connection', connection: wasReady ? 'reconnecting' : 'connecting' });
    }
  };

  /** Two sockets failed: if HTTP works, sockets are blocked. */
  const pollIfBlocked = async (): Promise<boolean> => {
    const isServiceThere = await inbox.read();
    if (options.token() === null) return false;
    if (isServiceThere && !client.isReady() && !polling.isOn()) {
      polling.start();
      appState.dispatch({ type: 'connection', connection: 'polling' });
      requests.resume();
    }
    return true;
  };

  const helloFrame = (): StaffClientFrame => ({
    t: 'session.hello',
    token: options.token() ?? '',
    presence: appState.get().presence,
    forMs: options.hereForMs?.(),
  });
  const client = makeSocketClient<StaffServerFrame, StaffClientFrame>({
    url: options.url,
    timers,
    hello: helloFrame,
    ping: (n) => {
      const { cursor } = appState.get();
      return cursor === null ? { t: 'session.ping', n } : { t: 'session.ping', n, cursor };
    },
    onFrame: makeOnStaffFrame({ appState, timers, requests }),
    onLink: linkChanged,
    renew: async () => (await options.renew()) !== 'ended',
    explain: pollIfBlocked,
    ...(options.open && { open: options.open }),
  });
  const paced = makePacedSending(timers, client);

  return {
    start: client.start,
    wake: client.wake,
    isUp: () => client.isReady() || polling.isOn(),
    stop: () => {
      wasReady = false;
      polling.stop();
      timers.clear(restartTimer);
      paced.lost(false);
      events.reset();
      inbox.reset();
      requests.pause();
      client.stop();
    },
    hello: () => void client.send(helloFrame()),
    setPresence: (presence) => {
      appState.dispatch({ type: 'presence', presence });
      sendFrame({ t: 'presence.set', state: presence, forMs: options.hereForMs?.() });
    },
    markRead: (id, seq) => {
      const isSent = sendFrame({ t: 'message.read', conversationId: id as ConversationId, seq });
      if (isSent || !polling.isOn()) return isSent;
      void api.markRead(id, seq);
      return true;
    },
    showMore: inbox.showMore,
    shopChanged: inbox.shopChanged,
    loadOlder: events.loadOlder,
    setTyping: signs.setTyping,
    setLooking: signs.setLooking,
    ...requests,
  };
};
