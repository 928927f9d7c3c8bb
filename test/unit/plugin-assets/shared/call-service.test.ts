import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callService } from '../../../../plugin-assets/shared/call-service.ts';

describe('a call to the service', () => {
  const heard: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    heard.push(request.headers['cache-control']);
    response.statusCode = request.method === 'POST' ? 404 : 200;
    response.setHeader('content-type', 'application/json').end('{}');
  });
  let address = '';
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/visitor/session`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  it('without a token may be answered by what was fetched in advance, with one never is', async () => {
    const calls = [undefined, 'token-of-a-chat'].map(
      (token) => () => callService('GET', address, undefined, token),
    );
    for (const ask of calls) assert.equal((await ask()).ok, true);
    assert.deepEqual(heard, [undefined, 'no-cache'], 'a browser passes its own stores by where it says so');
  });

  it('takes a 404 that is not the service’s for no response at all', async () => {
    assert.deepEqual(await callService('POST', address, {}, undefined), {
      ok: false,
      refusal: { code: 'unreachable', status: 0 },
    });
  });
});
