import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIP } from 'node:net';
import type { PushAddress, PushResult, PushSender } from '../../domain/model/alert/push.ts';
import type { Clock } from '../../domain/model/base/ports.ts';
import { checkedLookup } from '../page-request.ts';
import { areReceiverKeys, encryptPush } from './encrypt-push.ts';
import { readVapidKey, type VapidKey, vapidHeader } from './vapid.ts';

/** In seconds. */
const TTL_S = 300;
const ANSWER_MS = 5_000;
/** Above the longest shop name. */
const PADDED_BYTES = 640;
const MAX_ENDPOINT = 1_024;

export type PushSettings = {
  /** `mailto:` or `https:`. */
  readonly contact: string;
  /** P-256, PKCS#8 PEM. */
  readonly privateKeyPem: string;
  /** Allowed hosts; `*.` prefix for subdomains. */
  readonly hosts: readonly string[];
};

export const noPushSender: PushSender = {
  publicKey: null,
  hosts: [],
  hostOf: () => null,
  send: async () => 'failed',
};

const isListed = (host: string, hosts: readonly string[]): boolean =>
  hosts.some((one) => (one.startsWith('*.') ? host.endsWith(one.slice(1)) : one === host));

const resultOf = (status: number): PushResult => {
  if (status >= 200 && status < 300) return 'delivered';
  return status === 404 || status === 410 ? 'gone' : 'failed';
};

/** Redirects are not followed. */
const post = (
  url: URL,
  body: Buffer,
  authorization: string,
  { ca, isPrivateAllowed }: { ca: string | undefined; isPrivateAllowed: boolean },
): Promise<number> =>
  new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      agent: false as const,
      signal: AbortSignal.timeout(ANSWER_MS),
      lookup: checkedLookup(isPrivateAllowed),
      ca,
      headers: {
        authorization,
        ttl: TTL_S,
        urgency: 'high',
        topic: 'waiting',
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        'content-length': body.length,
      },
    };
    const answered = (response: IncomingMessage): void => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    };
    request(url, options, answered).on('error', reject).end(body);
  });

/**
 * Endpoints are untrusted: listed hosts, public addresses, HTTPS, five seconds.
 * @param privateTargets `host:port` (ZGODA_PRIVATE_TARGETS)
 * @param ca for tests
 */
export const makePushSender = (
  { contact, privateKeyPem, hosts }: PushSettings,
  clock: Clock,
  privateTargets: readonly string[] = [],
  ca?: string,
): PushSender => {
  const key: VapidKey = readVapidKey(privateKeyPem);
  const isPrivateAllowed = ({ hostname, port }: URL) =>
    privateTargets.includes(`${hostname}:${port || '443'}`);
  const urlOf = (endpoint: string): URL | null => {
    if (endpoint.length > MAX_ENDPOINT || !URL.canParse(endpoint)) return null;
    const url = new URL(endpoint);
    if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
    if (isPrivateAllowed(url)) return url;
    // Numbers skip the checked lookup.
    if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0) return null;
    return url.port === '' && isListed(url.hostname, hosts) ? url : null;
  };
  return {
    publicKey: key.publicKey,
    hosts,
    hostOf: (address) => (areReceiverKeys(address) ? (urlOf(address.endpoint)?.host ?? null) : null),
    async send(address: PushAddress, text: string) {
      const url = urlOf(address.endpoint);
      if (url === null) return 'gone';
      try {
        const body = encryptPush(text, address, PADDED_BYTES);
        const authorization = vapidHeader(key, url, contact, clock.now());
        return resultOf(
          await post(url, body, authorization, { ca, isPrivateAllowed: isPrivateAllowed(url) }),
        );
      } catch {
        return 'failed';
      }
    },
  };
};
