/** TXT records of DNS. */
export type DnsTexts = {
  /** Records of a name, none where it has none; null when DNS did not answer. */
  of(name: string): Promise<readonly string[] | null>;
};

/** From which address the service sends its mails. Null without a mail server. */
export type ServiceSender = {
  readonly domain: string;
  /** Name of the DKIM key with which the mail server signs for other domains too; null: not known. */
  readonly dkimSelector: string | null;
} | null;
