import { accessSync, constants, createWriteStream, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { StartFailure } from '../../start/start-failure.ts';
import { STOP_SIGNALS } from '../../start/stop-request.ts';
import type { CommandContext } from '../command-context.ts';
import { startProgress } from '../progress.ts';
import { signInAt } from './service-client.ts';

const NEWLINE = 10;

/** Before the request, which is logged. */
const requireWritable = (file: string): void => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) throw new StartFailure(`${file} is a folder: name a file in it.`);
  // A rename would replace a device.
  if (found?.isFile() === false) throw new StartFailure(`${file} is no plain file: name another one.`);
  // The separator requires a folder.
  accessSync(`${dirname(file)}${sep}`, constants.W_OK);
};

/** No partial cleartext export may be left. */
const untilStopped = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
  const stop = new AbortController();
  const ask = (): void => stop.abort();
  for (const name of STOP_SIGNALS) process.on(name, ask);
  try {
    await work(stop.signal);
  } catch (error) {
    throw stop.signal.aborted ? new StartFailure('A stop was asked for: nothing was saved.') : error;
  } finally {
    for (const name of STOP_SIGNALS) process.off(name, ask);
  }
};

/** Rule: PR-5. */
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
  const counted = async function* (parts: AsyncIterable<Uint8Array>) {
    for await (const part of parts) {
      progress.add(part.reduce((lines, byte) => (byte === NEWLINE ? lines + 1 : lines), 0));
      yield part;
    }
  };
  try {
    await untilStopped((signal) =>
      pipeline(
        Readable.fromWeb(body as WebStream),
        counted,
        createWriteStream(`${file}.new`, { mode: 0o600, flush: true }),
        { signal },
      ),
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
