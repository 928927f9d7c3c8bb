import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';

/** esbuild's content hash. */
const BY_CONTENT = /^[A-Z0-9]{8}\.js$/;

/**
 * Separate random names cost visitors 60 bytes.
 * @param outputs rewritten in this folder
 * @returns metafile with the new names
 */
export const nameChunksTogether = async (metafile: Metafile, folder: string): Promise<Metafile> => {
  const names = Object.keys(metafile.outputs)
    .map((file) => path.basename(file))
    .filter((name) => name.endsWith('.js'))
    .sort();
  const chunks = names.filter((name) => BY_CONTENT.test(name));
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  const hash = createHash('sha256').update(texts.join('\0')).digest('hex');
  const together = BigInt(`0x${hash}`).toString(36).slice(-8);
  const renamed = new Map(chunks.map((name, at) => [name, `${together}${at.toString(36)}.js`]));
  const withNewNames = (text: string): string =>
    [...renamed].reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
  await Promise.all(
    names.map((name, at) =>
      writeFile(path.join(folder, renamed.get(name) ?? name), withNewNames(texts[at] ?? '')),
    ),
  );
  await Promise.all(chunks.map((name) => rm(path.join(folder, name))));
  return JSON.parse(withNewNames(JSON.stringify(metafile))) as Metafile;
};
