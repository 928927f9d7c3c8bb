import type { SenderChecks } from '../conversation/mail-origin.ts';

/** Largest reply by mail, in bytes: 2 MiB. */
export const MAX_MAIL_BYTES = 2_097_152;

/** A mail as it lies in the operator's mailbox. */
export type ArrivedMail = {
  readonly raw: Uint8Array;
  /** `raw` is the header alone, because the rest is over the limit. */
  readonly isTooLarge?: true;
  /** When it came into the mailbox; absent where its server does not say. */
  readonly arrivedAt?: Date;
};

/** What a mail says. */
export type ReadMail = {
  readonly recipients: readonly string[];
  /** The one address in `From`, in lower case; null when there is none, or more than one. */
  readonly from: string | null;
  readonly messageId: string;
  /** Made by a machine: never taken, never answered. */
  readonly isAutomatic: boolean;
  /** Plain text, quotes and all. */
  readonly text: string;
  /** Pictures and files in it; their bytes are dropped here. */
  readonly files: number;
  /** The text was not read: too long, or too dear to read. */
  readonly isTooLarge: boolean;
  readonly checks: SenderChecks;
};

/** Nobody looked, or nothing could be found out. */
export const NOT_CHECKED: SenderChecks = { spf: 'none', dkim: 'none', dmarc: 'none', isProven: false };

/** A mail that cannot be read. */
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

/** Mails that cannot be read come back without text. */
export type MailReader = (raw: Uint8Array) => Promise<ReadMail>;

/** `laterWith`: what the mail waits with, mostly its chat; `failure`: by a bug of ours. `end`: nothing can be taken now. */
export type MailVerdict =
  | 'done'
  | 'foreign'
  | 'end'
  | { readonly laterWith: string; readonly failure?: unknown };

/** A mailbox of the operator in which replies arrive. */
export type Mailbox = {
  /**
   * Hands over unread mails, oldest first, and those that had to wait before after all others. One that is `done` is
   * deleted, one of somebody else stays and counts as read; any other is left as it is.
   * @param take `waiting`: chats of which older mails wait; none of theirs is taken before these
   * @throws the first failure, behind all other mails
   */
  readNew(take: (mail: ArrivedMail, waiting: ReadonlySet<string>) => Promise<MailVerdict>): Promise<void>;
};
