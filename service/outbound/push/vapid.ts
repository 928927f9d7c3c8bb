import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

/** Push services refuse more than a day. */
const VALID_S = 12 * 3_600;

export type VapidKey = { readonly privateKey: KeyObject; readonly publicKey: string };

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** @throws Error (no P-256 key) */
export const readVapidKey = (pem: string): VapidKey => {
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new Error('It is no P-256 key.');
  const { x, y } = createPublicKey(privateKey).export({ format: 'jwk' });
  const point = [Buffer.from([4]), Buffer.from(x ?? '', 'base64url'), Buffer.from(y ?? '', 'base64url')];
  return { privateKey, publicKey: Buffer.concat(point).toString('base64url') };
};

/**
 * RFC 8292.
 * @param contact `mailto:` or `https:`
 */
export const vapidHeader = (
  { privateKey, publicKey }: VapidKey,
  endpoint: URL,
  contact: string,
  now: Date,
): string => {
  const exp = Math.floor(now.getTime() / 1000) + VALID_S;
  const claims = `${part({ typ: 'JWT', alg: 'ES256' })}.${part({ aud: endpoint.origin, exp, sub: contact })}`;
  const signature = sign('sha256', Buffer.from(claims), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${claims}.${signature.toString('base64url')}, k=${publicKey}`;
};
