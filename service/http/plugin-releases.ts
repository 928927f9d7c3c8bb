import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { notFound } from '../domain/model/base/domain-error.ts';
import { type PluginRelease, pluginFacts } from '../protocol/api/adapter-api.ts';

export type PackedRelease = { release: PluginRelease; bytes: Uint8Array };

/**
 * Plugin of this version, read once so metadata and file match.
 * @throws DomainError not_found when the build has none
 */
export type PluginReleases = { wordPress(): Promise<PackedRelease> };

export const makePluginReleases = (buildDir: string): PluginReleases => {
  const read = async (): Promise<PackedRelease> => {
    const file = (ending: string) => readFile(join(buildDir, 'releases', `wordpress.${ending}`));
    const [facts, bytes] = await Promise.all([file('json'), file('zip')]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const told = v.parse(pluginFacts, JSON.parse(facts.toString('utf8')));
    return { release: { ...told, platform: 'wordpress', size: bytes.length, sha256 }, bytes };
  };
  let known: Promise<PackedRelease> | null = null;
  return {
    wordPress: () => {
      known ??= read().catch((error: unknown) => {
        known = null;
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw notFound();
        throw error;
      });
      return known;
    },
  };
};
