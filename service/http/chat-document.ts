import type { PresenceBoard } from '../domain/model/base/ports.ts';
import { takesNewChats } from '../domain/model/hours/takes-new-chats.ts';
import { LOCALES } from '../protocol/vocabulary.ts';
import type { ShopDocument } from './shop-frame.ts';

/**
 * Selects the document by likely content and language. Clicked (`shown`): next to the scripts; later pages
 * use the token.
 */
export const chatDocument =
  (deps: { presence: Pick<PresenceBoard, 'isStaffed'>; now(): Date }): ShopDocument =>
  (shop, { query }, response) => {
    const first = takesNewChats(deps.presence, shop, deps.now()) ? 'chat' : 'form';
    const locale = LOCALES.find((tag) => tag in query) ?? shop.locale;
    if ('shown' in query) {
      const session = `/v1/visitor/session?shop=${shop.key}&locale=${locale}`;
      response.set('Link', `<${session}>; rel=preload; as=fetch; crossorigin`);
    }
    return `frame-${first}-${locale}.html`;
  };
