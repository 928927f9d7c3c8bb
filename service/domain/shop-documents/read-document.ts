import type { DocumentKind, Locale, ShopId } from '../../protocol/vocabulary.ts';
import type { Clock } from '../model/base/ports.ts';
import { complaintAuthority } from '../model/notice/complaint-authority.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import type { ReadShopFacts } from '../processing-record/read-record.ts';
import { composeDocument } from './compose-document.ts';
import { documentPage } from './document-page.ts';

type Deps = { readShopFacts: ReadShopFacts; clock: Clock };

/** A controller's document from current settings. Rule: PR-4. @throws DomainError not_found, forbidden */
export const makeReadDocument =
  (deps: Deps) =>
  async (
    access: Access,
    shopId: ShopId,
    kind: DocumentKind,
    locale: Locale,
  ): Promise<{ fileName: string; html: string }> => {
    const { shop, scope } = shopWith(access, shopId, 'audit');
    const facts = {
      ...(await deps.readShopFacts(shop, scope, locale)),
      today: deps.clock.now(),
      authority: complaintAuthority(shop.url, shop.locale, locale),
    };
    const html = documentPage(composeDocument(kind, facts, locale), locale);
    return { fileName: `zgoda-${kind.replaceAll('_', '-')}-${locale}.html`, html };
  };
