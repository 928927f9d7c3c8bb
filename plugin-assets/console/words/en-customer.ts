/** English words of what the store says of its customer. */
export const customerEn = {
  customer: {
    title: 'In the store',
    chip: 'Customer',
    verified: 'Customer, verified by the shop',
    guest: 'Guest, not signed in',
    account: 'Account in the store',
    cart: 'Cart',
    cartLine: '{items}, {total}',
    items: { one: '{n} item', other: '{n} items' },
    emptyCart: 'empty',
    orders: 'Orders',
    noOrders: 'The store shows no orders here.',
    order: 'Order {number}',
    only: 'Only for this conversation; it goes when the conversation goes.',
  },
};
