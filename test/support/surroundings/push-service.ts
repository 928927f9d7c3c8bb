import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { newBrowserKeys, openPush, openVapid } from './open-push.ts';
import { makeOwnCertificate } from './own-certificate.ts';

export type CaughtPush = { path: string; headers: Record<string, unknown>; text: string };
export type LocalPushService = {
  /** `host:port`, to be named as a private target. */
  host: string;
  /** Its certificate, in PEM form. */
  certificate: string;
  caught: CaughtPush[];
  /** What a browser would give for a subscription. */
  subscribe(path: string): { endpoint: string; p256dh: string; auth: string };
  /** Answers of a path from now on; 201 at first. */
  answer(path: string, status: number, headers?: Record<string, string>): void;
  /** Resolves when so many pushes have come. */
  until(count: number): Promise<readonly CaughtPush[]>;
  stop(): Promise<void>;
};

/**
 * A push service and the browsers behind it: checks the token of the sender and decrypts with the key of the browser,
 * as RFC 8291 and 8292 want it. What does not hold is answered 400 and not caught.
 */
export const startPushService = async (): Promise<LocalPushService> => {
  const { key, cert: certificate } = await makeOwnCertificate();
  const browsers = new Map<string, ReturnType<typeof newBrowserKeys>>();
  const answers = new Map<string, { status: number; headers: Record<string, string> }>();
  const caught: CaughtPush[] = [];
  let waiting: (() => void)[] = [];
  let origin = '';
  const server = createServer({ key, cert: certificate }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = request.url ?? '';
    try {
      const browser = browsers.get(path);
      if (browser === undefined) throw new Error('Nobody subscribed.');
      const { claims } = openVapid(request.headers.authorization ?? '');
      if (claims.aud !== origin) throw new Error('For somebody else.');
      caught.push({ path, headers: request.headers, text: openPush(Buffer.concat(chunks), browser) });
    } catch {
      response.writeHead(400).end();
      return;
    }
    const { status, headers } = answers.get(path) ?? { status: 201, headers: {} };
    response.writeHead(status, headers).end();
    for (const tell of waiting.splice(0)) tell();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  origin = `https://${host}`;
  return {
    host,
    certificate,
    caught,
    subscribe: (path) => {
      const keys = newBrowserKeys();
      browsers.set(path, keys);
      return { endpoint: origin + path, p256dh: keys.p256dh, auth: keys.auth };
    },
    answer: (path, status, headers = {}) => void answers.set(path, { status, headers }),
    until: async (count) => {
      while (caught.length < count)
        await new Promise<void>((resolve) => {
          waiting = [...waiting, resolve];
        });
      return caught;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
