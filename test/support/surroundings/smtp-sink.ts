import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type CaughtMail = { to: string[]; from: string; raw: string };
export type SmtpSink = {
  url: string;
  env: Record<string, string>;
  caught: CaughtMail[];
  until(count: number): Promise<CaughtMail[]>;
  /** Response to the next recipients; null: accepted. */
  refuseWith: { code: number; text: string } | null;
  /** Accepts mails of this sender only; refuses others at this SMTP stage. */
  sendsAs: { from: string; refusesAt: 'MAIL FROM' | 'RCPT TO' | 'DATA' } | null;
  /** Delays the confirmation of a received mail; null: at once. */
  confirmsAfter: Promise<unknown> | null;
  connections(): number;
  untilAllEnded(): Promise<unknown>;
  hangUp(): void;
  stop(): Promise<void>;
};

export const startSmtpSink = async (): Promise<SmtpSink> => {
  const caught: CaughtMail[] = [];
  const waiting: (() => void)[] = [];
  const sockets = new Set<Socket>();
  const sink: SmtpSink = {
    url: '',
    env: {},
    caught,
    refuseWith: null,
    sendsAs: null,
    confirmsAfter: null,
    until: async (count) => {
      while (caught.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
      return caught;
    },
    connections: () => sockets.size,
    untilAllEnded: () =>
      Promise.all(
        [...sockets]
          .filter(({ closed }) => !closed)
          .map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()))),
      ),
    hangUp: () => {
      for (const socket of sockets) socket.destroy();
    },
    stop: () => {
      sink.hangUp();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  const faultOf = (stage: string, from: string | undefined): Error | null =>
    sink.sendsAs !== null && sink.sendsAs.refusesAt === stage && sink.sendsAs.from !== from
      ? Object.assign(new Error('5.7.1 Sender address rejected'), { responseCode: 553 })
      : null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom({ address }, _session, done) {
      done(faultOf('MAIL FROM', address));
    },
    onRcptTo(_address, { envelope: { mailFrom } }, done) {
      const fault = faultOf('RCPT TO', mailFrom === false ? '' : mailFrom.address);
      if (fault !== null) return done(fault);
      if (sink.refuseWith === null) return done();
      const { code, text } = sink.refuseWith;
      done(Object.assign(new Error(text), { responseCode: code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const fault = faultOf('DATA', mailFrom === false ? '' : mailFrom.address);
        if (fault !== null) return done(fault);
        caught.push({
          to: rcptTo.map(({ address }) => address),
          from: mailFrom === false ? '' : mailFrom.address,
          raw: Buffer.concat(chunks).toString('utf8'),
        });
        for (const resolve of waiting.splice(0)) resolve();
        if (sink.confirmsAfter === null) done();
        else sink.confirmsAfter.then(() => done());
      });
    },
  });
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  sink.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  sink.env = { SMTP_URL: sink.url, ZGODA_MAIL_FROM: 'Zgoda <chat@shop.example>' };
  return sink;
};

/** Unfolded headers of a mail, by lower-case name. */
export const headersOf = ({ raw }: CaughtMail): Map<string, string> => {
  const head = raw.split('\r\n\r\n')[0] ?? '';
  return new Map(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.split(':')[0]?.toLowerCase() ?? '', line.slice(line.indexOf(':') + 1).trim()]),
  );
};

export const wordsOf = ({ raw }: CaughtMail): string =>
  raw
    .split(/\r\n--[^\r\n]+/)
    .map((part) => {
      const [head = '', ...rest] = part.split('\r\n\r\n');
      const body = rest.join('\r\n\r\n');
      if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
      if (!/quoted-printable/i.test(head)) return body;
      const bytes = body
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      return Buffer.from(bytes, 'latin1').toString('utf8');
    })
    .join('\n');
