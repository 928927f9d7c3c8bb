import type { RequestHandler } from 'express';
import type { PresenceBoard } from '../domain/model/base/ports.ts';
import { takesNewChats } from '../domain/model/hours/takes-new-chats.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import { LOCALES } from '../protocol/vocabulary.ts';
import { frameHeaders, type Site } from './security-headers.ts';

type Deps = {
  presence: Pick<PresenceBoard, 'isStaffed'>;
  now(): Date;
  site: Site;
  shopOf(key: string): Promise<Shop | null>;
  readFrame(name: string): Promise<string>;
};

/**
 * The document of the chat frame, for the language and the occasion that its address names. After a click (`shown`)
 * the session's answer comes beside the scripts; on the next page of a running chat the frame asks with its token.
 * Decisions 0071, 0137.
 */
export const makeChatFrame =
  (deps: Deps): RequestHandler =>
  async (request, response, next) => {
    response.locals.routeTemplate = '/w/v1/:shopKey/frame';
    const shop = await deps.shopOf(String(request.params.shopKey));
    if (shop === null) return next();
    // What will most likely be shown comes along; the session's answer decides.
    const first = takesNewChats(deps.presence, shop, deps.now()) ? 'chat' : 'form';
    const locale = LOCALES.find((tag) => tag in request.query) ?? shop.locale;
    if ('shown' in request.query) {
      const session = `/v1/visitor/session?shop=${shop.key}&locale=${locale}`;
      response.set('Link', `<${session}>; rel=preload; as=fetch; crossorigin`);
    }
    const html = await deps.readFrame(`frame-${first}-${locale}.html`);
    // The page by which visitors come back shows the chat too. Decision 0125.
    const handlers = frameHeaders(deps.site, ["'self'", ...shop.origins]);
    const run = (index: number): void => {
      const handler = handlers[index];
      if (handler === undefined) response.set('Cache-Control', 'no-cache').type('text/html').send(html);
      else handler(request, response, () => run(index + 1));
    };
    run(0);
  };
