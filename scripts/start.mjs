// `npm start`: installs what is missing, then runs the product. Plain Node, because nothing is installed yet.
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { installPackages, requireNode } from './setup/install-packages.mjs';

requireNode();
// Writing to a closed terminal fails; the orderly stop must go on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
if (await installPackages(root)) {
  const { register } = await import('tsx/esm/api');
  register();
  const { runProduct } = await import('./start/run-product.ts');
  process.exit(await runProduct(root));
}
process.exit(1);
