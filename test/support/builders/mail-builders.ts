import type { Confirmation } from '../../../service/domain/model/confirmation/confirmation.ts';
import type { Mail } from '../../../service/domain/model/mail/mail.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { AT, aHash, aShopId, later } from './builders.ts';

/** Long ago, so that no mail of another test is due. */
export const LONG_AGO = new Date('2001-01-01T00:00:00.000Z');

export const aMail = (changes: Partial<Mail> = {}): Mail => ({
  id: randomIds.next('eml'),
  shopId: aShopId(),
  kind: 'receipt',
  rank: 0,
  locale: 'pl',
  sealed: 'sealed',
  attachedAgreement: null,
  ref: `led_${aHash()}`,
  confirmationHash: null,
  subjectKey: aHash(),
  state: 'waiting',
  attempts: 0,
  lastError: null,
  createdAt: LONG_AGO,
  nextAttemptAt: LONG_AGO,
  expiresAt: later(3600, LONG_AGO),
  ...changes,
});

export const aConfirmation = (changes: Partial<Confirmation> = {}): Confirmation => ({
  secretHash: aHash(),
  shopId: aShopId(),
  kind: 'optin',
  ref: `sub_${aHash()}`,
  locale: 'pl',
  subjectKey: aHash(),
  delivery: null,
  createdAt: AT,
  usedAt: null,
  actingSince: null,
  expiresAt: later(3600),
  ...changes,
});
