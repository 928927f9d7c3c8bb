import { promises as dns } from 'node:dns';
import type { DnsTexts } from '../../domain/model/mail/dns-texts.ts';

const TIMEOUT_MS = 3_000;
const TRIES = 2;
const NOT_THERE = ['ENOTFOUND', 'ENODATA'];

/** @param servers null: the system's */
export const makeDnsTexts = (servers: readonly string[] | null = null): DnsTexts => {
  const resolver = new dns.Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  if (servers !== null) resolver.setServers(servers);
  return {
    async of(name) {
      try {
        return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
      } catch (error) {
        return NOT_THERE.includes((error as { code?: string }).code ?? '') ? [] : null;
      }
    },
  };
};
