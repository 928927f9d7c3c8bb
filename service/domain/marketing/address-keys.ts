import type { Locale, MarketingChannel } from '../../protocol/vocabulary.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Subscription } from '../model/marketing/subscription.ts';
import type { SubscriptionStore, SuppressionStore } from '../model/marketing/subscription-store.ts';
import { homeNumberForms } from '../model/text/home-number.ts';

/**
 * The keys under which an address may stand on a list or be suppressed, that of the given writing first. One phone
 * number has several, because an entry has the key of the writing that was typed. Rule: MK-4.
 */
export const addressKeys = async (
  vault: Pick<FieldVault, 'subjectKey'>,
  scope: ShopScope,
  locale: Locale,
  channel: MarketingChannel,
  address: string,
): Promise<readonly [string, ...string[]]> => {
  const typed = await vault.subjectKey(scope, channel, address);
  const forms = channel === 'phone' ? homeNumberForms(address, locale) : [];
  const keys = await Promise.all(forms.map((form) => vault.subjectKey(scope, channel, form)));
  return [typed, ...new Set(keys.filter((key) => key !== typed))];
};

/** All entries of an address; earlier versions kept one for each writing of a number. */
export const entriesUnder = async (
  subscriptions: Pick<SubscriptionStore, 'find'>,
  scope: ShopScope,
  channel: MarketingChannel,
  keys: readonly string[],
): Promise<readonly Subscription[]> => {
  const found = await Promise.all(keys.map((key) => subscriptions.find(scope, channel, key)));
  return found.filter((row) => row !== null);
};

/** Whether the address withdrew, in whatever writing. Rule: MK-4. */
export const isSuppressed = async (
  suppressions: Pick<SuppressionStore, 'has'>,
  scope: ShopScope,
  channel: MarketingChannel,
  keys: readonly string[],
): Promise<boolean> =>
  (await Promise.all(keys.map((key) => suppressions.has(scope, channel, key)))).includes(true);
