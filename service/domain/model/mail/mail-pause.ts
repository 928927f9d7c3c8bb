import type { MailId, ShopId } from '../../../protocol/vocabulary.ts';
import { DAY_MS } from '../base/calendar.ts';
import type { Digest } from '../base/ports.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';

/** A mail that was sent lately and is not to be sent again before `expiresAt`; several instances agree on it. */
export type MailPause = {
  /** What it is about, such as `leads`; the primary key together with the shop. */
  readonly key: string;
  readonly shopId: ShopId | null;
  /** Over, and gone, then. Rule: RE-1. */
  readonly expiresAt: Date;
};

/** Key of the mark that this very mail was sent or dropped, so that it is not made a second time. */
export const doneMailKey = (id: MailId): string => `mail.${id}`;

/** Key of the mark that a mail server took this mail; what follows from that may still be to do. */
export const takenMailKey = (id: MailId): string => `mail_taken.${id}`;

/** Key of the note that the mail server refuses a shop's own address as sender; the address is in it as a keyed hash. */
export const refusedSenderKey = (digest: Pick<Digest, 'keyed'>, address: string): string =>
  `sender_refused.${digest.keyed('sender', address)}`;
/** For how long the note stays. */
export const SENDER_REFUSED_MS = 7 * DAY_MS;

/** A turn of the day for what `key` names; false when `most` were taken within 24 hours. */
export const takeTurnOfDay = async (
  store: Pick<MailPauseStore, 'begin'>,
  scope: ShopScope,
  key: string,
  most: number,
  now: Date,
): Promise<boolean> => {
  const until = new Date(now.getTime() + DAY_MS);
  for (let turn = 1; turn <= most; turn += 1)
    if (await store.begin(scope, `${key}.${turn}`, now, until)) return true;
  return false;
};

export type MailPauseStore = {
  /** Begins a pause until `until`; false while one is running. */
  begin(scope: ShopScope | ServiceScope, key: string, now: Date, until: Date): Promise<boolean>;
  /** End of the running pause; null when there is none. */
  endOf(scope: ShopScope | ServiceScope, key: string, now: Date): Promise<Date | null>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
