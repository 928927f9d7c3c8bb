import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { endWithParent } from './child-process.ts';

export type CommandResult = {
  code: number;
  stdout: string;
  output: string;
};

/** `code` is 127 when the command does not exist. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    endWithParent(child);
    const printed: Buffer[] = [];
    const both: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => {
      printed.push(part);
      both.push(part);
    });
    child.stderr.on('data', (part: Buffer) => both.push(part));
    child.once('error', (cause) => resolve({ code: 127, stdout: '', output: cause.message }));
    child.once('close', (code) =>
      resolve({ code: code ?? 1, stdout: textOf(printed), output: textOf(both) }),
    );
  });
}

function textOf(parts: readonly Buffer[]): string {
  return Buffer.concat(parts).toString('utf8');
}

/** Null if not on the PATH. */
export function findOnPath(command: string): string | null {
  const name = process.platform === 'win32' ? `${command}.exe` : command;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
