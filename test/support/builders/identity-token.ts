import { createHmac, randomBytes } from 'node:crypto';

export type Claims = Record<string, unknown>;

export const signIdentity = (secret: string, claims: Claims): string => {
  const encoded = Buffer.from(JSON.stringify(claims)).toString('base64url');
  const signature = createHmac('sha256', secret).update(`chat-identity.v1.${encoded}`).digest('hex');
  return `${encoded}.${signature}`;
};

export const identityClaims = (shopKey: string, now: Date, changes: Claims = {}): Claims => {
  const iat = Math.floor(now.getTime() / 1000);
  return {
    v: 1,
    shop: shopKey,
    sub: 'wordpress:7',
    iat,
    exp: iat + 300,
    nonce: randomBytes(16).toString('base64url'),
    facts: {
      cart: { items: 2, total: '129.90', currency: 'PLN' },
      orders: [
        {
          number: '1042',
          state: 'W realizacji',
          total: '89.00',
          currency: 'PLN',
          placedAt: '2026-11-20T10:00:00Z',
          adminUrl: 'https://shop.example.com/wp-admin/post.php?post=1042',
        },
      ],
      adminUrl: 'https://shop.example.com/wp-admin/user-edit.php?user_id=7',
    },
    ...changes,
  };
};
