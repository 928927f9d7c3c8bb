import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../../../scripts/cli/doctor/finding.ts';
import { startRedis } from '../../../scripts/setup/redis-server.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { linkBinding, type PolicyPage } from '../../../service/domain/model/notice/policy-binding.ts';
import { openRedisConnections } from '../../../service/outbound/redis/redis-connections.ts';
import type { ShopId } from '../../../service/protocol/vocabulary.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';
import { isQuickRun, testDatabaseUrl, withSchemaLock } from '../../support/database/database.ts';
import { makeMerchant } from '../../support/scenes/chat-actors.ts';
import { runZgoda } from '../../support/service/run-zgoda.ts';
import { serviceEnvironment } from '../../support/service/service-process.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { type SmtpSink, startSmtpSink } from '../../support/surroundings/smtp-sink.ts';

describe('zgoda doctor', () => {
  let folder: string;
  let env: Record<string, string>;
  let service: TestService;
  let sink: SmtpSink;
  let shopId: ShopId;

  const look = async (changes: Record<string, string> = {}, ...args: string[]) => {
    const { code, printed, told } = await runZgoda({ ...env, ...changes }, 'doctor', '--json', ...args);
    const findings: Finding[] = printed === '' ? [] : JSON.parse(printed);
    const of = (about: string): Finding | undefined =>
      findings.find((one) => one.about === about && one.level !== 'ok') ??
      findings.find((one) => one.about === about);
    return { code, printed, told, findings, of };
  };
  const faultsOf = (findings: readonly Finding[]) =>
    findings.filter(({ level }) => level === 'fault').map(({ about }) => about);

  before(async function () {
    if (isQuickRun) return this.skip();
    folder = mkdtempSync(join(tmpdir(), 'zgoda-doctor-'));
    env = { ...(await serviceEnvironment(await testDatabaseUrl())), ZGODA_DATA_DIR: join(folder, 'data') };
    sink = await startSmtpSink();
    service = await startTestService({
      stores: await withSchemaLock(() => openMongoStores(env.MONGODB_URL ?? '')),
      env: {
        PORT: env.PORT ?? '',
        ZGODA_VAULT_KEY: env.ZGODA_VAULT_KEY ?? '',
        ZGODA_PEPPER: env.ZGODA_PEPPER ?? '',
      },
    });
    shopId = (await makeMerchant(service, {})).shop.id;
  });
  after(async () => {
    await service?.stop();
    await sink?.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('finds no fault where all is in order, and prints no secret', async () => {
    const { code, findings, of, printed } = await look();
    assert.deepEqual(faultsOf(findings), []);
    assert.equal(code, 0);
    for (const about of [
      'sockets',
      'public address',
      'database name',
      'master key',
      'pepper',
      'schema',
      'clock',
    ])
      assert.equal(of(about)?.level, 'ok', `${about}: ${JSON.stringify(of(about))}`);
    assert.ok(findings.filter(({ level }) => level !== 'ok').every(({ next }) => next !== null));
    const secrets = Object.entries(env).filter(([name]) => /SECRET|PEPPER|_KEY$|MONGODB_URL/.test(name));
    assert.ok(secrets.length >= 5);
    for (const [name, value] of secrets) assert.ok(!printed.includes(value), name);
  });

  it('says that a proxy does not pass sockets', async () => {
    const proxy = createServer((request, response) => {
      void fetch(`${service.origin}${request.url}`).then((answer) => response.writeHead(answer.status).end());
    });
    proxy.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await once(proxy.listen(0, '127.0.0.1'), 'listening');
    const { port } = proxy.address() as AddressInfo;
    const { code, of } = await look({ ZGODA_PUBLIC_URL: `http://127.0.0.1:${port}` });
    proxy.close();
    assert.equal(code, 1);
    assert.equal(of('public address')?.level, 'ok');
    assert.match(of('sockets')?.says ?? '', /does not pass \(HTTP 400\)/);
  });

  it('says that visitors share the address of a proxy that is not trusted, and that chats go unencrypted', async () => {
    const closed = 'chat.invalid';
    const plain = await look({ ZGODA_PUBLIC_URL: `http://${closed}` });
    assert.deepEqual(faultsOf(plain.findings), ['https', 'public address']);
    const encrypted = await look({ ZGODA_PUBLIC_URL: `https://${closed}` });
    assert.deepEqual(faultsOf(encrypted.findings), ['trusted proxies', 'public address']);
    assert.match(encrypted.of('trusted proxies')?.next ?? '', /ZGODA_TRUST_PROXY/);
  });

  it('sends a test mail when it is asked to, and says why a mail server does not take it', async () => {
    const sent = await look(sink.env, '--mail', 'anna@shop.example');
    assert.equal(sent.of('mail')?.level, 'ok', JSON.stringify(sent.of('mail')));
    assert.equal(sink.caught.length, 1);
    const refused = await look(
      { ...sink.env, SMTP_URL: 'smtp://127.0.0.1:1?tls=off' },
      '--mail',
      'a@shop.example',
    );
    assert.match(refused.of('mail')?.says ?? '', /did not take the test mail \(no_connection\)/);
    assert.equal(refused.code, 1);
  });

  it('says that the master key or the pepper is another one, before a start is refused', async () => {
    const { of, code } = await look({
      ZGODA_VAULT_KEY: Buffer.alloc(32, 1).toString('base64url'),
      ZGODA_PEPPER: 'p'.repeat(32),
    });
    assert.equal(code, 1);
    assert.match(of('master key')?.next ?? '', /not the master key of this database/);
    assert.match(of('pepper')?.next ?? '', /not the pepper of this database/);
  });

  it('says that nothing is deleted by time after a jump of the clock, until zgoda trust-clock', async () => {
    const { installation } = service.stores;
    const now = Date.now();
    const settledAt = new Date(now - 200 * 24 * 3_600_000);
    await installation.setSeenTime({ settledAt, jumpedTo: new Date(now) });
    assert.match((await look()).of('deletion by time')?.next ?? '', /zgoda trust-clock/);
    const { code, printed, told } = await runZgoda(env, 'trust-clock');
    assert.equal(code, 0, told);
    assert.match(printed, /Deletion by time goes on/);
    assert.equal((await look()).of('deletion by time'), undefined);
    const seen = await installation.seenTime();
    assert.ok(seen !== null && seen.settledAt.getTime() >= now && seen.jumpedTo === null);
  });

  it('says that a check of a policy page and the newest statement are dated ahead', async () => {
    const { policyBindings, headStatements } = service.stores;
    const scope = scopeOfShop(shopId);
    const ahead = new Date(Date.now() + 365 * 24 * 3_600_000);
    const page = {
      locale: 'pl',
      isDefault: true,
      state: 'published',
      reason: 'ok',
      url: 'https://shop.test/p',
    };
    const about = { title: null, pageId: null, revision: null, modifiedAt: null, contentSha256: null };
    const checked = { checkedAt: ahead, failingSince: null, failures: 0, reported: null, seenSha256: null };
    await policyBindings.put(scope, linkBinding(scope, [{ ...page, ...about, ...checked } as PolicyPage]));
    const statement = {
      id: 'a'.repeat(64),
      at: ahead.toISOString(),
      previous: null,
      root: null,
      since: null,
    };
    const signed = { ...statement, keyId: 'k', signature: 's', seen: null };
    assert.equal(await headStatements.insert(signed), true);
    const { of } = await look();
    assert.match(of('policy pages')?.says ?? '', /last checked over two hours ago, or by a clock that/);
    assert.equal(of('statements')?.level, 'fault');
    assert.ok(of('statements')?.says.includes(ahead.toISOString()));
  });

  it('names known faults of this version from a file, with what to do', async () => {
    const file = join(folder, 'advisories.json');
    const said = { pl: 'Wada.', en: 'A fault.', de: 'Ein Fehler.' };
    const advisory = {
      id: 'ZGODA-2026-999',
      severity: 'critical',
      publishedOn: '2026-11-27',
      says: said,
      remedy: { ...said, en: 'Update.' },
      affected: [{ from: '0.0.1', fixedIn: null }],
    };
    writeFileSync(
      file,
      JSON.stringify({
        format: 'zgoda-advisories/1',
        issuedOn: '2026-11-27',
        newest: null,
        advisories: [advisory],
      }),
    );
    const { of, code } = await look({}, '--advisories', file);
    assert.deepEqual(
      [of('advisories')?.says, of('advisories')?.next],
      ['ZGODA-2026-999: A fault.', 'Update.'],
    );
    assert.equal(code, 1);
  });

  it('asks Redis where it is set and whether it stores, and says that an address names no database', async () => {
    const redis = await startRedis();
    const unnamed = new URL(env.MONGODB_URL ?? '');
    unnamed.pathname = '/';
    const { of } = await look({ REDIS_URL: redis.url, MONGODB_URL: unnamed.href });
    const { commands, close } = await openRedisConnections(
      { url: redis.url },
      randomBytes(32),
      makeLogger('silent'),
    );
    await commands.config('SET', 'maxmemory', '1');
    const full = await look({ REDIS_URL: redis.url });
    close();
    await redis.stop();
    assert.match(of('redis')?.says ?? '', /^Redis \d[\d.]+ answers\.$/);
    assert.equal(full.of('redis')?.level, 'fault');
    assert.match(full.of('redis')?.says ?? '', /^It stores nothing \(OOM /);
    assert.equal(of('database name')?.level, 'warning');
  });

  it('names a setting that nobody reads, such as one with a typing mistake', async () => {
    const { findings } = await look({ ZGODA_TRUST_PROXI: '1', ZGODA_DEMO: 'off' });
    assert.deepEqual(
      findings.filter(({ about, level }) => about === 'settings' && level !== 'ok').map(({ says }) => says),
      ['ZGODA_TRUST_PROXI is the name of no setting: nothing reads it.'],
    );
  });

  it('says first that the service does not run', async () => {
    const { findings, told } = await look({ PORT: '1' });
    assert.ok(faultsOf(findings).includes('service'), told);
  });

  it('prints its list also where the database does not answer, with all that needs none of it', async () => {
    const { code, findings, of } = await look({ MONGODB_URL: 'mongodb://user:word@127.0.0.1:1/zgoda' });
    assert.equal(code, 1);
    assert.match(of('database')?.says ?? '', /127\.0\.0\.1:1\/zgoda does not answer .*check MONGODB_URL/);
    assert.doesNotMatch(JSON.stringify(findings), /word/);
    for (const about of ['node', 'advisories', 'disk', 'redis', 'public address'])
      assert.ok(of(about) !== undefined, about);
  });

  it('prints its list also where a setting is wrong or there is no installation', async () => {
    const wrong = await look({ ZGODA_TRUST_PROXY: 'many' });
    const none = await look({ MONGODB_URL: '', ZGODA_DATA_DIR: join(folder, 'none') });
    for (const { code, of } of [wrong, none]) {
      assert.equal(code, 1);
      assert.ok(of('node') !== undefined && of('advisories') !== undefined);
    }
    assert.match(wrong.of('settings')?.says ?? '', /ZGODA_TRUST_PROXY must be a whole number/);
    assert.match(none.of('installation')?.says ?? '', /There is no installation in/);
  });

  it('is called wrongly with exit code 2, and helps', async () => {
    const wrong = await runZgoda(env, 'doctor', '--post');
    assert.equal(wrong.code, 2);
    assert.match(wrong.told, /Usage: zgoda doctor/);
    assert.equal((await runZgoda(env, '--help')).code, 0);
  });
});
