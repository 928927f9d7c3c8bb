import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { ensureBuild } from './bundle/ensure-build.ts';
import { runCommand } from './setup/run-command.ts';

const WALKS = ['test/browser/day/consultants-day.test.ts', 'test/browser/day/owners-day.test.ts'];
const LOCALES = ['pl', 'en'];
const MARK = 'guide-';
const WIDTH = 1000;

const takePictures = async (locale: string): Promise<number> => {
  const shots = mkdtempSync(join(tmpdir(), 'zgoda-guide-'));
  try {
    const env = { ...process.env, ZGODA_SHOTS: shots, ZGODA_GUIDE_LOCALE: locale };
    const walked = await runCommand('npx', ['mocha', ...WALKS], { env });
    if (walked.code !== 0) throw new Error(walked.output);
    const folder = join('docs/guide/pictures', locale);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const taken = readdirSync(shots).filter((name) => name.startsWith(MARK));
    for (const name of taken) {
      const kept = join(folder, name.slice(MARK.length).replace('.png', '.webp'));
      await sharp(join(shots, name)).resize({ width: WIDTH }).webp({ quality: 72 }).toFile(kept);
    }
    return taken.length;
  } finally {
    rmSync(shots, { recursive: true, force: true });
  }
};

const run = async (): Promise<void> => {
  await ensureBuild((line) => console.log(line));
  for (const locale of LOCALES) console.log(`${locale}: ${await takePictures(locale)} pictures`);
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
