import type { AgreementId, ShopId, StaffId } from '../../../protocol/vocabulary.ts';
import { DAY_MS } from '../base/calendar.ts';

/** Rule: PR-3. */
export type SubProcessor = {
  readonly id: `spr_${string}`;
  readonly name: string;
  readonly address: string;
  readonly contact: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly service: string;
  readonly data: string;
  /** Empty inside the EEA. */
  readonly transferTool: string;
  /** ISO date. */
  readonly since: string;
  readonly until: string | null;
};

/** Immutable version. */
export type SubProcessorList = {
  readonly version: number;
  readonly at: Date;
  readonly by: StaffId;
  readonly entries: readonly SubProcessor[];
};

export type SubProcessorObjection = {
  readonly shopId: ShopId;
  readonly subProcessorId: SubProcessor['id'];
  readonly agreementId: AgreementId | null;
  readonly listVersion: number;
  readonly reason: string;
  readonly by: StaffId;
  readonly at: Date;
};

export const NOTICE_DAYS = 30;
export const OBJECTION_DAYS = 14;

/** First permitted day of use. Rule: PR-3. */
export const earliestStart = (announcedAt: Date): string =>
  new Date(announcedAt.getTime() + NOTICE_DAYS * DAY_MS).toISOString().slice(0, 10);

/** Time of each entry's first version. */
export const announcedAt = (
  versions: readonly SubProcessorList[],
  id: SubProcessor['id'],
): SubProcessorList | null =>
  versions.findLast(({ entries }) => entries.some((one) => one.id === id)) ?? null;

export type SentNotice = { readonly id: SubProcessor['id']; readonly at: Date };

type Known = {
  readonly bindingId: AgreementId | null;
  readonly subProcessorTold: number;
  readonly subProcessorSent: readonly SentNotice[];
};

/** Null: not delivered or recorded. */
export const noticeSentAt = (id: SubProcessor['id'], head: Known | null): Date | null =>
  head?.subProcessorSent.find((one) => one.id === id)?.at ?? null;

/** Whether a notice is due. */
export const isNoticeDue = (
  announced: Pick<SubProcessorList, 'version'>,
  id: SubProcessor['id'],
  head: Known | null,
): boolean =>
  head !== null &&
  head.bindingId !== null &&
  announced.version > head.subProcessorTold &&
  noticeSentAt(id, head) === null;

/**
 * 14 days after notice delivery, null before it; from the announcement for entries of the binding document.
 * Rule: PR-3.
 */
export const objectionEnd = (
  announced: Pick<SubProcessorList, 'at' | 'version'>,
  id: SubProcessor['id'],
  head: Known | null,
): Date | null => {
  if (isNoticeDue(announced, id, head)) return null;
  const from = noticeSentAt(id, head) ?? announced.at;
  return new Date(from.getTime() + OBJECTION_DAYS * DAY_MS);
};

/** Current and future entries, without ended ones. */
export const inForce = (entries: readonly SubProcessor[], day: string): SubProcessor[] =>
  entries.filter((entry) => entry.until === null || entry.until >= day);
