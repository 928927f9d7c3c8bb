import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { newBrowserKeys, openPush, openVapid } from './open-push.ts';
import { makeOwnCertificate } from './own-certificate.ts';

export type CaughtPush = { path: string; headers: Record<string, unknown>; text: string };
export type LocalPushService = {
  /** `host:port`, for the list of private targets. */
  host: string;
  /** In PEM form. */
  certificate: string;
  caught: CaughtPush[];
  subscribe(path: string): { endpoint: string; p256dh: string; auth: string };
  /** 201 by default. */
  answer(path: string, status: number, headers?: Record<string, string>): void;
  until(count: number): Promise<readonly CaughtPush[]>;
  stop(): Promise<void>;
};

/**
 * A push service and its browsers: verifies the sender's token and decrypts the message (RFC 8291, 8292).
 * Invalid pushes get 400 and are not recorded.
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
