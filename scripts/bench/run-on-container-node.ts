import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { containerNode, ensureContainerNode, runsContainerNode } from '../setup/container-node.ts';

/** Re-runs this command with the container's Node, if available. */
export async function runOnContainerNode(): Promise<void> {
  if (!runsContainerNode) return;
  await ensureContainerNode((line) => console.log(line));
  // The cache may be a symlink.
  if (process.execPath === realpathSync(containerNode())) return;
  const child = spawn(containerNode(), [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
  // The terminal signals both.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, 'exit');
  process.exit(code ?? 1);
}
