import type { CustomerFacts } from '../domain/customer/customer.ts';
import type { DoorAnswer, DoorOrder } from '../domain/door/door.ts';

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

/** Orders as the door answered; null: not asked. */
export const ordersView = (answer: DoorAnswer | null) => {
  const nothing = { orders: [], fault: null, status: null };
  if (answer === null) return { ...nothing, state: 'not_asked' as const };
  switch (answer.answer) {
    case 'orders':
      return { ...nothing, state: 'answered' as const, orders: answer.orders.map(orderView) };
    case 'off':
    case 'not_found':
      return { ...nothing, state: answer.answer };
    case 'failed':
      return { ...nothing, state: 'failed' as const, fault: answer.fault, status: answer.status };
    default:
      throw new Error(`The door answered another question: ${answer.answer}.`);
  }
};

const orderView = ({ parcels, ...order }: DoorOrder) => ({
  ...order,
  parcels: parcels.map((parcel) => ({ ...parcel })),
});

/** An order for its customer; null: wrong or expired code. */
export const shownOrderView = (order: DoorOrder | null) => {
  if (order === null) return { order: null };
  const { number, state, placedAt, shippedAt, parcels } = order;
  return { order: { number, state, placedAt, shippedAt, parcels: parcels.map((parcel) => ({ ...parcel })) } };
};
