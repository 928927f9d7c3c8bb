import type { ImapFlow } from 'imapflow';
import type { MailboxConfig } from '../../config/mail-in.ts';
import { isUnavailable } from '../../domain/model/base/domain-error.ts';
import { type ArrivedMail, MAX_MAIL_BYTES, type Mailbox } from '../../domain/model/mail/arrived-mail.ts';
import { headOf, MAX_HEADER_BYTES } from './mail-head.ts';

const TIMEOUT_MS = 30_000;
/** Waiting mails do not count. */
const MAX_PER_ROUND = 100;
/** The next round continues after them. */
const MAX_FETCHED = 300;

/** Codes only. Rule: MI-2. */
export class MailboxError extends Error {
  constructor(code: string) {
    super(`The mailbox of replies could not be read: ${code}.`);
    this.name = 'MailboxError';
  }
}

const connect = async (config: MailboxConfig): Promise<ImapFlow> => {
  // Lazy.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host: config.host,
    port: config.port,
    secure: config.isImplicitTls,
    ...(config.isImplicitTls ? {} : { doSTARTTLS: !config.isPlainAllowed }),
    auth: { user: config.user, pass: config.password },
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // It would log server texts.
    logger: false,
  });
  // Required: else an error event ends the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

/** Unread; header only if too large. Null: deleted. */
const fetchMail = async (client: ImapFlow, uid: number): Promise<ArrivedMail | null> => {
  const known = await client.fetchOne(
    String(uid),
    { uid: true, size: true, internalDate: true },
    { uid: true },
  );
  if (known === false) return null;
  const { internalDate } = known;
  const envelope = internalDate === undefined ? {} : { arrivedAt: new Date(internalDate) };
  if ((known.size ?? 0) > MAX_MAIL_BYTES) {
    const start = await client.fetchOne(
      String(uid),
      { source: { start: 0, maxLength: MAX_HEADER_BYTES } },
      { uid: true },
    );
    return start === false || start.source === undefined
      ? null
      : { ...envelope, raw: headOf(start.source), isTooLarge: true };
  }
  const whole = await client.fetchOne(String(uid), { source: true }, { uid: true });
  return whole === false || whole.source === undefined ? null : { ...envelope, raw: whole.source };
};

/** One connection per round. */
export const makeImapMailbox = (config: MailboxConfig): Mailbox => {
  /** By UID, with their chat. */
  const later = new Map<number, string>();
  let failed = 0;
  const readRound = async (client: ImapFlow, take: Parameters<Mailbox['readNew']>[0]): Promise<void> => {
    const lock = await client.getMailboxLock(config.folder);
    try {
      const unread = (await client.search({ seen: false }, { uid: true })) || [];
      const known = new Set(unread);
      for (const uid of later.keys()) if (!known.has(uid)) later.delete(uid);
      const again = unread.filter((uid) => later.has(uid));
      // Keeps the order within a chat.
      const waiting = new Set(later.values());
      const waitingAgain = new Set<string>();
      let taken = 0;
      let fetched = 0;
      for (const uid of [...unread.filter((one) => !later.has(one)), ...again]) {
        const chat = later.get(uid);
        if (chat !== undefined && waitingAgain.has(chat)) continue;
        if (taken === MAX_PER_ROUND || fetched === MAX_FETCHED) return;
        fetched += 1;
        const mail = await fetchMail(client, uid);
        if (mail === null) continue;
        const verdict = await take(mail, chat === undefined ? waiting : waitingAgain);
        if (verdict === 'end') return;
        if (typeof verdict === 'object') {
          later.set(uid, verdict.laterWith);
          (chat === undefined ? waiting : waitingAgain).add(verdict.laterWith);
          continue;
        }
        later.delete(uid);
        taken += 1;
        if (verdict === 'foreign') await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
        if (verdict === 'done') await client.messageDelete(String(uid), { uid: true });
      }
    } finally {
      lock.release();
    }
  };
  return {
    async readNew(take) {
      let client: ImapFlow | null = null;
      let failure: unknown = null;
      try {
        client = await connect(config);
        await readRound(client, async (mail, waiting) => {
          try {
            const verdict = await take(mail, waiting);
            if (typeof verdict === 'object') failure ??= verdict.failure ?? null;
            return verdict;
          } catch (error) {
            failure ??= error;
            if (isUnavailable(error)) return 'end';
            // Must not block the following.
            failed += 1;
            return { laterWith: `failed ${failed}` };
          }
        });
        await client.logout();
      } catch (error) {
        client?.close();
        const { code, responseStatus } = error as { code?: string; responseStatus?: string };
        throw new MailboxError(code ?? responseStatus ?? 'unknown');
      }
      // No mailbox fault.
      if (failure !== null) throw failure;
    },
  };
};
