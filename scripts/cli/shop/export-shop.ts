import { accessSync, constants, createWriteStream, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StartFailure } from '../../start/start-failure.ts';
import type { CommandContext } from '../command-context.ts';
import { startProgress } from '../progress.ts';
import { signInAt } from './service-client.ts';

const NEWLINE = 10;

/** Before the export is asked for, which is written down. */
const requireWritable = (file: string): void => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) throw new StartFailure(`${file} is a folder: name a file in it.`);
  // The finished file takes the place of what is there: of a device, too.
  if (found?.isFile() === false) throw new StartFailure(`${file} is no plain file: name another one.`);
  // With a separator behind it, it must be a folder.
  accessSync(`${dirname(file)}${sep}`, constants.W_OK);
};

/** Saves everything of a shop as one JSON file, by the route that the console uses. Rule: PR-5. */
export const exportShop = async (
  context: CommandContext,
  shop: string,
  { as, out }: { as: string; out: string },
): Promise<void> => {
  const file = resolve(out);
  requireWritable(file);
  const { call, password } = await signInAt(context, as);
  const path = `/v1/staff/shops/${encodeURIComponent(shop)}`;
  const { counts }: { counts: Record<string, number> } = await (
    await call('GET', `${path}/departure`)
  ).json();
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const answer = await call('POST', `${path}/export`, { password });
  const { body } = answer;
  if (body === null) throw new StartFailure('The service sent nothing.');
  const progress = startProgress('Exporting', rows);
  try {
    await pipeline(
      body,
      // Each row is one line.
      async function* (parts: AsyncIterable<Uint8Array>) {
        for await (const part of parts) {
          progress.add(part.reduce((lines, byte) => (byte === NEWLINE ? lines + 1 : lines), 0));
          yield part;
        }
      },
      createWriteStream(`${file}.new`, { mode: 0o600, flush: true }),
    );
    await rename(`${file}.new`, file);
  } catch (error) {
    await rm(`${file}.new`, { force: true });
    throw error;
  } finally {
    progress.end();
  }
  context.say(`Saved ${rows} rows in ${file}. It holds everything of the shop in clear: keep it safe.`);
};
