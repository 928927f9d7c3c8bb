/**
 * Signs what your shop's server sends to the service (contract, section 2). Node 20 or newer, nothing to install.
 *
 *     const body = JSON.stringify(report);
 *     const answer = await fetch('https://chat.example/v1/adapter/policy', {
 *       method: 'PUT',
 *       headers: signedHeaders('zgk_…', secret, 'PUT', '/v1/adapter/policy', body),
 *       body,
 *       redirect: 'manual',
 *       signal: AbortSignal.timeout(3000),
 *     });
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';

const newNonce = () => randomBytes(16).toString('hex');

/** The headers of one request. `body` is the very text that is sent, '' for none; the nonce is new for each request. */
export function signedHeaders(
  shopKey,
  secret,
  method,
  path,
  body,
  time = Math.floor(Date.now() / 1000),
  nonce = newNonce(),
) {
  const hash = createHash('sha256').update(body).digest('hex');
  const text = ['zgoda-adapter.v1', time, nonce, method, path, hash].join('\n');
  return {
    'Content-Type': 'application/json',
    'X-Zgoda-Shop': shopKey,
    'X-Zgoda-Time': String(time),
    'X-Zgoda-Nonce': nonce,
    'X-Zgoda-Signature': `v1=${createHmac('sha256', secret).update(text).digest('hex')}`,
  };
}
