import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePackages } from '../../../scripts/setup/apt-packages.ts';

const SETTINGS = `
[tsa]
default_tsa = local
[local]
serial = ./serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[req]
distinguished_name = dn
prompt = no
[dn]
CN = Local
[ca]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
[stamping]
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
`;

export type LocalAuthority = {
  url: string;
  /** Certificate of its authority, in PEM form. */
  certificates: string;
  stamped(): number;
  stop(): Promise<void>;
};

/** A local time-stamp authority: `openssl ts` behind HTTP. */
export const startTimeStampAuthority = async (): Promise<LocalAuthority> => {
  if (spawnSync('openssl', ['version']).error !== undefined)
    await ensurePackages(['openssl'], 'The tests of time stamps need openssl', (line) => console.log(line));
  const cwd = mkdtempSync(join(tmpdir(), 'zgoda-tsa-'));
  const openssl = (...args: string[]): void => {
    const { status, stderr } = spawnSync('openssl', args, { cwd, encoding: 'utf8' });
    if (status !== 0) throw new Error(`openssl ${args[0]}: ${stderr}`);
  };
  writeFileSync(join(cwd, 'ts.cnf'), SETTINGS);
  writeFileSync(join(cwd, 'serial'), '01');
  const key = ['-newkey', 'rsa:2048', '-nodes', '-config', 'ts.cnf'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-extensions',
    'ca',
    '-subj',
    '/CN=Local CA',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  );
  openssl('req', ...key, '-subj', '/CN=Local TSA', '-keyout', 'tsa.key', '-out', 'tsa.csr');
  const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'ts.cnf'];
  openssl('x509', '-req', '-in', 'tsa.csr', ...signing, '-extensions', 'stamping', '-out', 'tsa.pem');
  let stamped = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    writeFileSync(join(cwd, 'query'), Buffer.concat(chunks));
    const signer = ['-signer', 'tsa.pem', '-inkey', 'tsa.key'];
    openssl('ts', '-reply', '-config', 'ts.cnf', '-queryfile', 'query', ...signer, '-out', 'reply');
    stamped += 1;
    response.setHeader('content-type', 'application/timestamp-reply');
    response.end(readFileSync(join(cwd, 'reply')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    certificates: readFileSync(join(cwd, 'ca.pem'), 'utf8'),
    stamped: () => stamped,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(cwd, { recursive: true, force: true });
    },
  };
};
