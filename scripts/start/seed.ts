import { runCommand } from '../setup/run-command.ts';
import { seedProgram } from './built-programs.ts';
import { StartFailure } from './start-failure.ts';

/** Last output line of scripts/start/seed-demo.ts. */
export type Seed = {
  ownerCreated: boolean;
  ownerEmail: string;
  /** Once, if generated. */
  ownerPassword: string | null;
  /** Null without a demo shop. */
  demoShopKey: string | null;
  demoAdapterSecret: string | null;
};

/** Exit code with an explanation. */
export const REFUSED = 3;

/** Also migrates. */
export async function runSeed(root: string, env: NodeJS.ProcessEnv): Promise<Seed> {
  const result = await runCommand(process.execPath, seedProgram, {
    cwd: root,
    env,
  });
  if (result.code === REFUSED) throw new StartFailure(result.output.trim());
  if (result.code !== 0) {
    const lines = result.output.trim().split('\n');
    throw new StartFailure(
      `The first owner and the demo shop could not be created:\n${lines.slice(-8).join('\n')}`,
    );
  }
  const answer = result.stdout.trim().split('\n').at(-1) ?? '';
  const seed = parseSeed(answer);
  if (seed === null)
    throw new StartFailure(`scripts/start/seed-demo.ts answered in an unknown form:\n${answer}`);
  return seed;
}

export function parseSeed(line: string): Seed | null {
  try {
    const value = JSON.parse(line) as Partial<Record<keyof Seed, unknown>>;
    const text = (name: keyof Seed): string | null => {
      const found = value[name];
      return typeof found === 'string' ? found : null;
    };
    if (typeof value.ownerCreated !== 'boolean') return null;
    return {
      ownerCreated: value.ownerCreated,
      ownerEmail: text('ownerEmail') ?? '',
      ownerPassword: text('ownerPassword'),
      demoShopKey: text('demoShopKey'),
      demoAdapterSecret: text('demoAdapterSecret'),
    };
  } catch {
    return null;
  }
}
