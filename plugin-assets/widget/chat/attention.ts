import { http } from '../connection/service.ts';
import { isOverHttp, socket } from '../connection/socket.ts';
import { set, shopKey, state } from '../state/app.ts';
import { screenOf, unreadOf } from '../state/reduce.ts';
import { mayAttach } from './may-attach.ts';

type Timer = ReturnType<typeof setTimeout> | number | undefined;

const READ_WAIT_MS = 500;

let readTimer: Timer;

/** A message counts as read when the tab is visible and the panel shows the chat, not the form or its receipt. */
const sendRead = () => {
  readTimer = 0;
  const { isShown, last } = state;
  if (!isShown || document.hidden || screenOf(state) !== 'chat' || !unreadOf(state)) return;
  const isSent = socket.send({ t: 'message.read', seq: last });
  if (!isSent && isOverHttp) http('read', { shop: shopKey, seq: last });
  if (isSent || isOverHttp) set({ seenByVisitor: last });
};

/** Shows and hides the button for pictures and files; loaded once the visitor may send them. */
let updateAttach: (() => void) | undefined;
const loadAttach = async () => {
  ({ updateAttach } = await import('./attachments.ts'));
  updateAttach();
};

/** After each change: marks messages as read. */
export const markRead = (): void => {
  if (!readTimer && unreadOf(state)) readTimer = setTimeout(sendRead, READ_WAIT_MS);
  if (updateAttach) updateAttach();
  else if (mayAttach(state)) loadAttach().catch(() => {});
};
