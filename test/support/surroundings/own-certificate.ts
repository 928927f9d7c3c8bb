import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePackages } from '../../../scripts/setup/apt-packages.ts';

/** A self-signed certificate for 127.0.0.1, in PEM form. */
export const makeOwnCertificate = async (): Promise<{ key: string; cert: string }> => {
  if (spawnSync('openssl', ['version']).error !== undefined)
    await ensurePackages(['openssl'], 'These tests need openssl', (line) => console.log(line));
  const cwd = mkdtempSync(join(tmpdir(), 'zgoda-certificate-'));
  const made = spawnSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1'],
      ...['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', 'key.pem', '-out', 'cert.pem'],
    ],
    { cwd, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`openssl: ${made.stderr}`);
  const read = (name: string) => readFileSync(join(cwd, name), 'utf8');
  const pair = { key: read('key.pem'), cert: read('cert.pem') };
  rmSync(cwd, { recursive: true });
  return pair;
};
