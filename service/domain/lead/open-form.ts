import type { Locale } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { FormOffer } from '../model/notice/form-offer.ts';
import type { NoticeVersion } from '../model/notice/notice.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { MarketingNotice } from '../notice/compose-marketing-notice.ts';
import type { FormStanding } from '../notice/form-standing.ts';
import type { FormTokens } from './form-token.ts';

/** The form as an opened widget shows it; null while it is closed. */
export type OpenedForm = {
  fields: Shop['fields'];
  notice: NoticeVersion | null;
  marketing: MarketingNotice | null;
  formToken: string;
};

export const makeOpenForm =
  (deps: {
    formTokens: FormTokens;
    formStanding(shop: Shop, scope: ShopScope, locale: Locale): Promise<FormStanding>;
  }) =>
  async (
    shop: Shop,
    scope: ShopScope,
    locale: Locale,
  ): Promise<{ offer: FormOffer; form: OpenedForm | null; standing: FormStanding }> => {
    const standing = await deps.formStanding(shop, scope, locale);
    const form =
      standing.offer.kind === 'closed'
        ? null
        : {
            fields: shop.fields,
            notice: standing.notice,
            marketing: standing.marketing,
            formToken: deps.formTokens.issue(shop.id),
          };
    return { offer: standing.offer, form, standing };
  };
