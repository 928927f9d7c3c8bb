import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { MailListenerConfig } from '../config/mail-in.ts';
import type { MailInDesk } from '../desks/mail-in-desk.ts';
import { MAX_MAIL_BYTES } from '../domain/model/mail/arrived-mail.ts';
import { faultFields, type ServiceLogger } from '../telemetry/logger.ts';
import type { RateLimits } from '../telemetry/rate-limit.ts';
import {
  LATER,
  NO_SUCH_ADDRESS,
  REFUSALS,
  type Reply,
  TOO_LARGE,
  TOO_MANY_RECIPIENTS,
} from './smtp-replies.ts';

type Deps = {
  config: MailListenerConfig;
  /** Name by which it greets. */
  domain: string;
  desk: MailInDesk;
  rateLimits: RateLimits;
  addressKey(address: string): string;
  logger: ServiceLogger;
};

export type MailListener = { readonly port: number; stop(): Promise<void> };

/** Open connections at the same time. */
const MAX_CLIENTS = 50;
/** Silence after which a connection ends, in milliseconds. */
const SILENCE_MS = 30_000;
/** How long mails under way may take when the service stops, in milliseconds. */
const CLOSE_MS = 10_000;

const replyError = ({ code, text }: Reply): Error => Object.assign(new Error(text), { responseCode: code });

/** The whole mail; null when it is too large, and then nothing of it is kept. */
const bytesOf = async (stream: SMTPServerDataStream): Promise<Buffer | null> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_MAIL_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size <= MAX_MAIL_BYTES ? Buffer.concat(chunks) : null;
};

/** What the sender's server is told about one mail; null: it is stored. */
const take = async (
  { desk, logger }: Deps,
  stream: SMTPServerDataStream,
  { envelope, remoteAddress, hostNameAppearsAs }: SMTPServerSession,
): Promise<Reply | null> => {
  const raw = await bytesOf(stream);
  if (raw === null) return TOO_LARGE;
  try {
    const outcome = await desk.receiveMail({
      raw,
      recipients: envelope.rcptTo.map(({ address }) => address),
      sender: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
      peer: { address: remoteAddress, helo: hostNameAppearsAs },
    });
    if (outcome.kind === 'failed') throw outcome.error;
    if (outcome.kind === 'stored') return null;
    return outcome.kind === 'refused' ? REFUSALS[outcome.why] : LATER;
  } catch (error) {
    logger.error(faultFields(error), 'A reply by mail could not be stored; its server will send it again.');
    return LATER;
  }
};

/**
 * Listens for replies by mail. A mail is confirmed (250) only after it is stored; until then its server keeps it and
 * sends it again. Addresses of servers are in memory alone and in no log. Decision 0127. Rules: MI-1, MI-2.
 */
export const startMailListener = async (deps: Deps): Promise<MailListener> => {
  const { config, domain, desk, rateLimits, addressKey, logger } = deps;
  const countMail = (session: SMTPServerSession): Promise<void> =>
    rateLimits.take('mailIn', addressKey(session.remoteAddress));
  const server = new SMTPServer({
    name: domain,
    banner: 'Zgoda',
    authOptional: true,
    disabledCommands: config.tls === null ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    ...(config.tls === null ? {} : config.tls),
    size: MAX_MAIL_BYTES,
    maxClients: MAX_CLIENTS,
    socketTimeout: SILENCE_MS,
    closeTimeout: CLOSE_MS,
    // No question to DNS about the peer, and no log of the library: both know the address.
    disableReverseLookup: true,
    logger: false,
    onMailFrom(_address, session, done) {
      countMail(session).then(
        () => done(),
        () => done(replyError(LATER)),
      );
    },
    onRcptTo({ address }, session, done) {
      if (session.envelope.rcptTo.length > 0) return done(replyError(TOO_MANY_RECIPIENTS));
      desk.opensChat(address).then(
        (isKnown) => (isKnown ? done() : done(replyError(NO_SUCH_ADDRESS))),
        () => done(replyError(LATER)),
      );
    },
    onData(stream, session, done) {
      take(deps, stream, session).then(
        (refusal) =>
          refusal === null ? done(null, 'Your reply is in the chat.') : done(replyError(refusal)),
        // The connection broke off.
        () => done(replyError(LATER)),
      );
    },
  });
  // Clients that break off or speak no SMTP; the error holds their address.
  server.on('error', (error: Error) => {
    const code = (error as { code?: string }).code ?? error.name;
    logger.debug({ code }, 'A connection for mail ended with an error.');
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(config.port, config.host, () => {
      server.server.off('error', reject);
      resolve((server.server.address() as AddressInfo).port);
    });
  });
  logger.info({ port }, 'Replies by mail are taken.');
  return { port, stop: () => new Promise((resolve) => server.close(() => resolve())) };
};
