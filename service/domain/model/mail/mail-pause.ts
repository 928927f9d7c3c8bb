import type { MailId, ShopId } from '../../../protocol/vocabulary.ts';
import { DAY_MS } from '../base/calendar.ts';
import type { Digest } from '../base/ports.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';

/** Shared by processes. */
export type MailPause = {
  /** Such as `leads`. */
  readonly key: string;
  readonly shopId: ShopId | null;
  /** Rule: RE-1. */
  readonly expiresAt: Date;
};

/** Key for sent or dropped, against duplicates. */
export const doneMailKey = (id: MailId): string => `mail.${id}`;

/** Key for delivered; follow-up may be pending. */
export const takenMailKey = (id: MailId): string => `mail_taken.${id}`;

/** Key for a refused sender address, as keyed hash. */
export const refusedSenderKey = (digest: Pick<Digest, 'keyed'>, address: string): string =>
  `sender_refused.${digest.keyed('sender', address)}`;
export const SENDER_REFUSED_MS = 7 * DAY_MS;

/** Counts a use; false after `most` in 24 hours. */
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
  /** False: already running. */
  begin(scope: ShopScope | ServiceScope, key: string, now: Date, until: Date): Promise<boolean>;
  /** Null: not running. */
  endOf(scope: ShopScope | ServiceScope, key: string, now: Date): Promise<Date | null>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
