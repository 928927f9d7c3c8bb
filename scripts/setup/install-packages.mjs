import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const oldestNode = [20, 19];

/** Stops with one sentence when this Node is older than the product can run on. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  console.error(
    `Zgoda needs Node ${oldestNode.join('.')} or newer; this is Node ${process.versions.node}. Get one at https://nodejs.org/`,
  );
  process.exit(1);
}

/**
 * Installs the npm packages when the lock file is newer than what is installed. Resolves to false when
 * npm failed.
 *
 * @param {string} root folder of package.json
 * @returns {Promise<boolean>}
 */
export async function installPackages(root) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const wanted = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return true;
  console.log('Installing the npm packages (npm ci) …');
  const code = await new Promise((resolve) => {
    const npm = spawn('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    npm.once('error', () => resolve(1));
    npm.once('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  if (code === 0) return true;
  console.error('The npm packages could not be installed; npm says why above.');
  return false;
}
