import type { CustomerFacts } from '../../customer/customer.ts';
import type { RightsWords } from '../texts/rights-words.ts';

/** The shop server's facts as lines. Rule: RT-1. */
export const customerText = (facts: CustomerFacts, words: RightsWords['customerWords']): string =>
  [
    facts.sub === null ? words.guest : words.signedIn(facts.sub),
    facts.adminUrl,
    facts.cart === null ? null : words.cart(facts.cart.items, `${facts.cart.total} ${facts.cart.currency}`),
    ...facts.orders.flatMap(({ number, state, total, currency, placedAt, adminUrl }) => [
      `${words.order(number)}: ${state}, ${total} ${currency}, ${placedAt}`,
      adminUrl,
    ]),
  ]
    .filter((line) => line !== null)
    .join('\n');
