import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort, portProblem } from '../../../scripts/start/free-port.ts';

describe('a free port', () => {
  it('lies below those of outgoing connections, which could take it before its caller listens', async () => {
    for (let times = 0; times < 20; times += 1) assert.ok((await freePort()) < 32_768);
  });

  it('is taken as soon as somebody listens there', async () => {
    const port = await freePort();
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    try {
      assert.equal(await portProblem(port), 'taken');
    } finally {
      server.close();
    }
  });
});
