import { createHash } from 'node:crypto';
import { access, copyFile, mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

export type AssetSet = 'widget' | 'console';

/** For pages of another version. */
export type KeptAssets = {
  folder: string;
  /**
   * Before listening, for other versions.
   * @throws Error of the file system
   */
  keep(): Promise<void>;
  /** Below `folder`; null: missing or invalid. */
  find(set: AssetSet, name: string): Promise<string | null>;
};

/** The least recently started is removed. */
export const KEPT_BUILDS = 10;

const SETS: readonly AssetSet[] = ['widget', 'console'];
/** Content-addressed. */
const NAME = /^[\w-]{1,100}\.(?:js|css)$/;

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** @param folder created if missing, shared */
export const makeKeptAssets = (buildDir: string, folder: string): KeptAssets => {
  const filesOfBuild = async (): Promise<string[]> => {
    const lists = await Promise.all(
      SETS.map(async (set) => {
        const names = await namesIn(join(buildDir, set, 'assets'));
        return names.filter((name) => NAME.test(name)).map((name) => `${set}/${name}`);
      }),
    );
    return lists.flat().sort();
  };

  /** A dot marks an incomplete copy. */
  const copy = async (files: readonly string[], build: string): Promise<void> => {
    const making = await mkdtemp(join(folder, `${build}.`));
    for (const set of SETS) await mkdir(join(making, set));
    for (const file of files) {
      const [set = '', name = ''] = file.split('/');
      await copyFile(join(buildDir, set, 'assets', name), join(making, file));
    }
    // Another process was first.
    await rename(making, join(folder, build)).catch(() => rm(making, { recursive: true, force: true }));
  };

  const removeOldest = async (): Promise<void> => {
    const builds = await Promise.all(
      (await namesIn(folder)).map(async (name) => ({
        name,
        startedAt: await stat(join(folder, name)).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        ),
      })),
    );
    builds.sort((a, b) => b.startedAt - a.startedAt);
    for (const { name } of builds.slice(KEPT_BUILDS))
      await rm(join(folder, name), { recursive: true, force: true });
  };

  return {
    folder,
    async keep() {
      const files = await filesOfBuild();
      const build = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      if (!(await isThere(join(folder, build)))) await copy(files, build);
      const now = new Date();
      await utimes(join(folder, build), now, now);
      await removeOldest();
    },
    async find(set, name) {
      if (!NAME.test(name)) return null;
      for (const build of await namesIn(folder)) {
        const path = join(build, set, name);
        if (!build.includes('.') && (await isThere(join(folder, path)))) return path;
      }
      return null;
    },
  };
};
