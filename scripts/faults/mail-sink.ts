import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

export type MailSink = {
  env: NodeJS.ProcessEnv;
  /** Waits for the mail. */
  linkFor(address: string): Promise<string>;
  close(): Promise<void>;
};

const LINK_START = '/confirm/#';
const SECRET_LENGTH = 43;

/** Removes soft line breaks of quoted-printable. */
const secretIn = (raw: string): string | null => {
  const text = raw.replaceAll('=\r\n', '');
  const at = text.indexOf(LINK_START);
  return at < 0 ? null : text.slice(at + LINK_START.length, at + LINK_START.length + SECRET_LENGTH);
};

export const startMailSink = async (): Promise<MailSink> => {
  const secrets = new Map<string, string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const secret = secretIn(raw);
        if (secret !== null) for (const { address } of session.envelope.rcptTo) secrets.set(address, secret);
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    env: { SMTP_URL: `smtp://127.0.0.1:${port}`, ZGODA_MAIL_FROM: 'Zgoda <chat@shop.example>' },
    async linkFor(address) {
      for (;;) {
        const secret = secrets.get(address);
        if (secret !== undefined) return secret;
        await pause(20);
      }
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
