import { parentPort } from 'node:worker_threads';
import { readMail } from '../mail-in/read-mail.ts';
import { registrableDomain } from '../registrable-domain.ts';
import { READY } from './worker-thread.ts';

export type MailTask = { readonly raw: Uint8Array; readonly authServer: string | null };

parentPort?.on('message', async ({ raw, authServer }: MailTask) =>
  parentPort?.postMessage(await readMail(raw, authServer, registrableDomain)),
);
parentPort?.postMessage(READY);
