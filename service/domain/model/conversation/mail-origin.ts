/** `none`: nothing to check. */
export type MailCheck = 'pass' | 'fail' | 'none';

/** For `From`. */
export type SenderChecks = {
  readonly spf: MailCheck;
  readonly dkim: MailCheck;
  readonly dmarc: MailCheck;
  /** DMARC, or DKIM of the `From` domain. */
  readonly isProven: boolean;
};

/** No addresses or headers. */
export type MailOrigin = {
  /** `given`: the visitor's address. */
  readonly from: 'given' | 'other';
  readonly checks: SenderChecks;
  /** Number of discarded files. */
  readonly files: number;
};
