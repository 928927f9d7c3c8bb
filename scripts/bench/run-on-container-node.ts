import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { containerNode, ensureContainerNode, runsContainerNode } from '../setup/container-node.ts';

/**
 * Runs this command once more by the Node of the container, and ends with it: what is measured is what production is.
 * Returns where it is that Node already, or where there is none for this machine.
 */
export async function runOnContainerNode(): Promise<void> {
  if (!runsContainerNode) return;
  await ensureContainerNode((line) => console.log(line));
  // The cache may be a link to another folder.
  if (process.execPath === realpathSync(containerNode())) return;
  const child = spawn(containerNode(), [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
  // A terminal sends them to both, and the measurement ends its processes first.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, 'exit');
  process.exit(code ?? 1);
}
