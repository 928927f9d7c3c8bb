import type { ShopScope } from '../../../service/domain/model/base/tenancy.ts';
import type { TestService } from '../service/start-service.ts';
import { type SmtpSink, wordsOf } from './smtp-sink.ts';

const LINK = /\/confirm\/#([A-Za-z0-9_-]{43})/;

export const linksSent = async ({ stores }: TestService, scope: ShopScope): Promise<void> => {
  const isWaiting = async () =>
    (await stores.mails.list(scope, 99)).some(({ confirmationHash }) => confirmationHash !== null);
  while (await isWaiting()) await new Promise((resolve) => setImmediate(resolve));
};

/**
 * The words of the newest mail with a confirming link of this shop that the mail server took for `to`; null: none came.
 * Mails of other shops to the same person may come in between.
 */
export const newestLinkMail = async (
  { stores, ports }: TestService,
  sink: SmtpSink,
  { shopId }: ShopScope,
  to: string,
): Promise<string | null> => {
  const all = sink.caught.filter((mail) => mail.to.includes(to)).map(wordsOf);
  for (const words of all.reverse()) {
    const secret = LINK.exec(words)?.[1];
    if (secret === undefined) continue;
    const link = await stores.confirmations.findBySecret(ports.digest.sha256Hex(secret));
    if (link?.shopId === shopId) return words;
  }
  return null;
};

export const linkTaken = async ({ stores, ports }: TestService, secret: string): Promise<void> => {
  const hash = ports.digest.sha256Hex(secret);
  while (((await stores.confirmations.findBySecret(hash))?.delivery ?? null) === null) {
    await new Promise((resolve) => setImmediate(resolve));
  }
};

export const linkDelivered = async (
  service: TestService,
  sink: SmtpSink,
  { to, secret }: { to: string; secret: string },
): Promise<void> => {
  await linkTaken(service, secret);
  const hasIt = sink.caught.some((mail) => mail.to.includes(to) && wordsOf(mail).includes(secret));
  if (!hasIt) throw new Error(`The link did not come to ${to}.`);
};

export const mailedSecret = async (
  service: TestService,
  sink: SmtpSink,
  scope: ShopScope,
  to: string,
): Promise<string> => {
  await linksSent(service, scope);
  const secret = LINK.exec((await newestLinkMail(service, sink, scope, to)) ?? '')?.[1];
  if (secret === undefined) throw new Error(`No mail with a link came for ${to}.`);
  return secret;
};
