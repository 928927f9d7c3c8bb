import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { destroyFile } from '../../../service/outbound/vault/key-folder.ts';
import { StartFailure } from '../../start/start-failure.ts';

/** @throws StartFailure when keys and backup would lie in one folder: whoever took it could read everything */
export const requireApart = (keysTo: string, backups: string): void => {
  for (const [inner, outer] of [
    [keysTo, backups],
    [backups, keysTo],
  ] as const)
    if (!relative(resolve(outer), resolve(inner)).startsWith('..'))
      throw new StartFailure(
        'The copy of the keys must lie apart from the backups: keep it on another machine, and name another folder.',
      );
};

/**
 * Copies the folder of the content keys over the copy before it. What is no longer in the folder is overwritten in the
 * copy too: a destroyed key that is kept makes an erasure undone. Decision 0093.
 */
export const copyKeys = async (from: string, to: string): Promise<number> => {
  if (!existsSync(from)) throw new StartFailure(`There is no folder of content keys at ${from}.`);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const names = readdirSync(from).filter((name) => !/\.(new|gone)$/.test(name));
  const former = new Set(readdirSync(to));
  for (const name of names) {
    const next = join(to, `${name}.copied`);
    copyFileSync(join(from, name), next);
    if (former.has(name)) await destroyFile(join(to, name));
    renameSync(next, join(to, name));
  }
  for (const name of former) if (!names.includes(name)) await destroyFile(join(to, name));
  return names.length;
};
