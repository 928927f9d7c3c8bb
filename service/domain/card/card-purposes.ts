import { LOCALES, type Locale } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { wordsIn } from '../model/card/card.ts';
import { type ChatSettingsStore, chatSettingsOf } from '../model/card/chat-settings.ts';
import type { PolicyBindingStore } from '../model/notice/notice-store.ts';
import { pageFor } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';

/** Card purposes, for the record of processing. Rule: PR-4. */
export const makeCardPurposes =
  (deps: { chatSettings: ChatSettingsStore }) =>
  async (shop: Shop, scope: ShopScope, locale: Locale): Promise<readonly string[]> =>
    (await chatSettingsOf(deps.chatSettings, shop, scope)).purposes.map(({ text }) =>
      wordsIn(text, locale, shop.locale),
    );

/** Languages with a published policy page. Rule: D3. */
export const makeConsentLocales =
  (deps: { policyBindings: Pick<PolicyBindingStore, 'get'> }) =>
  async (scope: ShopScope): Promise<Locale[]> => {
    const binding = await deps.policyBindings.get(scope);
    return LOCALES.filter((locale) => pageFor(binding, locale)?.state === 'published');
  };
