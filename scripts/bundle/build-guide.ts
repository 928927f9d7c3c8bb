import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './browser-bundle.ts';
import { guideMarkup } from './guide-markup.ts';

const LANGUAGES = ['en', 'pl'];

export const buildGuide = async (folder: string): Promise<void> => {
  const source = path.join(root, 'docs/guide');
  for (const language of LANGUAGES) {
    await mkdir(path.join(folder, language), { recursive: true });
    for (const name of await readdir(path.join(source, language))) {
      const page = guideMarkup(await readFile(path.join(source, language, name), 'utf8'));
      const file = `${language}/${name.replace('.md', '.json')}`;
      await writeFile(path.join(folder, file), `${JSON.stringify(page)}\n`);
    }
  }
  await cp(path.join(source, 'pictures'), path.join(folder, 'pictures'), { recursive: true });
};
