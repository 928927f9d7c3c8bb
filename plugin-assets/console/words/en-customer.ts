import { forms } from './word-forms.ts';

/** English words of what the store says of its customer. */
export const customerEn = {
  customer: {
    title: 'In the store',
    chip: 'Data from the store',
    verified: 'Customer, verified by the shop',
    guest: 'Guest, not signed in',
    account: 'Account in the store',
    cart: 'Cart',
    items: forms({ one: '{n} item', other: '{n} items' }),
    orders: 'Orders',
    order: 'Order {number}',
    only: 'Only for this conversation, and deleted with it.',
    failed: 'What the store says could not be loaded.',
  },
};
