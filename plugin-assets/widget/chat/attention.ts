import { http } from '../connection/service.ts';
import { isOverHttp, socket } from '../connection/socket.ts';
import { set, shopKey, state, withWords } from '../state/app.ts';
import { screenOf, unreadOf } from '../state/reduce.ts';
import { mayAttach } from './may-attach.ts';

type Timer = ReturnType<typeof setTimeout> | number | undefined;

const READ_WAIT_MS = 500;

let readTimer: Timer;

/** Time and state below a bubble. */
const FOOT_PX = 24;

const lastInView = (): number => {
  const log = document.querySelector('.log');
  if (!log) return 0;
  const endOf = (element: Element) => element.getBoundingClientRect().bottom;
  const end = endOf(log) + FOOT_PX;
  const row = [...log.querySelectorAll<HTMLElement>('[data-seq]')].findLast((one) => endOf(one) <= end);
  return Math.min(state.last, Number(row?.dataset.seq ?? 0));
};

/** Read: tab visible and message in view. */
const sendRead = () => {
  readTimer = 0;
  if (!state.isShown || document.hidden || screenOf(state) !== 'chat') return;
  const seq = lastInView();
  if (seq <= state.seenByVisitor || !unreadOf(state)) return;
  const isSent = socket.send({ t: 'message.read', seq });
  if (!isSent && isOverHttp) http('read', { shop: shopKey, seq });
  if (isSent || isOverHttp) set({ seenByVisitor: seq });
};

/** Loaded once files are allowed. */
let updateAttach: (() => void) | undefined;
const loadAttach = async () => {
  ({ updateAttach } = await withWords('attachment', () => import('./attachments.ts')));
  updateAttach();
};

export const markRead = (): void => {
  if (!readTimer && unreadOf(state)) readTimer = setTimeout(sendRead, READ_WAIT_MS);
  if (updateAttach) updateAttach();
  else if (mayAttach(state)) loadAttach().catch(() => {});
};
