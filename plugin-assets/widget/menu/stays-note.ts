import type { Refusal } from '../../shared/call-service.ts';
import { type Child, make } from '../../shared/dom.ts';
import { end, fetchSession } from '../connection/socket.ts';
import { textNodes } from '../parts/view.ts';
import { locale, set, shopKey, state, words } from '../state/app.ts';
import { token } from '../state/stored-entry.ts';

/** Rights-request page and the shop's address. */
const placesToAsk = (): Child[] => {
  const email = state.session?.shop.contactEmail;
  const places = [
    { text: words.dataText, href: `${location.origin}/your-data/?shop=${shopKey}&lang=${locale}` },
    ...(email ? [{ text: ', ' }, { text: email, href: `mailto:${email}` }] : []),
  ];
  return textNodes(places);
};

const heldText = (reason: unknown): string => {
  const reasons: Partial<Record<string, string>> & { claim: string } = words.heldReasonText;
  return words.heldText.replace('{reason}', reasons[`${reason}`] ?? reasons.claim);
};

/** 409: kept by the shop (Art. 12(4) GDPR), or another customer. 401: access is over, state unknown. */
export const endStaying = ({ status, details }: Refusal): void => {
  const said =
    status !== 409
      ? [words.overText, ...placesToAsk()]
      : [details ? heldText(details.heldReason) : words.otherAccountText];
  set({ farewell: make('p', { role: 'status' }, ...said) });
  end('ended');
};

/**
 * Ends when access is over; otherwise refetches the session.
 * @param used the token that was refused
 */
export const endIfOver = (refusal: Refusal, used: string | undefined): void => {
  if (refusal.status !== 401) fetchSession();
  // Otherwise another tab switched the chat.
  else if (used === token()) endStaying(refusal);
};
