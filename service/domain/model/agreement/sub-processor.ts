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

/** What an objection depends on of the document that binds. */
type Binding = {
  readonly activeAt: Date | null;
  readonly variables: { readonly subProcessorVersion: number };
};

/**
 * Last moment of an objection to what this version announced: 14 days later. A document that was drawn up before and
 * binds since then does not name it, and its shop hears of it only now: the days count from there. Rule: PR-3.
 */
export const objectionEnd = (
  announced: Pick<SubProcessorList, 'at' | 'version'>,
  binding: Binding | null,
): Date => {
  const isUnnamed = binding !== null && binding.variables.subProcessorVersion < announced.version;
  const boundAt = isUnnamed ? (binding.activeAt?.getTime() ?? 0) : 0;
  return new Date(Math.max(announced.at.getTime(), boundAt) + OBJECTION_DAYS * DAY_MS);
};

/** Those in use on a day, and those that will be: nothing that has ended. */
export const inForce = (entries: readonly SubProcessor[], day: string): SubProcessor[] =>
  entries.filter((entry) => entry.until === null || entry.until >= day);
