import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endWithParent } from '../../../scripts/setup/child-process.ts';

const SAMPLE = new URL('../../../docs/proxies/haproxy.cfg', import.meta.url);

/**
 * The documents' sample, without TLS, with one process after another for requests and sockets, and longer
 * timeouts.
 */
const configOf = (port: number, backends: readonly number[]): string => {
  const servers = backends.map((one, index) => `    server s${index} 127.0.0.1:${one}\n`).join('');
  const changes = [
    ['bind :443 ssl crt /etc/haproxy/chat.example.pem alpn h2,http/1.1', `bind 127.0.0.1:${port}`],
    ['    http-request set-header X-Forwarded-For %[src]\n', ''],
    ['balance leastconn', 'balance roundrobin'],
    ['    timeout connect 2s\n', '    timeout connect 20s\n    timeout check 20s\n'],
    ['    server one 127.0.0.1:4600\n', servers],
  ] as const;
  return changes.reduce(
    (text, [what, by]) => {
      if (!text.includes(what)) throw new Error(`The sample lacks ${what}.`);
      return text.replace(what, () => by);
    },
    readFileSync(SAMPLE, 'utf8'),
  );
};

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

export const startBalancer = async (
  port: number,
  backends: readonly number[],
): Promise<() => Promise<void>> => {
  const folder = mkdtempSync(join(tmpdir(), 'zgoda-balancer-'));
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(file, configOf(port, backends));
  const child = spawn('/usr/sbin/haproxy', ['-db', '-f', file], { stdio: 'ignore' });
  endWithParent(child);
  while (!(await isOpen(port))) {
    if (child.exitCode !== null) throw new Error(`HAProxy ended with ${child.exitCode}: ${file}`);
    await pause(10);
  }
  return async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
};
