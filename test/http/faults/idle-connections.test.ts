import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import { type Limits, limitsFor } from '../../../service/config/limits.ts';
import { type HttpServer, makeHttpServer } from '../../../service/http/http-server.ts';
import { makeJsonReader } from '../../../service/http/read-body.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';

describe('connections that send little or nothing', () => {
  const logLines: string[] = [];
  let http: HttpServer;
  const sockets: Socket[] = [];

  const listen = async (changes: Partial<Limits> = {}) => {
    http = makeHttpServer(
      { ...limitsFor(1), ...changes },
      makeLogger('warn', { write: (line) => void logLines.push(line) }),
    );
    http.server.listen(0, '127.0.0.1');
    await once(http.server, 'listening');
  };
  const open = async (): Promise<Socket> => {
    const socket = connect((http.server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => {});
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  };
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await http.close();
  });

  it('are cut off when their headers or bodies take too long, in the time that the limits say', async () => {
    await listen();
    const { headersTimeout, requestTimeout } = http.server;
    assert.deepEqual([headersTimeout, requestTimeout], [15_000, 120_000]);
  });

  it('are no more than so many; the next is turned away, and one line says so', async () => {
    await listen({ connections: 2 });
    await open();
    await open();
    for (let count = 0; count < 3; count += 1) await once(await open(), 'close');
    assert.equal(logLines.length, 1);
    assert.equal(JSON.parse(logLines[0] ?? '').connections, 2);
  });

  it('are cut off when a JSON body trickles', async () => {
    await listen();
    const app = express();
    const readJson = makeJsonReader(1_000, 20);
    app.post('/', async (request, response) => void response.end(await readJson(request, response)));
    const giveUp: ErrorRequestHandler = (_error, _request, response, _next) => void response.end();
    app.use(giveUp);
    http.open(app);
    const socket = await open();
    socket.write(
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a":',
    );
    await once(socket, 'close');
  });
});
