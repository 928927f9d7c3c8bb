import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { takenPort } from '../../../service/compose/taken-port.ts';

describe('a start on a port that is taken', () => {
  it('names the port, and the setting that chose it', async () => {
    const first = createServer().listen(0, '127.0.0.1');
    await once(first, 'listening');
    const { port } = first.address() as AddressInfo;
    const [error] = await once(createServer().listen(port, '127.0.0.1'), 'error', {
      signal: AbortSignal.timeout(5_000),
    }).catch((cause: unknown) => [cause]);
    first.close();
    const said = (env: NodeJS.ProcessEnv) => takenPort(error, { PORT: '4600', ...env });
    assert.match(said({ ZGODA_METRICS_PORT: String(port) }) ?? '', /set ZGODA_METRICS_PORT/);
    assert.match(said({ ZGODA_MAIL_IN_PORT: String(port) }) ?? '', /set ZGODA_MAIL_IN_PORT/);
    assert.equal(said({}), `Port ${port} is taken. Stop what uses it, or set PORT to another one.`);
    assert.equal(takenPort(new Error('another'), {}), null);
  });
});
