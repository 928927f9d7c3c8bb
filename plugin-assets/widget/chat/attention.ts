import { http, serviceClockOffsetMs } from '../connection/service.ts';
import { isOverHttp, socket } from '../connection/socket.ts';
import { set, shopKey, state } from '../state/app.ts';
import { unreadOf } from '../state/reduce.ts';
import { mayAttach } from './may-attach.ts';

type Timer = ReturnType<typeof setTimeout> | number | undefined;

const READ_WAIT_MS = 500;
const OFFER_AFTER_MS = 90_000;

let offerFor: string | null | undefined;
let readTimer: Timer;
let offerTimer: Timer;

/** A message counts as read when the panel is shown and the tab is visible. */
const sendRead = () => {
  readTimer = undefined;
  const { isShown, last } = state;
  if (!isShown || document.hidden || !unreadOf(state)) return;
  if (!socket.send({ t: 'message.read', seq: last })) {
    if (!isOverHttp) return;
    http('read', { shop: shopKey, seq: last });
  }
  set({ seenByVisitor: last });
};

/** The button for pictures and files is loaded once the visitor may send them. */
const offerAttachments = async () => {
  (await import('./attachments.ts')).updateAttach();
};

/** After each change: marks messages as read, and offers the form when no consultant answers. */
export const markReadAndOfferForm = (): void => {
  if (!readTimer && unreadOf(state)) readTimer = setTimeout(sendRead, READ_WAIT_MS);
  const { session, waitingSince } = state;
  if (mayAttach(state)) offerAttachments().catch(() => {});
  const since = session?.form && session.mode === 'live' ? waitingSince : null;
  if (since === offerFor) return;
  offerFor = since;
  clearTimeout(offerTimer);
  if (!since) return;
  const waitedMs = Date.now() + serviceClockOffsetMs - Date.parse(since);
  offerTimer = setTimeout(set, OFFER_AFTER_MS - waitedMs, { isFormOffered: true });
};
