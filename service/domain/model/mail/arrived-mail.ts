import type { SenderChecks } from '../conversation/mail-origin.ts';

/** 2 MiB. */
export const MAX_MAIL_BYTES = 2_097_152;

export type ArrivedMail = {
  readonly raw: Uint8Array;
  /** `raw`: header only. */
  readonly isTooLarge?: true;
  /** Absent: unknown. */
  readonly arrivedAt?: Date;
};

/** Parsed mail. */
export type ReadMail = {
  readonly recipients: readonly string[];
  /** Lower case; null: none or several. */
  readonly from: string | null;
  readonly messageId: string;
  /** Never accepted or answered. */
  readonly isAutomatic: boolean;
  /** Plain text including quotes. */
  readonly text: string;
  /** Number of discarded files. */
  readonly files: number;
  /** Text not parsed. */
  readonly isTooLarge: boolean;
  readonly checks: SenderChecks;
};

export const NOT_CHECKED: SenderChecks = { spf: 'none', dkim: 'none', dmarc: 'none', isProven: false };

export const UNREADABLE: ReadMail = {
  recipients: [],
  from: null,
  messageId: '',
  isAutomatic: false,
  text: '',
  files: 0,
  isTooLarge: false,
  checks: NOT_CHECKED,
};

/** Parses a mail; unreadable ones have no text. */
export type MailReader = (raw: Uint8Array) => Promise<ReadMail>;

/** `laterWith`: waiting group, usually a chat; `failure`: own bug. `end`: stop. */
export type MailVerdict =
  | 'done'
  | 'foreign'
  | 'end'
  | { readonly laterWith: string; readonly failure?: unknown };

export type Mailbox = {
  /**
   * Oldest first, then waiting ones. Deletes `done`, marks foreign as read.
   * @param take `waiting`: chats whose order must be kept
   * @throws the first failure, after all others
   */
  readNew(take: (mail: ArrivedMail, waiting: ReadonlySet<string>) => Promise<MailVerdict>): Promise<void>;
};
