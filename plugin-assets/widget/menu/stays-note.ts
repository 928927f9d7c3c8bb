import type { Refusal } from '../../shared/call-service.ts';
import { type Child, make } from '../../shared/dom.ts';
import { end, fetchSession } from '../connection/socket.ts';
import { textNodes } from '../parts/view.ts';
import { locale, set, shopKey, state } from '../state/app.ts';
import { token } from '../state/stored-entry.ts';

// Rare: loaded on demand, all languages at once.
const WORDS = {
  pl: {
    held: (reason: string) =>
      `Tej rozmowy nie usunięto: sklep zachowuje ją z powodu ${{ complaint: 'reklamacji', authority: 'sprawy w urzędzie' }[reason] ?? 'roszczenia'}. Ukryliśmy ją; zostanie usunięta, gdy sprawa się zakończy. Możesz złożyć skargę do organu ochrony danych albo zwrócić się do sądu.`,
    over: 'Z tej przeglądarki nie można już nic zmienić w tej rozmowie ani jej usunąć. Poproś o to sklep: ',
    other: 'Tę rozmowę zaczęto z innego konta w sklepie, więc tutaj jej już nie pokazujemy.',
    data: 'Co o mnie wiecie?',
  },
  en: {
    held: (reason: string) =>
      `This chat was not deleted: the shop keeps it because of ${{ complaint: 'a complaint', authority: 'a case with an authority' }[reason] ?? 'a claim'}. It is hidden now and will be deleted when the matter ends. You can complain to the data-protection authority or go to court.`,
    over: 'This browser can no longer change anything in this chat or delete it. Ask the shop to do it: ',
    other: 'This chat was begun from another account in the shop, so it is not shown here any more.',
    data: 'What do you know about me?',
  },
  de: {
    held: (reason: string) =>
      `Dieser Chat wurde nicht gelöscht: Der Shop bewahrt ihn wegen ${{ complaint: 'einer Reklamation', authority: 'eines Behördenverfahrens' }[reason] ?? 'eines Anspruchs'} auf. Er ist jetzt verborgen und wird gelöscht, wenn die Sache endet. Sie können sich bei der Datenschutzaufsicht beschweren oder vor Gericht gehen.`,
    over: 'In diesem Browser lässt sich an diesem Chat nichts mehr ändern oder löschen. Bitten Sie den Shop darum: ',
    other:
      'Dieser Chat wurde von einem anderen Konto im Shop begonnen und wird hier deshalb nicht mehr gezeigt.',
    data: 'Was wissen Sie über mich?',
  },
};

/** Rights-request page and the shop's address. */
const placesToAsk = (): Child[] => {
  const email = state.session?.shop.contactEmail;
  const places = [
    { text: WORDS[locale].data, href: `${location.origin}/your-data/?shop=${shopKey}&lang=${locale}` },
    ...(email ? [{ text: ', ' }, { text: email, href: `mailto:${email}` }] : []),
  ];
  return textNodes(places);
};

/** 409: kept by the shop (Art. 12(4) GDPR), or another customer. 401: access is over, state unknown. */
export const endStaying = ({ status, details }: Refusal): void => {
  const { held, other, over } = WORDS[locale];
  const said = status !== 409 ? [over, ...placesToAsk()] : [details ? held(`${details.heldReason}`) : other];
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
