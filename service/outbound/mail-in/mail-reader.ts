import { type MailReader, type ReadMail, UNREADABLE } from '../../domain/model/mail/arrived-mail.ts';
import type { MailTask } from '../threads/mail-worker.ts';
import { makeThread } from '../threads/worker-thread.ts';
import { headOf } from './mail-head.ts';

/** In milliseconds. */
const READ_MS = 3_000;
/** In MB. */
const MEMORY_MB = 192;

/**
 * In a thread; header only above a limit.
 * @param authServer null: no verdicts
 * @param taskMs per mail, in milliseconds
 */
export const makeMailReader = (authServer: string | null, taskMs = READ_MS): MailReader => {
  const run = makeThread<MailTask, ReadMail>('mail-worker', { taskMs, memoryMb: MEMORY_MB });
  return async (raw) => {
    const read = await run({ raw, authServer });
    if (read !== null) return read;
    const head = await run({ raw: headOf(raw), authServer });
    return { ...(head ?? UNREADABLE), isTooLarge: true };
  };
};
