import { spawn } from 'node:child_process';

export type CommandResult = { code: number; output: string };

/** Runs a command to its end and keeps what it printed; `code` is 127 when there is no such command. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    child.once('error', (cause) => resolve({ code: 127, output: cause.message }));
    child.once('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(parts).toString('utf8') }),
    );
  });
}

/** Full path of a command, or null when the PATH does not have it. */
export async function findOnPath(command: string): Promise<string | null> {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  const found = await runCommand(finder, [command]);
  return found.code === 0 ? (found.output.split('\n')[0]?.trim() ?? null) : null;
}
