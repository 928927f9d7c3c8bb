import type { ChatDataType } from '../../../model/agreement/agreement-variables.ts';

/** Wording of the chat notice; gaps in braces. */
export type ChatNoticeWords = {
  readonly details: string;
  readonly pageTitle: string;
  readonly line: string;
  /** Single period, {days}. */
  readonly onePeriod: string;
  readonly twoPeriods: string;
  readonly purposeText: string;
  readonly data: Readonly<Record<ChatDataType, string>>;
  /** Only with a virus scanner. */
  readonly scanned: string;
  readonly bases: string;
  readonly basisOfShopServer: string;
  readonly basisOfCards: string;
  readonly longer: string;
  /** {years} */
  readonly proof: string;
  readonly voluntary: string;
};
