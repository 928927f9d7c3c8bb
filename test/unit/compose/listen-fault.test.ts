import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { listenFault } from '../../../service/compose/listen-fault.ts';

const failure = async (port: number, host: string): Promise<unknown> =>
  once(createServer().listen(port, host), 'error', { signal: AbortSignal.timeout(20_000) }).then(
    ([error]) => error,
    (cause: unknown) => cause,
  );

describe('a start that cannot listen', () => {
  it('names the port that is taken, and the setting that chose it', async () => {
    const first = createServer().listen(0, '127.0.0.1');
    await once(first, 'listening');
    const { port } = first.address() as AddressInfo;
    const error = await failure(port, '127.0.0.1');
    first.close();
    const said = (env: NodeJS.ProcessEnv) => listenFault(error, { PORT: '4600', ...env });
    assert.match(said({ ZGODA_METRICS_PORT: String(port) }) ?? '', /set ZGODA_METRICS_PORT/);
    assert.equal(said({}), `Port ${port} is taken. Stop what uses it, or set PORT to another one.`);
    assert.equal(listenFault(new Error('another'), {}), null);
  });

  it('names the setting whose address is none of this machine, and no other address', async () => {
    for (const host of ['203.0.113.9', 'no-such-name.invalid']) {
      const error = await failure(0, host);
      for (const name of ['ZGODA_HOST', 'ZGODA_METRICS_HOST'])
        assert.match(listenFault(error, { [name]: host }) ?? '', new RegExp(`^${name} is ${host}, `));
      assert.equal(listenFault(error, { ZGODA_HOST: '127.0.0.1' }), null);
    }
  });
});
