import { origin } from '../connection/bridge.ts';
import { http } from '../connection/service.ts';
import { end, forgetConversation, outbox, settle } from '../connection/socket.ts';
import { set, shopKey, state, withWords } from '../state/app.ts';
import { readEntry, token } from '../state/stored-entry.ts';
import { warnBeforeEnd } from './time-limit.ts';

export { makePrivacyMenu } from '../menu/privacy-menu.ts';
export { markRead } from './attention.ts';

const TEN_MINUTES_MS = 600_000;

let askedFor: string | undefined;
let askedAt = 0;
let askedSeq = 0;

/** Called every few seconds. `limit`: element of the time warning. */
export const check = (limit: HTMLElement): void => {
  if (!token()) {
    // Expired; pending messages open a new one. Rule: EP-3.
    if (!state.ending && !state.pending.length) end('ended');
    return;
  }
  const leftMs = Date.parse(readEntry().until ?? '') - Date.now();
  // Another tab may have extended it. Rule: AX-5.
  if (leftMs < TEN_MINUTES_MS) warnBeforeEnd(limit);
  else limit.replaceChildren();
  askIdentity();
};

/**
 * After the first stored message, and every ten minutes with new ones; the token is not stored. Rule: AD-30.
 */
const askIdentity = (): void => {
  const conversation = token();
  if (conversation !== askedFor) askedAt = askedSeq = 0;
  const isDue = state.last > askedSeq && Date.now() - askedAt >= TEN_MINUTES_MS;
  if (!origin || state.isClosed || state.ending || !isDue) return;
  askedFor = conversation;
  askedAt = Date.now();
  askedSeq = state.last;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = async ({ data }) => {
    port1.close();
    // Another conversation may have started.
    if (conversation !== token()) return;
    const { refusal } = await http('identity', { shop: shopKey, token: data });
    if (refusal?.status !== 409 || conversation !== token()) return;
    // Another customer is signed in: delete this chat's data.
    for (const { ref } of [...outbox.items()]) settle(ref);
    forgetConversation();
    set({ draft: '' });
    (await withWords('stays', () => import('../menu/stays-note.ts'))).endStaying(refusal);
  };
  parent.postMessage({ t: 'frame.identity' }, origin, [port2]);
};
