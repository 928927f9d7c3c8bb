import type { Locale, MarketingChannel } from '../../protocol/vocabulary.ts';
import { MUST_NAME } from '../model/marketing/texts/marketing-words.ts';

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
  if (!MUST_NAME[locale][channel].test(own)) return 'channel';
  if (!MUST_NAME[locale].withdrawal.test(own)) return 'withdrawal';
  return text.includes('{policy}') ? null : 'policy';
};
