import { type MailReader, type ReadMail, UNREADABLE } from '../../domain/model/mail/arrived-mail.ts';
import type { MailTask } from '../threads/mail-worker.ts';
import { makeThread } from '../threads/worker-thread.ts';
import { headOf } from './mail-head.ts';

/** Longest time that one mail may take, in milliseconds. */
const READ_MS = 3_000;
/** Memory limit of the thread in MB. */
const MEMORY_MB = 192;

/**
 * Reads mails in a thread, so that none of them can hold up the chats. One that exceeds a limit is read by its header
 * alone, so that its sender can be told.
 * @param authServer name by which the operator's mail server signs its verdicts; null: none is read
 * @param taskMs maximum time for one mail, in milliseconds
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
