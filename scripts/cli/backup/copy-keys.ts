import { copyFileSync, existsSync, readdirSync, realpathSync, renameSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { destroyFile, holdsKeys } from '../../../service/outbound/vault/key-folder.ts';
import { makeFolder } from '../../start/make-folder.ts';
import { StartFailure } from '../../start/start-failure.ts';

/** Where a path leads to, also when its last parts are not there yet. */
const realPath = (path: string): string => {
  const absolute = resolve(path);
  if (existsSync(absolute)) return realpathSync.native(absolute);
  const above = dirname(absolute);
  return above === absolute ? absolute : join(realPath(above), basename(absolute));
};

const liesIn = (inner: string, outer: string): boolean => {
  const way = relative(realPath(outer), realPath(inner));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

const overlap = (one: string, other: string): boolean => liesIn(one, other) || liesIn(other, one);

/** @throws StartFailure when keys and backup would lie in one folder: whoever took it could read everything */
export const requireApart = (keysTo: string, backups: string): void => {
  if (overlap(keysTo, backups))
    throw new StartFailure(
      'The copy of the keys must lie apart from the backups: keep it on another machine, and name another folder.',
    );
};

/** What the copied keys must not be mixed with, and what it is called. */
export type Reserved = readonly { readonly name: string; readonly folder: string }[];

const IN_BETWEEN = /\.(copied|gone|\d+\.new)$/;
const isOurs = (name: string): boolean => holdsKeys(name.replace(IN_BETWEEN, ''));

/** The files of the copy before. @throws StartFailure when there is anything else: it would be overwritten */
const copiedBefore = (to: string): string[] => {
  if (!existsSync(to)) return [];
  const entries = readdirSync(to, { withFileTypes: true });
  const foreign = entries.find((entry) => !entry.isFile() || !isOurs(entry.name));
  if (foreign !== undefined)
    throw new StartFailure(
      `${join(to, foreign.name)} is no copy of a content key, and the copy overwrites what is in its folder: name a folder of its own for --keys, a new or an empty one.`,
    );
  return entries.map(({ name }) => name);
};

/** @throws StartFailure when the folder is not one for the copied keys alone */
export const requireFolderForKeys = (to: string, reserved: Reserved): void => {
  for (const { name, folder } of reserved)
    if (overlap(to, folder))
      throw new StartFailure(
        `The copy of the keys must lie apart from ${name} ${folder}: name another folder for --keys.`,
      );
  copiedBefore(to);
};

/**
 * Copies the folder of the content keys over the copy before it. What is no longer in the folder is overwritten in the
 * copy too: a destroyed key that is kept makes an erasure undone. Decision 0093.
 */
export const copyKeys = async (from: string, to: string): Promise<number> => {
  if (!existsSync(from)) throw new StartFailure(`There is no folder of content keys at ${from}.`);
  const before = copiedBefore(to);
  makeFolder(to);
  const names = readdirSync(from).filter(holdsKeys);
  // What an interrupted call left.
  for (const name of before) if (!holdsKeys(name)) await destroyFile(join(to, name));
  const former = new Set(before.filter(holdsKeys));
  for (const name of names) {
    const next = join(to, `${name}.copied`);
    copyFileSync(join(from, name), next);
    if (former.has(name)) await destroyFile(join(to, name));
    renameSync(next, join(to, name));
  }
  for (const name of former) if (!names.includes(name)) await destroyFile(join(to, name));
  return names.length;
};
