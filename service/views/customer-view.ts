import type { CustomerFacts } from '../domain/customer/customer.ts';

/** What the shop's server said of its customer; null: nothing. */
export const customerView = (facts: CustomerFacts | null) => ({
  customer:
    facts === null
      ? null
      : {
          isSignedIn: facts.sub !== null,
          cart: facts.cart === null ? null : { ...facts.cart },
          orders: facts.orders.map((order) => ({ ...order })),
          adminUrl: facts.adminUrl,
        },
});
