import type { ReceiptResponse } from '../../service/protocol/api/receipt-api.ts';
import type { Locale, MarketingChannel } from '../../service/protocol/vocabulary.ts';
import { type Child, make } from '../shared/dom.ts';
import { locale, twoSteps } from './receipt-parts.ts';

const pl = {
  title: 'Oferty',
  text: 'W tym formularzu zaznaczono zgodę na oferty. Możesz ją cofnąć bez podawania powodu.',
  end: { email: 'Nie chcę ofert e-mailem', phone: 'Nie chcę ofert przez SMS i telefon' },
  ask: 'Cofniesz zgodę na te oferty, a adres lub numer zniknie z listy sklepu. Zgłoszenie zostaje.',
  ended: 'Zgoda na te oferty jest cofnięta.',
  also: 'Kończy się też zgoda na oferty z tego formularza.',
};
const en: typeof pl = {
  title: 'Offers',
  text: 'In this form you agreed to offers. You can take that back without giving a reason.',
  end: { email: 'No more offers by e-mail', phone: 'No more offers by text message and phone' },
  ask: 'Your consent to these offers ends, and the address or number leaves the list of the shop. Your message stays.',
  ended: 'The consent to these offers is withdrawn.',
  also: 'The consent to offers in this form ends too.',
};
const de: typeof pl = {
  title: 'Angebote',
  text: 'In diesem Formular haben Sie in Angebote eingewilligt. Das können Sie ohne Angabe von Gründen widerrufen.',
  end: { email: 'Keine Angebote per E-Mail mehr', phone: 'Keine Angebote per SMS und Telefon mehr' },
  ask: 'Die Einwilligung in diese Angebote endet, und Adresse oder Nummer wird aus der Liste des Shops gelöscht. Ihre Anfrage bleibt.',
  ended: 'Die Einwilligung in diese Angebote ist widerrufen.',
  also: 'Auch die Einwilligung in Angebote aus diesem Formular endet.',
};
const WORDS: Record<Locale, typeof pl> = { pl, en, de };

export const alsoOffers = ({ offers }: ReceiptResponse): string =>
  offers.length > 0 ? ` ${WORDS[locale].also}` : '';

/**
 * Offers are withdrawn one by one. Rule: CO-6.
 * @param end withdraws and confirms
 */
export const offersCard = (
  { offers }: ReceiptResponse,
  end: (channel: MarketingChannel, said: string) => void,
): Child => {
  const words = WORDS[locale];
  return (
    offers.length > 0 &&
    make(
      'section',
      'card',
      make('h2', null, words.title),
      make('p', null, words.text),
      ...offers.map((channel) => twoSteps(words.end[channel], words.ask, () => end(channel, words.ended))),
    )
  );
};
