import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../../../scripts/cli/command-line.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export const runZgoda = async (
  env: NodeJS.ProcessEnv,
  ...args: string[]
): Promise<{ code: number; printed: string; told: string }> => {
  const [said, told]: [string[], string[]] = [[], []];
  const code = await runCommandLine(args, {
    root,
    env,
    say: (line) => void said.push(line),
    tell: (line) => void told.push(line),
  });
  return { code, printed: said.join('\n'), told: told.join('\n') };
};
