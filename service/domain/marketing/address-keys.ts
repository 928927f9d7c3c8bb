import type { Locale, MarketingChannel } from '../../protocol/vocabulary.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Subscription } from '../model/marketing/subscription.ts';
import type { SubscriptionStore, SuppressionStore } from '../model/marketing/subscription-store.ts';
import { homeNumberForms } from '../model/text/home-number.ts';

/** The given writing first. Rule: MK-4. */
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

/** Entries of an address; a shop without a home prefix stored one per writing. */
export const entriesUnder = async (
  subscriptions: Pick<SubscriptionStore, 'find'>,
  scope: ShopScope,
  channel: MarketingChannel,
  keys: readonly string[],
): Promise<readonly Subscription[]> => {
  const found = await Promise.all(keys.map((key) => subscriptions.find(scope, channel, key)));
  return found.filter((row) => row !== null);
};

/** In any writing. Rule: MK-4. */
export const isSuppressed = async (
  suppressions: Pick<SuppressionStore, 'has'>,
  scope: ShopScope,
  channel: MarketingChannel,
  keys: readonly string[],
): Promise<boolean> =>
  (await Promise.all(keys.map((key) => suppressions.has(scope, channel, key)))).includes(true);
