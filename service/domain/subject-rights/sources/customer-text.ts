import type { CustomerFacts } from '../../customer/customer.ts';
import { fillGaps } from '../../model/text/fill-gaps.ts';
import type { RightsWords } from '../texts/rights-catalog.ts';

/** The shop server's facts as lines. Rule: RT-1. */
export const customerText = (facts: CustomerFacts, words: RightsWords['customerWords']): string =>
  [
    facts.sub === null ? words.guest : fillGaps(words.signedIn, { sub: facts.sub }),
    facts.adminUrl,
    facts.cart === null
      ? null
      : fillGaps(words.cart, {
          items: facts.cart.items,
          total: `${facts.cart.total} ${facts.cart.currency}`,
        }),
    ...facts.orders.flatMap(({ number, state, total, currency, placedAt, adminUrl }) => [
      `${fillGaps(words.order, { number })}: ${state}, ${total} ${currency}, ${placedAt}`,
      adminUrl,
    ]),
  ]
    .filter((line) => line !== null)
    .join('\n');
