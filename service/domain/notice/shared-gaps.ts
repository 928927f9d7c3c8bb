import type { Locale } from '../../protocol/vocabulary.ts';
import { complaintAuthority } from '../model/notice/complaint-authority.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { Gaps } from './text-parts.ts';
import type { NoticeWords } from './texts/notice-catalog.ts';

/** Controller and supervisory authority, shared by all notices. */
export const controllerGaps = (
  { controller, url, locale: shopLocale }: Shop,
  locale: Locale,
  words: NoticeWords,
): Gaps => ({
  controller: controller.name,
  address: controller.address,
  email: { text: controller.email, href: `mailto:${controller.email}` },
  phone: controller.phone === '' ? '' : words.controllerPhone.replace('{value}', () => controller.phone),
  dpo: controller.dpo === '' ? '' : words.controllerDpo.replace('{value}', () => controller.dpo),
  authority: complaintAuthority(url, shopLocale, locale),
});
