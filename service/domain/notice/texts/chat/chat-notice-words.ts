import type { ChatDataType } from '../../../model/agreement/agreement-variables.ts';

/** The notice of a live chat: one line over the chat, and the second layer one press away. Gaps stand in braces. */
export type ChatNoticeWords = {
  /** Name of the link to the second layer, and title of its page. */
  readonly details: string;
  readonly pageTitle: string;
  readonly line: string;
  /** One period for every conversation, {days}. */
  readonly onePeriod: string;
  /** One for conversations with an address in them, {days}, one for the others, {anonymous}. */
  readonly twoPeriods: string;
  readonly purposeText: string;
  /** What is processed, a sentence for each type of data; that of the shop server while it is connected. */
  readonly data: Readonly<Record<ChatDataType, string>>;
  /** Added while files go through a virus scanner. */
  readonly scanned: string;
  /** One basis for each case. */
  readonly bases: string;
  readonly basisOfShopServer: string;
  readonly basisOfCards: string;
  /** When a conversation may be kept longer. */
  readonly longer: string;
  /** {years} */
  readonly proof: string;
  readonly voluntary: string;
};
