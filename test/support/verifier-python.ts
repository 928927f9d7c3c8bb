import { fileURLToPath } from 'node:url';
import { ensureEnvironment } from '../../scripts/setup/python-environment.ts';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

export const verifierPython = (): Promise<string> =>
  ensureEnvironment(path('.cache/evidence-verifier'), (line) => console.log(line), {
    requirementsFile: path('docs/examples/requirements.txt'),
    what: 'the example of a verifier',
  });

/** `FILE: outcome`, without the reason. */
export const outcomesIn = (printed: string): string[] =>
  printed
    .trim()
    .split('\n')
    .map((line) => line.split(' ', 2).join(' '));
