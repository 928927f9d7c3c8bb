import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AdvisoriesFile } from '../../../service/domain/release/advisories.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { call, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const HOUR = 3_600_000;
const said = { pl: 'Zdanie.', en: 'A sentence.', de: 'Ein Satz.' };
const advisory = (id: string, fixedIn: string): AdvisoriesFile['advisories'][number] => ({
  id,
  severity: 'high',
  publishedOn: '2026-11-20',
  says: said,
  remedy: said,
  affected: [{ from: '0.0.1', fixedIn }],
});
const FILE: AdvisoriesFile = {
  format: 'zgoda-advisories/1',
  issuedOn: '2026-11-27',
  newest: { version: '99.0.0', releasedOn: '2026-11-26' },
  advisories: [advisory('ZGODA-2026-001', '0.0.2'), advisory('ZGODA-2026-002', '99.0.0')],
};

describe('the version that runs, for the operator', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const asked: { path: string; headers: IncomingHttpHeaders }[] = [];
  let files: Record<string, Buffer> = {};
  let host: Server;
  let url: string;
  const clock = makeFakeClock();
  const open: TestService[] = [];
  const publish = (text: string, signed = text): void => {
    files = {
      '/advisories.json': Buffer.from(text),
      '/advisories.json.sig': sign(null, Buffer.from(signed), privateKey),
    };
  };
  const start = async (env: Record<string, string>) => {
    const service = await startTestService({ overrides: { clock }, env });
    open.push(service);
    // The first account is the operator's.
    const [operator, owner] = [await makeMerchant(service), await makeMerchant(service)];
    const readAs = async ({ email }: { email: string }) =>
      call(service, 'GET', '/v1/staff/version', { token: await signIn(service, email) });
    return { read: () => readAs(operator), readAsOwner: () => readAs(owner), service };
  };
  before(async () => {
    host = createServer(({ url: path = '', headers }, response) => {
      asked.push({ path, headers });
      const file = files[path];
      response.writeHead(file === undefined ? 404 : 200).end(file);
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/advisories.json`;
  });
  after(() => host.close());
  beforeEach(() => {
    asked.length = 0;
    publish(JSON.stringify(FILE));
  });
  afterEach(async () => {
    for (const service of open.splice(0)) await service.stop();
  });

  it('is told alone while the operator has not chosen more: nobody is asked', async () => {
    const { read } = await start({});
    const { body } = await read();
    assert.deepEqual([body.isOn, body.newer, body.advisories, body.checkedAt], [false, null, [], null]);
    assert.deepEqual(asked, []);
  });

  it('comes with a newer release and with the advisories that concern it, and nothing of itself is sent', async () => {
    const { read, readAsOwner } = await start({ ZGODA_UPDATES_URL: url, ZGODA_UPDATES_KEY: key });
    assert.equal((await readAsOwner()).status, 403);
    assert.deepEqual(asked, []);
    const { body } = await read();
    assert.deepEqual(body.newer, FILE.newest);
    assert.deepEqual(
      body.advisories.map(({ id }: { id: string }) => id),
      ['ZGODA-2026-002'],
    );
    assert.deepEqual(
      [body.fault, body.issuedOn, body.checkedAt],
      [null, FILE.issuedOn, clock.now().toISOString()],
    );
    assert.deepEqual(asked.map(({ path }) => path).sort(), ['/advisories.json', '/advisories.json.sig']);
    for (const { headers } of asked) assert.deepEqual(Object.keys(headers).sort(), ['connection', 'host']);
  });

  it('is looked up once a day, and an hour after a failure, which leaves what was known', async () => {
    const { read } = await start({ ZGODA_UPDATES_URL: url, ZGODA_UPDATES_KEY: key });
    await Promise.all([read(), read()]);
    clock.forward(23 * HOUR);
    await read();
    assert.equal(asked.length, 2);
    files = {};
    clock.forward(HOUR);
    const { body } = await read();
    assert.deepEqual([body.fault, body.advisories.length], ['away', 1]);
    publish(JSON.stringify({ ...FILE, advisories: [] }));
    clock.forward(HOUR);
    const { body: later } = await read();
    assert.deepEqual([later.fault, later.advisories.length], [null, 0]);
  });

  it('is not put back by an older file of the project, which would hide what the newer one warns of', async () => {
    const { read } = await start({ ZGODA_UPDATES_URL: url, ZGODA_UPDATES_KEY: key });
    await read();
    publish(JSON.stringify({ ...FILE, issuedOn: '2026-11-26', advisories: [] }));
    clock.forward(24 * HOUR);
    const { body } = await read();
    assert.deepEqual([body.issuedOn, body.advisories.length], [FILE.issuedOn, 1]);
  });

  it('believes only what the named key signed, in the form that it knows', async () => {
    for (const [text, signed, fault] of [
      [JSON.stringify({ ...FILE, advisories: [] }), JSON.stringify(FILE), 'unsigned'],
      ['{"format":"zgoda-advisories/9"}', undefined, 'unreadable'],
    ] as const) {
      publish(text, signed);
      const { read } = await start({ ZGODA_UPDATES_URL: url, ZGODA_UPDATES_KEY: key });
      const { body } = await read();
      assert.deepEqual([body.fault, body.newer, body.advisories], [fault, null, []]);
    }
  });
});

describe('security.txt', () => {
  it('names the contacts that the operator set, for half a year', async () => {
    const clock = makeFakeClock();
    const env = { ZGODA_SECURITY_CONTACT: 'mailto:it@shop.example, https://shop.example/security' };
    const service = await startTestService({ overrides: { clock }, env });
    const response = await fetch(`${service.origin}/.well-known/security.txt`);
    assert.match(response.headers.get('content-type') ?? '', /^text\/plain; charset=utf-8/);
    const lines = (await response.text()).split('\n');
    assert.deepEqual(lines.slice(0, 2), [
      'Contact: mailto:it@shop.example',
      'Contact: https://shop.example/security',
    ]);
    const expires = Date.parse(lines[2]?.replace('Expires: ', '') ?? '');
    const days = (expires - clock.now().getTime()) / 86_400_000;
    assert.ok(days > 140 && days < 365, `${days} days`);
    assert.ok(lines.includes(`Canonical: ${service.origin}/.well-known/security.txt`));
    await service.stop();
  });

  it('is not there where the operator set no contact', async () => {
    const service = await startTestService();
    assert.equal((await fetch(`${service.origin}/.well-known/security.txt`)).status, 404);
    await service.stop();
  });
});
