import { runCommand } from './run-command.ts';

export type Python = {
  command: string;
  version: string;
  /** Debian packages venv separately. */
  makesEnvironments: boolean;
};

const candidates = ['python3.13', 'python3.12', 'python3.11', 'python3.10', 'python3', 'python'];
const probe = [
  'import sys, importlib.util as u',
  'print(sys.version_info.major, sys.version_info.minor, int(bool(u.find_spec("ensurepip") and u.find_spec("venv"))), sys.executable)',
].join('\n');

export function isSupportedPython(major: number, minor: number): boolean {
  return major === 3 && minor >= 10 && minor <= 13;
}

/** 3.10 to 3.13, preferably with venv; null if none. */
export async function findPython(): Promise<Python | null> {
  let second: Python | null = null;
  for (const candidate of candidates) {
    const python = await inspect(candidate);
    if (python?.makesEnvironments) return python;
    second ??= python;
  }
  return second;
}

async function inspect(command: string): Promise<Python | null> {
  const answer = await runCommand(command, ['-c', probe]);
  const match = /^(\d+) (\d+) ([01]) (.+)$/m.exec(answer.output);
  if (answer.code !== 0 || match === null) return null;
  const [, major, minor, ensurepip, executable] = match;
  if (!isSupportedPython(Number(major), Number(minor))) return null;
  return {
    command: executable ?? command,
    version: `${major}.${minor}`,
    makesEnvironments: ensurepip === '1',
  };
}
