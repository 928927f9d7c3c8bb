import { type RequestHandler, Router } from 'express';
import * as v from 'valibot';
import type { VisitorDesk } from '../desks/visitor-desk.ts';
import { notFound } from '../domain/model/base/domain-error.ts';
import { chatDetailsTitle } from '../domain/notice/compose-chat-notice.ts';
import { htmlText } from '../domain/notice/text-parts.ts';
import { shopKeyField } from '../protocol/fields.ts';
import { LOCALES } from '../protocol/vocabulary.ts';
import type { RateLimits } from '../telemetry/rate-limit.ts';
import { localeOf, sendPlainPage } from './plain-page.ts';
import { consoleHeaders, type Site } from './security-headers.ts';

/** The second layer of the notice of a live chat, one press away from the chat, without a script. Rule: TR-1. */
export const makeChatNoticePage = (deps: {
  desk: VisitorDesk['notices'];
  site: Site;
  rateLimits: RateLimits;
  addressKey(address: string): string;
}): RequestHandler => {
  const router = Router({ strict: true });
  router.get(
    '/notice/:shopKey',
    async (request, response, next) => {
      response.locals.routeTemplate = '/notice/:shopKey';
      await deps.rateLimits.take('read', deps.addressKey(request.ip ?? ''));
      next();
    },
    ...consoleHeaders(deps.site),
    async (request, response) => {
      const key = v.safeParse(shopKeyField, request.params.shopKey);
      if (!key.success) throw notFound();
      const locale = localeOf(request.query.lang, request.acceptsLanguages([...LOCALES]));
      const { paragraphs } = await deps.desk.readChatNotice(key.output, locale);
      const body = paragraphs.map((parts) => `<p>${htmlText(parts)}</p>`).join('');
      sendPlainPage(response, locale, chatDetailsTitle(locale), body);
    },
  );
  return router;
};
