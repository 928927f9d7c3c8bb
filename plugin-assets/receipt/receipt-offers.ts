import type { ReceiptResponse } from '../../service/protocol/api/receipt-api.ts';
import type { MarketingChannel } from '../../service/protocol/vocabulary.ts';
import { type Child, make } from '../shared/dom.ts';
import { locale, twoSteps } from './receipt-parts.ts';
import { offersCatalog } from './words/offers-catalog.ts';

export const alsoOffers = ({ offers }: ReceiptResponse): string =>
  offers.length > 0 ? ` ${offersCatalog[locale].also}` : '';

/**
 * Offers are withdrawn one by one. Rule: CO-6.
 * @param end withdraws and confirms
 */
export const offersCard = (
  { offers }: ReceiptResponse,
  end: (channel: MarketingChannel, said: string) => void,
): Child => {
  const words = offersCatalog[locale];
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
