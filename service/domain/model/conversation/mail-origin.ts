/** What a check of the sender of a mail came to: passed, failed, or nothing to go by. */
export type MailCheck = 'pass' | 'fail' | 'none';

/** What SPF, DKIM and DMARC say of the sender in `From`. */
export type SenderChecks = {
  readonly spf: MailCheck;
  readonly dkim: MailCheck;
  readonly dmarc: MailCheck;
  /** DMARC passed, or a signature of the domain in `From`: who owns the domain vouches for the address. */
  readonly isProven: boolean;
};

/** What is kept of the way by which a message came in by mail; no address and no header field. Decision 0127. */
export type MailOrigin = {
  /** Whether `From` is the address that the visitor gave in the chat. */
  readonly from: 'given' | 'other';
  readonly checks: SenderChecks;
  /** Pictures and files that came with it and were not taken. */
  readonly files: number;
};
