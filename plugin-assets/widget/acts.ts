import { OUTBOX_LIMIT } from '../shared/outbox.ts';
import { set, shopKey, state } from './app.ts';
import { tellTyping } from './attention.ts';
import { page } from './bridge.ts';
import { end, forgetTalk, http, outbox, settle, startLine, stopLine } from './line.ts';
import { keepMessage } from './session.ts';

/** Send was pressed: kept until the service confirms it. */
export const sendMessage = (text: string): boolean => {
  const message = { ref: crypto.randomUUID(), text, ...(page && { page }) };
  if (outbox.items().length >= OUTBOX_LIMIT) return false;
  keepMessage(message);
  tellTyping(false);
  return outbox.add(message);
};

/** Ends the conversation, or erases it on both sides. Rule: RT-7. */
export const finish = async (how: 'end' | 'erase'): Promise<void> => {
  const answer = await http(how, { shop: shopKey });
  if (!answer.ok && answer.refusal.status !== 401) return set({ hasFailed: true });
  for (const { ref } of [...outbox.items()]) settle(ref);
  end(how === 'end' ? 'ended' : 'erased');
};

/** Takes the consent back: no login, no reason asked. Rule: CO-6. */
export const withdraw = async (secret: string): Promise<void> => {
  const answer = await http('receipt/withdraw', { secret });
  set(answer.ok ? { isWithdrawn: true, asking: null } : { hasFailed: true });
};

/** A new conversation after one that is over, or the same one taken back from another tab. */
export const again = (): void => {
  if (state.ending === 'replaced') set({ ending: null });
  else forgetTalk();
  stopLine();
  startLine();
};
