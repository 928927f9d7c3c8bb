import { forms } from './word-forms.ts';

/** English words for what the shop server says about its customer. */
export const customerEn = {
  customer: {
    title: 'In the shop',
    chip: 'Data from the shop',
    verified: 'Customer, verified by the shop',
    guest: 'Guest, not signed in',
    account: 'Account in the shop',
    cart: 'Cart',
    items: forms({ one: '{n} item', other: '{n} items' }),
    orders: 'Orders',
    order: 'Order {number}',
    only: 'Only to answer this customer, and deleted with the chat.',
    failed: 'The shop’s data could not be loaded. Open the chat again to retry.',
  },
};
