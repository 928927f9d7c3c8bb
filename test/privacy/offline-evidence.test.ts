import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildVerifier } from '../../scripts/build.ts';
import {
  call,
  leadBody,
  makeMerchant,
  openSession,
  pushPolicy,
  signIn,
} from '../support/scenes/chat-actors.ts';
import { startTestService } from '../support/service/start-service.ts';

describe('evidence on another machine', () => {
  let folder: string;
  // biome-ignore lint/suspicious/noExplicitAny: the test alters any value
  let evidence: any;
  let withdrawn: unknown;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-offline-'));
    await buildVerifier(join(folder, 'verify-evidence.mjs'));
    const service = await startTestService();
    const merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    const sent = await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    const token = await signIn(service, merchant.email);
    const [lead] = (await call(service, 'GET', '/v1/staff/leads', { token })).body.leads;
    evidence = (await call(service, 'GET', `/v1/staff/leads/${lead.id}/evidence`, { token })).body.evidence;
    const { consentEventId } = (await call(service, 'GET', `/v1/staff/leads/${lead.id}`, { token })).body;
    await call(service, 'POST', '/v1/visitor/receipt/withdraw', {
      body: { secret: sent.body.receiptSecret },
    });
    const path = `/v1/staff/shops/${merchant.shop.id}/consents/${consentEventId}/evidence`;
    withdrawn = (await call(service, 'GET', path, { token })).body.evidence;
    const keys = (await call(service, 'GET', '/.well-known/zgoda-keys.json')).text;
    await service.stop();
    writeFileSync(join(folder, 'keys.json'), keys);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Plain Node with one program, one evidence file and the keys; no environment, no packages. */
  const verify = (file: unknown, ...args: string[]) => verifyBytes(JSON.stringify(file), ...args);
  const verifyBytes = (bytes: string | Buffer, ...args: string[]) => {
    writeFileSync(join(folder, 'evidence.json'), bytes);
    assert.deepEqual(readdirSync(folder).sort(), ['evidence.json', 'keys.json', 'verify-evidence.mjs']);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['verify-evidence.mjs', 'evidence.json', '--keys', 'keys.json', ...args],
      { cwd: folder, env: {}, encoding: 'utf8' },
    );
    return { status, said: stdout + stderr };
  };

  it('is judged by one file of plain Node with the public keys, without database and without the service [CO-9]', () => {
    const good = verify(evidence);
    assert.equal(good.status, 0, good.said);
    assert.match(good.said, /The proof is valid\./);
    assert.match(verify(evidence, '--lang', 'pl').said, /Dowód jest ważny\./);
    assert.match(verify(evidence, '--lang', 'de').said, /Der Nachweis ist gültig\./);
  });

  it('says first that a consent was withdrawn, and when, and ends with code 3 [CO-6, CO-9]', () => {
    for (const [lang, words] of [
      ['en', /^The consent was withdrawn on \d+ \w+ \d{4}, [\d:]+ UTC\./],
      ['pl', /^Zgodę cofnięto: /],
      ['de', /^Die Einwilligung wurde widerrufen: /],
    ] as const) {
      const { status, said } = verify(withdrawn, '--lang', lang);
      assert.equal(status, 3, said);
      assert.match(said, words);
    }
  });

  it('is read with the byte order mark that an editor puts before it, and so are the keys', () => {
    const keys = readFileSync(join(folder, 'keys.json'), 'utf8');
    writeFileSync(join(folder, 'keys.json'), `\ufeff${keys}`);
    const { status, said } = verifyBytes(`\ufeff${JSON.stringify(evidence)}`);
    writeFileSync(join(folder, 'keys.json'), keys);
    assert.equal(status, 0, said);
    assert.match(said, /The proof is valid\./);
  });

  it('is not read when its bytes are no UTF-8', () => {
    const text = Buffer.from(JSON.stringify(evidence));
    const at = text.indexOf('Wyra');
    text[at] = 0xff;
    const { status, said } = verifyBytes(text);
    assert.equal(status, 2, said);
  });

  it('fails in plain words for one altered sign, another key or a record taken out [CO-9, D5]', () => {
    const altered = structuredClone(evidence);
    altered.events[0].occurredAt = altered.events[0].occurredAt.replace(/\d(?=Z)/, (digit: string) =>
      digit === '1' ? '2' : '1',
    );
    const bad = verify(altered);
    assert.equal(bad.status, 1, bad.said);
    assert.match(bad.said, /A field of the record was altered\./);
    const foreign = structuredClone(evidence);
    foreign.events[0].keyId = '0'.repeat(16);
    assert.match(verify(foreign, '--lang', 'pl').said, /Wśród opublikowanych kluczy nie ma klucza 0000/);
    const without = structuredClone(evidence);
    without.events = [];
    assert.match(verify(without).said, /The number of consents does not match/);
  });

  it('says how it is called when it is asked to, with code 0, and when it is called wrongly', () => {
    const call = (option: string) =>
      spawnSync(process.execPath, ['verify-evidence.mjs', option], {
        cwd: folder,
        env: {},
        encoding: 'utf8',
      });
    const asked = call('--help');
    assert.equal(asked.status, 0, asked.stderr);
    assert.match(asked.stdout, /^Usage: npm run verify-evidence/);
    const wrong = call('--key');
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /^Unknown option '--key'[\s\S]*Usage: npm run verify-evidence/);
  });

  it('says that a file is none of its kind', () => {
    const none = verify({ format: 'something else' });
    assert.equal(none.status, 2);
    assert.match(none.said, /is not a proof file from Zgoda/);
  });
});
