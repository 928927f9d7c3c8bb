import type { Locale, MarketingChannel } from '../../protocol/vocabulary.ts';
import { type MarketingWords, marketingCatalog } from '../model/marketing/texts/marketing-catalog.ts';

/** The catalog separates word beginnings by `|`. */
const names = (text: string, what: keyof MarketingWords['mustName'], locale: Locale): boolean => {
  const folded = text.toLowerCase();
  return marketingCatalog[locale].mustName[what].split('|').some((word) => folded.includes(word));
};

/**
 * First missing part: sender, channel, withdrawal, policy; null: none. Gaps: `{controller}`, `{email}`,
 * `{policy}`. Rules: MK-1, CO-5.
 */
export const marketingTextFault = (
  text: string,
  channel: MarketingChannel,
  locale: Locale,
  controllerName: string,
): 'controller' | 'channel' | 'withdrawal' | 'policy' | null => {
  // {email} does not name the channel.
  const own = text.replace(/\{[a-z]+\}/g, ' ');
  const namesController =
    text.includes('{controller}') || (controllerName !== '' && text.includes(controllerName));
  if (!namesController) return 'controller';
  if (!names(own, channel, locale)) return 'channel';
  if (!names(own, 'withdrawal', locale)) return 'withdrawal';
  return text.includes('{policy}') ? null : 'policy';
};
