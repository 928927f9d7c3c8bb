import { LEAD_FIELDS } from '../../protocol/vocabulary.ts';
import type { Suspicion } from '../model/lead/quarantine.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { LeadInput } from './lead-input.ts';

/** Links to other sites that make a form suspicious. */
const MANY_LINKS = 3;
/** Shorter texts are common, in characters. */
const LEAST_REPEATED = 20;

const WEB_ADDRESS = /https?:\/\/([a-z0-9.-]+)|\bwww\.([a-z0-9.-]+)/gi;
const LINK_CODE = /\[url[=\]]|<a href/i;

export type SuspectLeadDeps = {
  /** Milliseconds; 0: no check. */
  shortestFillMs: number;
  /** In memory, under a daily key; true when too frequent. Rule: MI-1. */
  countText(text: string): Promise<boolean>;
};

const hostsIn = (text: string): string[] =>
  [...text.matchAll(WEB_ADDRESS)].map(([, host, plain]) => `${host ?? plain}`.toLowerCase());

const siteOf = (host: string): string => host.replace(/^www\./, '');

/**
 * Reasons for suspicion; empty: none.
 * @param filledMs null: unknown
 */
export const makeSuspectLead =
  (deps: SuspectLeadDeps) =>
  async (
    shop: Pick<Shop, 'quarantineDays' | 'origins'>,
    { values, isTrapped }: Pick<LeadInput, 'values' | 'isTrapped'>,
    filledMs: number | null,
  ): Promise<readonly Suspicion[]> => {
    if (shop.quarantineDays === 0) return [];
    const found: Suspicion[] = [];
    if (filledMs !== null && filledMs < deps.shortestFillMs)
      found.push({ rule: 'fast', count: Math.floor(filledMs / 1_000) });
    if (isTrapped) found.push({ rule: 'trap', count: null });
    const texts = [...LEAD_FIELDS, 'message' as const].flatMap((field) => values[field] ?? []);
    const own = new Set(shop.origins.map((origin) => siteOf(new URL(origin).hostname)));
    const links = texts.flatMap(hostsIn).filter((host) => !own.has(siteOf(host))).length;
    if (links >= MANY_LINKS) found.push({ rule: 'links', count: links });
    if (texts.some((text) => LINK_CODE.test(text))) found.push({ rule: 'link_code', count: null });
    const plain = values.message.toLowerCase().split(/\s+/).join(' ');
    if (plain.length >= LEAST_REPEATED && (await deps.countText(plain)))
      found.push({ rule: 'repeated', count: null });
    return found;
  };
export type SuspectLead = ReturnType<typeof makeSuspectLead>;
