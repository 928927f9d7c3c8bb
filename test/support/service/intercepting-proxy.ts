/** A proxy that can change a response or withhold it. */
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Returned = { status: number; body: Buffer };
/** Replaces the service's response; null: none is sent. */
export type Change = (path: string, response: Returned) => Returned | null;

export type InterceptingProxy = {
  url: string;
  asked: string[];
  headers: IncomingMessage['headers'];
  change: Change;
  givenUp(): Promise<void>;
  close(): Promise<void>;
};

export const startInterceptingProxy = async (origin: string): Promise<InterceptingProxy> => {
  const arrivals = new EventEmitter();
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '';
    proxy.asked.push(path);
    proxy.headers = request.headers;
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
    const answer = await fetch(origin + path, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    });
    const returned = { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) };
    const changed = proxy.change(path, returned);
    if (changed === null) {
      response.once('close', () => arrivals.emit('given up'));
      return;
    }
    response.writeHead(changed.status, {
      'content-type': answer.headers.get('content-type') ?? 'text/plain',
    });
    response.end(changed.body);
  };
  const server = createServer((request, response) => void pass(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const proxy: InterceptingProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    headers: {},
    change: (_path, answer) => answer,
    givenUp: async () => void (await once(arrivals, 'given up')),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return proxy;
};
