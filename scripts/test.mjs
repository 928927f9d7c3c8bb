// `npm test`: sets up what the tests need, then runs everything. Plain Node, because nothing is installed yet.
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { installPackages, requireNode } from './setup/install-packages.mjs';

requireNode();
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
if (await installPackages(process.cwd())) {
  const { register } = await import('tsx/esm/api');
  register();
  const { runTests, runClusterTests, runWordPressTests, runShopWalks } = await import('./test/run-tests.ts');
  const [lane, ...rest] = process.argv.slice(2);
  const run = { '--cluster': runClusterTests, '--wordpress': runWordPressTests, '--shops': runShopWalks }[
    lane
  ];
  process.exitCode = run === undefined ? await runTests(process.argv.slice(2)) : await run(rest);
} else {
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
