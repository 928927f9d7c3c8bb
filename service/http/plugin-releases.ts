import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { notFound } from '../domain/model/base/domain-error.ts';
import { type PluginRelease, pluginFacts } from '../protocol/api/adapter-api.ts';

export type PackedRelease = { release: PluginRelease; fileName: string; bytes: Uint8Array };

/**
 * Package of this version, read once so metadata and file match.
 * @throws DomainError not_found when the build has none of this name
 */
export type PluginReleases = { of(name: string): Promise<PackedRelease> };

const packed = v.strictObject({ ...pluginFacts.entries, fileName: v.string() });

export const makePluginReleases = (buildDir: string): PluginReleases => {
  const read = async (name: string): Promise<PackedRelease> => {
    const file = (ending: string) => readFile(join(buildDir, 'releases', `${name}.${ending}`));
    const [facts, bytes] = await Promise.all([file('json'), file('zip')]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { fileName, ...told } = v.parse(packed, JSON.parse(facts.toString('utf8')));
    return { release: { ...told, platform: name, size: bytes.length, sha256 }, fileName, bytes };
  };
  const known = new Map<string, Promise<PackedRelease>>();
  return {
    of(name) {
      const found = known.get(name);
      if (found !== undefined) return found;
      const reading = read(name).catch((error: unknown) => {
        known.delete(name);
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw notFound();
        throw error;
      });
      known.set(name, reading);
      return reading;
    },
  };
};
