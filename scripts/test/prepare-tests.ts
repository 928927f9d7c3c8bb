import {
  ensurePhpVersions,
  hasPhpVersions,
  PHP_VERSIONS,
} from '../../test/support/surroundings/php-versions.ts';
import { ensureBuild } from '../bundle/ensure-build.ts';
import { allEnded } from '../setup/all-ended.ts';
import { ensureContainerNode, runsContainerNode } from '../setup/container-node.ts';
import { ensureHadolint, runsHadolint } from '../setup/hadolint.ts';
import { ensureMongod, runsMongod } from '../setup/mongod.ts';
import { ensureEnvironment, toolsDatabaseFolder } from '../setup/python-environment.ts';
import { ensureS3Server } from '../setup/s3-server.ts';
import { ensureNewerWordPress, hasNewerWordPress } from '../wordpress/debian-wordpress.ts';
import { ensureWordPressBuilds, hasWordPressBuilds } from '../wordpress/wordpress-sources.ts';
import { keepOneWordPress, newerWordPress } from './newer-wordpress.ts';
import { ensureTestTools } from './test-tools.ts';

/** Never reject unhandled; `all` includes `tools`. */
export type SetUp = { tools: Promise<void>; all: Promise<void> };

/** `tools` suffices for unit tests. */
export function prepareTests(isQuick: boolean, say: (line: string) => void): SetUp {
  const fromDebian = isQuick ? Promise.resolve() : ensureTestTools(say);
  const tools = allEnded([fromDebian, ensureBuild(say)]);
  if (isQuick) return { tools, all: tools };
  const all = allEnded([
    tools,
    fromDebian.then(() => preparePrograms(say)),
    fromDebian.then(() => prepareDebianWordPress(say)),
    prepareWordPressBuilds(say),
    preparePhp(say),
  ]);
  all.catch(() => undefined);
  return { tools, all };
}

async function preparePrograms(say: (line: string) => void): Promise<void> {
  await ensureEnvironment(toolsDatabaseFolder, say);
  await ensureS3Server(say);
  if (runsMongod) await ensureMongod(say);
  if (runsHadolint) await ensureHadolint(say);
  if (runsContainerNode) await ensureContainerNode(say);
}

async function prepareDebianWordPress(say: (line: string) => void): Promise<void> {
  if (hasNewerWordPress()) return;
  say('Fetching the WordPress of the next Debian (40 MB, once) …');
  await ensureNewerWordPress();
}

async function prepareWordPressBuilds(say: (line: string) => void): Promise<void> {
  if (!hasWordPressBuilds()) {
    say(`Fetching WordPress ${newerWordPress} (150 MB, once) …`);
    await ensureWordPressBuilds();
  }
  keepOneWordPress();
}

async function preparePhp(say: (line: string) => void): Promise<void> {
  if (hasPhpVersions()) return;
  say(`Fetching PHP ${PHP_VERSIONS.join(' and ')} (120 MB, once) …`);
  await ensurePhpVersions();
}
