import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strayNames } from '../../service/config/stray-names.ts';
import { makeLogger } from '../../service/telemetry/logger.ts';
import { readTestConfig } from '../support/service/start-service.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const RSA_KEY = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const pem = (kind: string, text: string): string => `-----BEGIN ${kind}-----\n${text}\n-----END ${kind}-----`;
const retired = (publicKeyPem: string, since = '2025-01-01T00:00:00Z'): string =>
  JSON.stringify([{ publicKeyPem, since, until: '2026-12-01T00:00:00Z' }]);
const earlier = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();

/** Each with the setting that the refusal must name. */
const MISTAKES: readonly (readonly [name: string, env: Record<string, string>])[] = [
  ['ZGODA_LOG_LEVEL', { ZGODA_LOG_LEVEL: 'verbose' }],
  ['ZGODA_PUBLIC_URL', { ZGODA_PUBLIC_URL: 'ftp://chat.example' }],
  ['ZGODA_PUBLIC_URL', { ZGODA_PUBLIC_URL: 'zgoda://chat.example/' }],
  ['ZGODA_PUBLIC_URL', { ZGODA_PUBLIC_URL: 'https://chat.example/?shop=1' }],
  ['SMTP_URL', { SMTP_URL: 'smtp://anna:50%off@mail.example:587', ZGODA_MAIL_FROM: 'chat@shop.example' }],
  [
    'ZGODA_MAIL_IN_IMAP',
    {
      ZGODA_MAIL_IN_ADDRESS: 'reply@chat.example',
      ZGODA_MAIL_IN_IMAP: 'imaps://anna:50%off@mail.example/INBOX',
    },
  ],
  ['ZGODA_EVIDENCE_KEY', { ZGODA_EVIDENCE_KEY: pem('PRIVATE KEY', 'xx') }],
  ['ZGODA_EVIDENCE_KEY', { ZGODA_EVIDENCE_KEY: RSA_KEY }],
  ['ZGODA_EVIDENCE_KEYS_RETIRED', { ZGODA_EVIDENCE_KEYS_RETIRED: retired(pem('PUBLIC KEY', 'xx')) }],
  // The current key would count for a time before it existed.
  ['ZGODA_EVIDENCE_KEY_SINCE', { ZGODA_EVIDENCE_KEYS_RETIRED: retired(earlier, '2026-01-01T00:00:00.001Z') }],
  // A longer value exceeds the kill timeout: 30 seconds with npm start, 40 with Compose.
  ['ZGODA_LEAVE_MS', { ZGODA_LEAVE_MS: '10001' }],
];

describe('settings with a mistake', () => {
  for (const [name, env] of MISTAKES)
    it(`are refused with the name of the setting and what to do: ${name}=${Object.values(env).at(-1)?.slice(0, 30)}`, () => {
      assert.throws(() => readTestConfig(env), {
        name: 'ConfigError',
        message: new RegExp(`^.*\n- ${name} [^\n]+\\.$`),
      });
    });

  it('are none where a key follows the earlier one, and its time is read from the file that names it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zgoda-since-'));
    try {
      const since = '2026-11-30T09:00:00.000Z';
      writeFileSync(join(folder, 'since.txt'), `${since}\n`);
      const config = readTestConfig({
        ZGODA_EVIDENCE_KEY_SINCE_FILE: join(folder, 'since.txt'),
        ZGODA_EVIDENCE_KEYS_RETIRED: retired(earlier, '2026-11-30T08:59:59.999Z'),
      });
      assert.equal(config.evidenceKeySince, since);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('let every level of the log pass that is offered', () => {
    for (const level of ['error', 'warn', 'info', 'debug', 'silent'])
      assert.doesNotThrow(() => makeLogger(readTestConfig({ ZGODA_LOG_LEVEL: level }).logLevel));
  });

  it('are found by their names where nobody reads them', () => {
    const env = {
      ZGODA_TRUST_PROXI: '1',
      ZGODA_MAIL_FROM_FILE: '/run/secrets/from',
      ZGODA_TRUST_PROXY: '1',
      ZGODA_PEPPER_FILE: '/run/secrets/pepper',
      ZGODA_OWNER_EMAIL: 'owner@shop.example',
      ZGODA_PORT_4600_TCP: 'tcp://10.0.0.1:4600',
      PATH: '/usr/bin',
    };
    assert.deepEqual(strayNames(env), ['ZGODA_MAIL_FROM_FILE', 'ZGODA_TRUST_PROXI']);
  });
});
