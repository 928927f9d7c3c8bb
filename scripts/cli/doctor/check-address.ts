import { connect, type PeerCertificate } from 'node:tls';
import WebSocket from 'ws';
import { originOf } from '../../../service/compose/compose-domain.ts';
import type { Config } from '../../../service/config/config.ts';
import { SUBPROTOCOL } from '../../../service/protocol/vocabulary.ts';
import { localUrl } from '../../start/start-settings.ts';
import { clockFinding } from './clock.ts';
import { type Finding, fault, ok, reasonOf, warning } from './finding.ts';

const ANSWER_MS = 5_000;
const DAY_MS = 86_400_000;
/** Automatic renewal is earlier than this. */
const RENEWAL_DAYS = 14;

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host);

const encryptionFinding = ({ protocol, hostname }: URL): Finding => {
  if (protocol === 'https:') return ok('https', 'The public address is encrypted.');
  if (isLoopback(hostname))
    return warning(
      'https',
      'The public address is this machine alone, without encryption.',
      'For a shop: a proxy that ends TLS, and ZGODA_PUBLIC_URL=https://… (docs/operations.md, section 8).',
    );
  return fault(
    'https',
    'The public address is not encrypted: chats can be read on their way.',
    'Put a proxy that ends TLS in front, and set ZGODA_PUBLIC_URL=https://…',
  );
};

const proxyFinding = ({ protocol }: URL, trustProxy: number): Finding[] => {
  if (protocol !== 'https:') return [];
  if (trustProxy > 0) return [ok('trusted proxies', `${trustProxy} in front.`)];
  return [
    fault(
      'trusted proxies',
      'A proxy ends TLS, but none is trusted: all visitors share its address, and one of them can use up the limits of all.',
      'Set ZGODA_TRUST_PROXY to the number of proxies in front, usually 1.',
    ),
  ];
};

const certificateOf = (url: URL): Promise<PeerCertificate> =>
  new Promise((resolve, reject) => {
    const { hostname } = url;
    // Trust is checked by the request.
    const socket = connect(
      { host: hostname, port: Number(url.port || 443), servername: hostname, rejectUnauthorized: false },
      () => {
        resolve(socket.getPeerCertificate());
        socket.destroy();
      },
    );
    socket.setTimeout(ANSWER_MS, () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
  });

const certificateFinding = async (url: URL): Promise<Finding> => {
  const { valid_to: validTo } = await certificateOf(url);
  const days = Math.floor((Date.parse(validTo) - Date.now()) / DAY_MS);
  const next = 'Renew it, and look why it was not renewed by itself.';
  if (days < 0) return fault('certificate', 'It has expired.', next);
  if (days < RENEWAL_DAYS) return warning('certificate', `It expires in ${days} day(s).`, next);
  return ok('certificate', `Valid for ${days} more days.`);
};

/** WebSocket round trip through the proxy. */
const socketFinding = (origin: string): Promise<Finding> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/v1/staff/socket`, [SUBPROTOCOL], {
      origin,
      handshakeTimeout: ANSWER_MS,
    });
    const timer = setTimeout(() => end('no frame came back', true), ANSWER_MS);
    let isOpen = false;
    const end = (reason: string | null, isFault: boolean): void => {
      clearTimeout(timer);
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.terminate();
      resolve(
        isFault
          ? fault(
              'sockets',
              `A WebSocket does not pass (${reason}). Chats fall back to slow requests.`,
              'The proxy must pass on Upgrade, Connection, Origin and Sec-WebSocket-Protocol: docs/proxies has samples for nginx, Caddy and HAProxy.',
            )
          : ok('sockets', 'A WebSocket passes, both ways.'),
      );
    };
    socket.once('open', () => {
      isOpen = true;
      // The expected answer is a refusal frame.
      socket.send(JSON.stringify({ t: 'session.hello', token: 'zgoda-doctor', presence: 'here' }));
    });
    socket.once('message', () => end(null, false));
    socket.once('close', (code) => end(`closed with ${code}`, !isOpen || code < 4_000));
    socket.once('unexpected-response', (_, response) => end(`HTTP ${response.statusCode}`, true));
    socket.once('error', (error) => end(reasonOf(error), true));
  });

const localFinding = async ({ host, port }: Config): Promise<Finding> => {
  try {
    await fetch(`${localUrl(host, port)}/healthz`, { signal: AbortSignal.timeout(ANSWER_MS) });
    return ok('service', `It answers on this machine, port ${port}.`);
  } catch {
    return fault(
      'service',
      `Nothing answers on this machine, port ${port}.`,
      'Start the service, then run zgoda doctor again.',
    );
  }
};

export const checkAddress = async (config: Config): Promise<Finding[]> => {
  const origin = originOf(config, config.port);
  const url = new URL(origin);
  const findings = [encryptionFinding(url), ...proxyFinding(url, config.trustProxy)];
  const askedAt = Date.now();
  let answer: Response;
  try {
    answer = await fetch(`${origin}/readyz`, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) });
  } catch (error) {
    const local = await localFinding(config);
    if (local.level === 'fault') return [...findings, local];
    const next = 'Check the name, its certificate and the proxy; the service itself runs.';
    return [
      ...findings,
      local,
      fault('public address', `${origin} cannot be reached (${reasonOf(error)}).`, next),
    ];
  }
  const answeredAt = Date.now();
  if (answer.status !== 200)
    return [
      ...findings,
      fault(
        'public address',
        `${origin}/readyz answers ${answer.status}.`,
        answer.status === 503
          ? 'The service is starting or its database is away: look at its log.'
          : 'Something else answers there: the proxy must pass every path on to the service.',
      ),
    ];
  const sentAt = new Date(answer.headers.get('date') ?? Number.NaN);
  return [
    ...findings,
    ok('public address', `${origin} answers.`),
    ...(url.protocol === 'https:' ? [await certificateFinding(url)] : []),
    await socketFinding(origin),
    ...(Number.isNaN(sentAt.getTime())
      ? []
      : [clockFinding('the public address', sentAt, askedAt, answeredAt, 1_000)]),
  ];
};
