import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve as pathTo } from 'node:path';
import { buffer } from 'node:stream/consumers';

const EXAMPLE = pathTo(import.meta.dirname, '../../../shop-adapters/contract/examples/door.mjs');
type ReadDoor = (
  key: string,
  secret: string,
  headers: IncomingMessage['headers'],
  body: Uint8Array,
  now: number,
) => [number, Asked];

export const AN_ORDER = {
  number: '1042',
  state: 'Wysłane',
  total: '129.00',
  currency: 'PLN',
  placedAt: '2026-11-24T12:00:00Z',
  adminUrl: null,
  paid: true,
  shippedAt: '2026-11-25T09:00:00Z',
  parcels: [{ carrier: 'InPost', number: '620012345678', url: 'https://inpost.example/620012345678' }],
};

type Asked = { do: string; sub?: string; number?: string; email?: string | null; locale?: string };
type Respond = (response: ServerResponse, asked: Asked, request: IncomingMessage) => unknown;

export const answering =
  (answer: (asked: Asked) => unknown): Respond =>
  (response, asked) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer(asked)));

/** A shop server with a door, over HTTP; it reads requests by the contract's own example. */
export const startDoorShop = async (now = () => new Date()) => {
  const { readDoor } = (await import(EXAMPLE)) as { readDoor: ReadDoor };
  const asked: Asked[] = [];
  const refused: number[] = [];
  const shop = { key: '', secret: '' };
  let respond: Respond = answering(() => ({ answer: 'off' }));
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const [status, question] = readDoor(
      shop.key,
      shop.secret,
      request.headers,
      body,
      Math.floor(now().getTime() / 1000),
    );
    if (status !== 200) {
      refused.push(status);
      response.writeHead(status).end();
      return;
    }
    asked.push(question);
    respond(response, question, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}/`,
    doorUrl: `http://${host}/index.php?route=zgoda/door`,
    asked,
    refused,
    connect(key: string, secret: string) {
      Object.assign(shop, { key, secret });
    },
    respond(next: Respond) {
      respond = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
export type DoorShop = Awaited<ReturnType<typeof startDoorShop>>;
