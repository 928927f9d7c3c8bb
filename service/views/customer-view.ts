import type { CustomerFacts } from '../domain/customer/customer.ts';

/** The shop server's customer facts; null: none. */
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
