import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endWithParent } from './child-process.ts';

const sample = (name: string): string =>
  readFileSync(new URL(`../../docs/proxies/${name}`, import.meta.url), 'utf8');

type Place = { port: number; backends: readonly number[]; folder: string; pem: string };

/** @throws when a text to change is missing */
const changed = (text: string, changes: readonly (readonly [string | RegExp, string])[]): string =>
  changes.reduce((before, [what, by]) => {
    const after = before.replace(what, () => by);
    if (after === before) throw new Error(`The sample lacks ${String(what)}.`);
    return after;
  }, text);

const BODIES = 'bodies';

const nginx = ({ port, backends, folder, pem }: Place): string => `
daemon off; master_process off; pid ${folder}/nginx.pid; error_log ${folder}/error.log emerg;
events { worker_connections 512; }
http {
  client_body_temp_path ${folder}/${BODIES}; proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
${changed(sample('nginx.conf'), [
  ['listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`],
  ['/etc/ssl/chat.example.pem', pem],
  ['/etc/ssl/chat.example.key', pem],
  ['/var/log/nginx/zgoda.log', `${folder}/proxy.log`],
  ['/var/log/nginx/zgoda-error.log', `${folder}/error.log`],
  [
    '  server 127.0.0.1:4600 max_fails=1 fail_timeout=2s;\n',
    backends.map((one) => `  server 127.0.0.1:${one} max_fails=1 fail_timeout=2s;\n`).join(''),
  ],
])}
}`;

const haproxy = ({ port, backends, pem }: Place): string =>
  changed(sample('haproxy.cfg'), [
    [
      'bind :443 ssl crt /etc/haproxy/chat.example.pem alpn h2,http/1.1',
      `bind 127.0.0.1:${port}${pem === '' ? '' : ` ssl crt ${pem} alpn h2,http/1.1`}`,
    ],
    [
      '    server one 127.0.0.1:4600\n',
      backends.map((one, index) => `    server s${index} 127.0.0.1:${one}\n`).join(''),
    ],
  ]);

const caddy = ({ port, backends, folder, pem }: Place): string =>
  changed(sample('Caddyfile'), [
    [
      '\n{\n',
      `\n{\n\tadmin off\n\tauto_https disable_redirects\n\tdefault_bind 127.0.0.1\n\tstorage file_system ${folder}\n`,
    ],
    ['chat.example {', `https://127.0.0.1:${port} {\n\ttls ${pem} ${pem}`],
    [
      'reverse_proxy 127.0.0.1:4600 {',
      `reverse_proxy ${backends.map((one) => `127.0.0.1:${one}`).join(' ')} {`,
    ],
  ]);

export const PROXIES = {
  nginx: { config: nginx, command: '/usr/sbin/nginx', args: (file: string) => ['-c', file] },
  haproxy: { config: haproxy, command: '/usr/sbin/haproxy', args: (file: string) => ['-db', '-f', file] },
  caddy: {
    config: caddy,
    command: '/usr/bin/caddy',
    args: (file: string) => ['run', '--adapter', 'caddyfile', '--config', file],
  },
} as const;

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** Uses the documented sample. */
export const startProxy = async (
  name: keyof typeof PROXIES,
  { port, backends }: Pick<Place, 'port' | 'backends'>,
  certificate: { cert: string; key: string } | null,
): Promise<{ log(): string; stop(): Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'zgoda-proxy-'));
  mkdirSync(join(folder, 'logs'));
  const pem = certificate === null ? '' : join(folder, 'both.pem');
  if (certificate !== null) writeFileSync(pem, certificate.cert + certificate.key, { mode: 0o600 });
  const { config, command, args } = PROXIES[name];
  const file = join(folder, 'proxy.conf');
  writeFileSync(file, config({ port, backends, folder, pem }));
  const out = openSync(join(folder, 'out.log'), 'w');
  const env = { ...process.env, HOME: folder };
  const child = spawn(command, args(file), { cwd: folder, env, stdio: ['ignore', out, out] });
  closeSync(out);
  endWithParent(child);
  const read = (part: string): string => {
    try {
      return readFileSync(join(folder, part), 'utf8');
    } catch {
      return '';
    }
  };
  const log = (): string => ['out.log', 'error.log', 'proxy.log'].map(read).join('');
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${name} ended: ${log()}`);
    await pause(20);
  }
  // No request body may be stored.
  rmSync(join(folder, BODIES), { recursive: true, force: true });
  return {
    log,
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
