import type { Locale, MarketingChannel } from '../../protocol/vocabulary.ts';
import { MUST_NAME } from '../model/marketing/texts/marketing-words.ts';

/**
 * What is missing in a shop's own words for a box: who, by which channel, how to take it back, and the policy. Null:
 * nothing. The gaps `{controller}`, `{email}` and `{policy}` are filled when it is shown. Rules: MK-1, CO-5.
 */
export const marketingTextFault = (
  text: string,
  channel: MarketingChannel,
  locale: Locale,
  controllerName: string,
): 'controller' | 'channel' | 'withdrawal' | 'policy' | null => {
  // What stands in gaps is no word of the shop's: {email} does not name the channel.
  const own = text.replace(/\{[a-z]+\}/g, ' ');
  const namesController =
    text.includes('{controller}') || (controllerName !== '' && text.includes(controllerName));
  if (!namesController) return 'controller';
  if (!MUST_NAME[locale][channel].test(own)) return 'channel';
  if (!MUST_NAME[locale].withdrawal.test(own)) return 'withdrawal';
  return text.includes('{policy}') ? null : 'policy';
};
