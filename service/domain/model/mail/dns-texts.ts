export type DnsTexts = {
  /** Null: no answer. */
  of(name: string): Promise<readonly string[] | null>;
};

/** Null: no mail server. */
export type ServiceSender = {
  readonly domain: string;
  /** Null: unknown. */
  readonly dkimSelector: string | null;
} | null;
