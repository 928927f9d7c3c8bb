import type { Locale } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { FormOffer } from '../model/notice/form-mode.ts';
import type { NoticeVersion } from '../model/notice/notice.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { MarketingNotice } from '../notice/compose-marketing-notice.ts';
import {
  type FormStanding,
  type NoticeWriter,
  offerBoxesOf,
  type ReadFormStanding,
} from '../notice/form-standing.ts';
import type { FormTokens } from './form-token.ts';

export type OpenedForm = {
  fields: Shop['fields'];
  notice: NoticeVersion | null;
  marketing: MarketingNotice | null;
  formToken: string;
};

export type OpenFormDeps = NoticeWriter & { formTokens: FormTokens; formStanding: ReadFormStanding };

/**
 * A fresh form; null while closed.
 * @param isAgain for a filled form
 */
export const openedForm = (
  deps: NoticeWriter & Pick<OpenFormDeps, 'formTokens'>,
  standing: FormStanding,
  isAgain = false,
): OpenedForm | null => {
  const { shop, offer, notice } = standing;
  if (offer.kind === 'closed') return null;
  return {
    fields: shop.fields,
    notice,
    marketing: offerBoxesOf(deps, standing),
    formToken: deps.formTokens.issue(shop.id, isAgain),
  };
};

export const makeOpenForm =
  (deps: OpenFormDeps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    locale: Locale,
  ): Promise<{ offer: FormOffer; form: OpenedForm | null; standing: FormStanding }> => {
    const standing = await deps.formStanding(shop, scope, locale);
    return { offer: standing.offer, form: openedForm(deps, standing), standing };
  };
