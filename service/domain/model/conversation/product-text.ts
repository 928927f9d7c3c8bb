import type { Product } from './conversation.ts';

/** Empty for none. Rules: RT-1, RT-7. */
export const productText = (product: Product | null): string =>
  product === null
    ? ''
    : [product.name, product.id, [product.price, product.currency].filter(Boolean).join(' ')]
        .filter(Boolean)
        .join(', ');
