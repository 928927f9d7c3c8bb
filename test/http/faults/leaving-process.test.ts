import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { limitsFor } from '../../../service/config/limits.ts';
import { type HttpServer, makeHttpServer } from '../../../service/http/http-server.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';

describe('a process that leaves a balancer', () => {
  // Like nginx: idle connections are kept for the next request.
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let http: HttpServer;
  let port: number;

  const post = async (): Promise<{ status: number | undefined; connection: string | undefined }> => {
    const sent = request({ port, host: '127.0.0.1', method: 'POST', agent });
    sent.end('{}');
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.resume();
    await once(response, 'end');
    return { status: response.statusCode, connection: response.headers.connection };
  };
  const isListening = async (): Promise<boolean> => {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return true;
    } catch {
      return false;
    } finally {
      socket.destroy();
    }
  };

  beforeEach(async () => {
    http = makeHttpServer(limitsFor(1), makeLogger('silent'));
    http.open((_request, response) => void response.writeHead(422).end());
    http.server.listen(0, '127.0.0.1');
    await once(http.server, 'listening');
    port = (http.server.address() as AddressInfo).port;
  });
  afterEach(async () => {
    agent.destroy();
    await http.close();
  });

  it('answers what comes on a connection at rest once its port is closed, and ends the connection', async () => {
    assert.deepEqual(await post(), { status: 422, connection: 'keep-alive' });
    http.leave();
    const shut = http.shut();
    while (await isListening());
    assert.deepEqual(await post(), { status: 422, connection: 'close' });
    await shut;
  });

  it('closes the connections at rest a moment later, so that a balancer asks another process', async () => {
    // Node would close them after five seconds.
    http.server.keepAliveTimeout = 0;
    await post();
    const [atRest] = Object.values(agent.freeSockets).flat();
    assert.ok(atRest);
    http.leave();
    await http.shut();
    if (!atRest.destroyed) await once(atRest, 'close');
  });
});
