/**
 * Vouches for the customer who is signed in (contract, section 8). Node 20 or newer, nothing to install.
 *
 * At the address that stands in `data-identity`, with your own session, such as in Express:
 *
 *     app.post('/zgoda-identity', (request, response) => {
 *       const { customerId } = request.session;
 *       const claims = customerId === undefined ? null : identityClaims('zgk_…', `my-shop:${customerId}`);
 *       const [status, body] = identityAnswer(request, 'https://shop.example', claims, secret);
 *       response.set('Cache-Control', 'no-store').status(status).type('application/json').send(body);
 *     });
 */
import { createHmac, randomBytes } from 'node:crypto';

/** The token. What is signed is the encoded text that is sent, never an object that is encoded a second time. */
export function identityToken(secret, claims) {
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  const signature = createHmac('sha256', secret).update(`chat-identity.v1.${payload}`).digest('hex');
  return `${payload}.${signature}`;
}

/** What is said: the number of a customer, no name and no e-mail address. `cart` and `orders` only as far as your shop shares them. */
export function identityClaims(shopKey, sub, now = Math.floor(Date.now() / 1000)) {
  return {
    v: 1,
    shop: shopKey,
    sub,
    iat: now,
    exp: now + 300,
    nonce: randomBytes(16).toString('hex'),
    facts: { cart: null, orders: [], adminUrl: null },
  };
}

/** Status and body for the visitor's browser: 403 for a link and for other sites, 204 when nobody is signed in. */
export function identityAnswer({ method, headers }, ownOrigin, claims, secret) {
  const site = headers['sec-fetch-site'];
  const isOwn = site === undefined ? headers.origin === ownOrigin : site === 'same-origin';
  if (method !== 'POST' || !isOwn) return [403, ''];
  return claims === null ? [204, ''] : [200, JSON.stringify({ token: identityToken(secret, claims) })];
}
