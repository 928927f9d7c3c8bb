import type { AgreementId, ShopId, StaffId } from '../../../protocol/vocabulary.ts';
import { DAY_MS } from '../base/calendar.ts';

/** A company whose service the operator uses for the chat. Rule: PR-3. */
export type SubProcessor = {
  readonly id: `spr_${string}`;
  readonly name: string;
  readonly address: string;
  readonly contact: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly service: string;
  readonly data: string;
  /** Ground of a transfer outside the EEA; empty inside. */
  readonly transferTool: string;
  /** First and last day, ISO dates. */
  readonly since: string;
  readonly until: string | null;
};

/** One version of the whole list; never edited. */
export type SubProcessorList = {
  readonly version: number;
  readonly at: Date;
  readonly by: StaffId;
  readonly entries: readonly SubProcessor[];
};

/** A shop says no to a new sub-processor. */
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

/** First day on which a sub-processor announced now may be used. Rule: PR-3. */
export const earliestStart = (announcedAt: Date): string =>
  new Date(announcedAt.getTime() + NOTICE_DAYS * DAY_MS).toISOString().slice(0, 10);

/** When each sub-processor was announced: the version in which it first stood. */
export const announcedAt = (
  versions: readonly SubProcessorList[],
  id: SubProcessor['id'],
): SubProcessorList | null =>
  versions.findLast(({ entries }) => entries.some((one) => one.id === id)) ?? null;

/** That the mail server took the notice of a sub-processor, and when. */
export type SentNotice = { readonly id: SubProcessor['id']; readonly at: Date };

/** How far a shop knows the list. */
type Known = {
  readonly bindingId: AgreementId | null;
  readonly subProcessorTold: number;
  readonly subProcessorSent: readonly SentNotice[];
};

/** When the mail server took the notice to the shop; null: it did not yet, or nothing was recorded. */
export const noticeSentAt = (id: SubProcessor['id'], head: Known | null): Date | null =>
  head?.subProcessorSent.find((one) => one.id === id)?.at ?? null;

/** Whether the shop still has to be told of what this version announced. */
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
 * Last moment of an objection: 14 days after the mail server took the notice; null while it did not. What the binding
 * document names needs no notice: there the days count from the announcement. Rule: PR-3.
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

/** Those in use on a day, and those that will be: nothing that has ended. */
export const inForce = (entries: readonly SubProcessor[], day: string): SubProcessor[] =>
  entries.filter((entry) => entry.until === null || entry.until >= day);
