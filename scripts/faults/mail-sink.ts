import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { startFront } from './front.ts';

/** A mail as it arrived; `secret` of the link in it. */
export type ArrivedMail = { to: string; id: string; secret: string | null };
/** `away`: it takes no connection. `cut`: it keeps a mail and cuts the line before it says so. */
export type MailFault = 'away' | 'cut';

/** A mail server that keeps what it gets. */
export type MailSink = {
  env: NodeJS.ProcessEnv;
  /** In the order of their arrival. */
  mails: readonly ArrivedMail[];
  /** Null: it works again. */
  setFault(fault: MailFault | null): void;
  /** The secret of the link in the mail to this address; waits for it. */
  linkFor(address: string): Promise<string>;
  close(): Promise<void>;
};

const LINK_START = '/confirm/#';
const SECRET_LENGTH = 43;
const ID_HEADER = 'message-id:';

/** Soft line breaks of quoted-printable go; a link needs no other decoding. */
const secretIn = (raw: string): string | null => {
  const text = raw.replaceAll('=\r\n', '');
  const at = text.indexOf(LINK_START);
  return at < 0 ? null : text.slice(at + LINK_START.length, at + LINK_START.length + SECRET_LENGTH);
};
const idIn = (raw: string): string => {
  const header = raw.split('\r\n').find((line) => line.toLowerCase().startsWith(ID_HEADER)) ?? '';
  return header.slice(ID_HEADER.length).trim();
};

export const startMailSink = async (): Promise<MailSink> => {
  const mails: ArrivedMail[] = [];
  const front = await startFront(() => 0);
  let fault: MailFault | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        for (const { address } of session.envelope.rcptTo)
          mails.push({ to: address, id: idIn(raw), secret: secretIn(raw) });
        if (fault === 'cut') front.cut(1);
        done();
      });
    },
  });
  // A line that was cut in the middle of a mail.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  front.setBackends([port]);
  return {
    env: { SMTP_URL: `smtp://127.0.0.1:${front.port}`, ZGODA_MAIL_FROM: 'Zgoda <chat@shop.example>' },
    mails,
    setFault(next) {
      fault = next;
      front.setBackends(next === 'away' ? [] : [port]);
      if (next === 'away') front.cut(1);
    },
    async linkFor(address) {
      for (;;) {
        const secret = mails.find((mail) => mail.to === address && mail.secret !== null)?.secret;
        if (secret != null) return secret;
        await pause(20);
      }
    },
    async close() {
      await front.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
