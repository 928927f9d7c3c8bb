import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { runCommand } from '../setup/run-command.ts';
import { StartFailure } from '../start/start-failure.ts';
import { type Report, resultOf, type TestResult } from './test-result.ts';

const LEFT_OUT = new Set(['.git', '.cache', 'node_modules', 'build', 'coverage', 'data']);

/** A busy machine must not look like a broken rule. */
const PATIENCE_MS = '60000';

export type TreeCopy = {
  path(file: string): string;
  build(): Promise<void>;
  runTests(file: string, titles: readonly string[]): Promise<TestResult[]>;
  remove(): void;
};

/** Packages and `.cache` folders are linked. */
export function copyTree(root: string): TreeCopy {
  const folder = mkdtempSync(join(tmpdir(), 'zgoda-break-rules-'));
  const path = (file: string): string => join(folder, file);
  cpSync(root, folder, {
    recursive: true,
    filter: (source) => !LEFT_OUT.has(relative(root, source)),
  });
  symlinkSync(join(root, 'node_modules'), path('node_modules'));
  // On the copy's disk, because builds are renamed.
  mkdirSync(path('.cache'));
  const cache = join(root, '.cache');
  for (const name of existsSync(cache) ? readdirSync(cache) : []) {
    symlinkSync(join(cache, name), path(`.cache/${name}`));
  }
  const run = (args: readonly string[]) =>
    runCommand(process.execPath, ['--import', 'tsx', ...args], {
      cwd: folder,
      // The complete walk is needed.
      env: { ...process.env, ZGODA_TEST_WHOLE: '1' },
    });

  return {
    path,
    async build() {
      const { code, output } = await run(['scripts/build.ts']);
      if (code !== 0) throw new StartFailure(`The copy could not be built: ${output.slice(-600)}`);
    },
    async runTests(file, titles) {
      const written = path('.cache/test-report.json');
      rmSync(written, { force: true });
      const chosen = `(${titles.map((title) => title.replace(/[^\p{L}\p{N} ]/gu, '\\$&')).join('|')}) \\[`;
      const reporter = ['--reporter', 'json', '--reporter-option', `output=${written}`];
      const { output } = await run([
        'node_modules/.bin/mocha',
        '--timeout',
        PATIENCE_MS,
        '--exit',
        ...reporter,
        '--grep',
        chosen,
        file,
      ]);
      const report = existsSync(written) ? (JSON.parse(readFileSync(written, 'utf8')) as Report) : null;
      return titles.map((title) => resultOf(report, title, output));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
