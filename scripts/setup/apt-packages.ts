import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { StartFailure } from '../start/start-failure.ts';
import { runCommand } from './run-command.ts';

/** True on Debian derivatives. */
export function isDebian(): boolean {
  return existsSync('/etc/debian_version') && existsSync('/usr/bin/dpkg-query');
}

/** Uninstalled packages. */
export function missingPackages(names: readonly string[]): string[] {
  return names.filter((name) => {
    const format = '--showformat=$' + '{db:Status-Status}';
    const answer = spawnSync('dpkg-query', ['--show', format, name], { encoding: 'utf8' });
    return answer.status !== 0 || answer.stdout !== 'installed';
  });
}

/** Installs as root, else stops with the command. `need` starts the sentence. */
export async function ensurePackages(
  names: readonly string[],
  need: string,
  say: (line: string) => void,
): Promise<void> {
  if (!isDebian()) {
    throw new StartFailure(`${need}; install what Debian calls: ${names.join(' ')}`);
  }
  const missing = missingPackages(names);
  if (missing.length === 0) return;
  const install = ['install', '--yes', '--no-install-recommends', ...missing];
  if (process.getuid?.() !== 0) throw new StartFailure(`${need}; run: sudo apt-get ${install.join(' ')}`);
  say(`Installing from Debian: ${missing.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '--quiet'], { env });
  const result = await runCommand('apt-get', install, { env });
  if (result.code === 0) return;
  const why = result.output.trim().split('\n').slice(-4).join('\n');
  throw new StartFailure(`${need}, and this failed: apt-get ${install.join(' ')}\n${why}`);
}
