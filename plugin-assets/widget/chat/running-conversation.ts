import { origin } from '../connection/bridge.ts';
import { http } from '../connection/service.ts';
import { end, forgetConversation, outbox, settle } from '../connection/socket.ts';
import { set, shopKey, state } from '../state/app.ts';
import { readEntry, token } from '../state/stored-entry.ts';
import { warnBeforeEnd } from './time-limit.ts';

export { makePrivacyMenu } from '../menu/privacy-menu.ts';
export { markRead } from './attention.ts';

const TEN_MINUTES_MS = 600_000;

let askedFor: string | undefined;
let askedAt = 0;
let askedSeq = 0;

/** Called every few seconds while a conversation is shown. `limit` is the element for the time-limit warning. */
export const check = (limit: HTMLElement): void => {
  if (!token()) {
    // It is past its end. What waits opens the next one by itself. Rule: EP-3.
    if (!state.ending && !state.pending.length) end('ended');
    return;
  }
  const leftMs = Date.parse(readEntry().until ?? '') - Date.now();
  // Ten minutes before the conversation expires; another tab may have extended it. Rule: AX-5.
  if (leftMs < TEN_MINUTES_MS) warnBeforeEnd(limit);
  else limit.replaceChildren();
  askIdentity();
};

/**
 * Asks the shop's page for the signed identity token of its customer: once the first message is stored, and again
 * after ten minutes with new messages. The token goes straight to the service and is not kept here.
 * Rule: AD-30.
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
    // Ignore the token if another conversation has started meanwhile.
    if (conversation !== token()) return;
    const { refusal } = await http('identity', { shop: shopKey, token: data });
    if (refusal?.status !== 409 || conversation !== token()) return;
    // Another customer is signed in than in this chat: nothing of it stays here. Other refusals change nothing.
    for (const { ref } of [...outbox.items()]) settle(ref);
    forgetConversation();
    set({ draft: '' });
    (await import('../menu/stays-note.ts')).endStaying(refusal);
  };
  parent.postMessage({ t: 'frame.identity' }, origin, [port2]);
};
