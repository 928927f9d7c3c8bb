import type { DnsTexts, ServiceSender } from '../model/mail/dns-texts.ts';

/**
 * DNS result for a sender. `spf`: included, other record, none, several (invalid), or unconfigured.
 * `unknown`: no answer or no key.
 */
export type SenderCheck = {
  readonly domain: string;
  /** Domain to include. */
  readonly serviceDomain: string;
  readonly spf: 'ok' | 'other' | 'missing' | 'several' | 'operator_missing' | 'unknown';
  readonly dkim: 'ok' | 'missing' | 'unknown';
  /** Name of the DKIM record; null: unknown. */
  readonly dkimName: string | null;
  /** DMARC policy; null: none. */
  readonly dmarc: 'none' | 'quarantine' | 'reject' | null;
  readonly isLikelySpam: boolean;
};

/** RFC 7208 lookup limit. */
const MAX_LOOKUPS = 10;

export const domainOfAddress = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

const spfOf = (texts: readonly string[]): string[] => texts.filter((text) => /^v=spf1( |$)/i.test(text));
const termsOf = (record: string): string[] => record.toLowerCase().split(/\s+/).slice(1).filter(Boolean);
/** Domain of `include:` or `redirect=`; else null. */
const nextOf = (term: string): string | null =>
  /^\+?include:(\S+)$/.exec(term)?.[1] ?? /^redirect=(\S+)$/.exec(term)?.[1] ?? null;

const reachOf = async (dns: DnsTexts, record: string) => {
  const terms = new Set<string>();
  const domains = new Set<string>();
  const waiting = [record];
  for (let reads = 0; waiting.length > 0; ) {
    for (const term of termsOf(waiting.shift() ?? '')) {
      terms.add(term.replace(/^\+/, ''));
      const next = nextOf(term);
      if (next === null || domains.has(next) || reads >= MAX_LOOKUPS) continue;
      domains.add(next);
      reads += 1;
      waiting.push(...spfOf((await dns.of(next)) ?? []));
    }
  }
  return { terms, domains };
};

const SENDING = /^(ip4|ip6|include):/;

const spfCheck = async (dns: DnsTexts, domain: string, service: string): Promise<SenderCheck['spf']> => {
  const texts = await dns.of(domain);
  if (texts === null) return 'unknown';
  const [record, another] = spfOf(texts);
  if (record === undefined) return 'missing';
  if (another !== undefined) return 'several';
  if (domain === service) return 'ok';
  const { terms, domains } = await reachOf(dns, record);
  if (terms.has('all') || domains.has(service)) return 'ok';
  const own = await dns.of(service);
  if (own === null) return 'unknown';
  const needed = spfOf(own)
    .flatMap(termsOf)
    .filter((term) => SENDING.test(term));
  if (needed.length === 0) return 'operator_missing';
  return needed.every((term) => terms.has(term)) ? 'ok' : 'other';
};

const dkimCheck = async (dns: DnsTexts, name: string | null): Promise<SenderCheck['dkim']> => {
  if (name === null) return 'unknown';
  const texts = await dns.of(name);
  if (texts === null) return 'unknown';
  return texts.some((text) => /(?:^|;)\s*p=\s*[A-Za-z0-9+/]/.test(text)) ? 'ok' : 'missing';
};

/** Own policy, else the parent domain's. */
const dmarcOf = async (dns: DnsTexts, domain: string): Promise<SenderCheck['dmarc']> => {
  for (let labels = domain.split('.'); labels.length >= 2; labels = labels.slice(1)) {
    const texts = (await dns.of(`_dmarc.${labels.join('.')}`)) ?? [];
    const record = texts.find((text) => /^v=DMARC1(;|$)/i.test(text.trim()));
    if (record === undefined) continue;
    const policy = /;\s*p=(none|quarantine|reject)\b/i.exec(record)?.[1]?.toLowerCase();
    return policy === 'quarantine' || policy === 'reject' ? policy : 'none';
  }
  return null;
};

/** Checks a sender's SPF, DKIM and DMARC. */
export const checkSender = async (
  dns: DnsTexts,
  service: NonNullable<ServiceSender>,
  address: string,
): Promise<SenderCheck> => {
  const domain = domainOfAddress(address);
  const { dkimSelector } = service;
  const dkimName = dkimSelector === null ? null : `${dkimSelector}._domainkey.${domain}`;
  const [spf, dkim, dmarc] = await Promise.all([
    spfCheck(dns, domain, service.domain),
    dkimCheck(dns, dkimName),
    dmarcOf(dns, domain),
  ]);
  return {
    domain,
    serviceDomain: service.domain,
    spf,
    dkim,
    dkimName,
    dmarc,
    isLikelySpam: spf !== 'ok' && spf !== 'unknown' && dkim !== 'ok',
  };
};
