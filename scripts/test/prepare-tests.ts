import {
  ensurePhpVersions,
  hasPhpVersions,
  PHP_VERSIONS,
} from '../../test/support/surroundings/php-versions.ts';
import { ensureBuild } from '../bundle/ensure-build.ts';
import { ensureHadolint, runsHadolint } from '../setup/hadolint.ts';
import { ensureMongod, runsMongod } from '../setup/mongod.ts';
import { ensureEnvironment } from '../setup/python-environment.ts';
import { ensureS3Server } from '../setup/s3-server.ts';
import { ensureNewerWordPress, hasNewerWordPress } from '../wordpress/debian-wordpress.ts';
import { ensureWordPressBuilds, hasWordPressBuilds } from '../wordpress/wordpress-sources.ts';
import { keepOneWordPress, newerWordPress } from './newer-wordpress.ts';
import { ensureTestTools } from './test-tools.ts';

const environmentFolder = '.cache/embedded-database';

/**
 * Fetches what the tests need and is not there yet, and builds. What comes from different places is fetched at the same
 * time.
 */
export async function prepareTests(isQuick: boolean, say: (line: string) => void): Promise<void> {
  const parts = isQuick ? [] : [prepareFromDebian(say), prepareWordPressBuilds(say), preparePhp(say)];
  await endOf([...parts, ensureBuild(say)]);
}

/** The first failure is thrown when all have ended, so that none is cut off half-way. */
async function endOf(parts: readonly Promise<unknown>[]): Promise<void> {
  for (const part of await Promise.allSettled(parts)) {
    if (part.status === 'rejected') throw part.reason;
  }
}

/** Both parts behind the tools need some of them. */
async function prepareFromDebian(say: (line: string) => void): Promise<void> {
  await ensureTestTools(say);
  await endOf([
    // All take packages by the same program.
    ensureEnvironment(environmentFolder, say)
      .then(() => (runsMongod ? ensureMongod(say) : null))
      .then(() => (runsHadolint ? ensureHadolint(say) : null)),
    ensureS3Server(say),
    prepareDebianWordPress(say),
  ]);
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
  say(`Fetching PHP ${PHP_VERSIONS[0]} to ${PHP_VERSIONS.at(-1)} (470 MB, once) …`);
  await ensurePhpVersions();
}
