import { makeApp } from '../http/app.ts';
import { makeChatNoticePage } from '../http/chat-notice-page.ts';
import { makeGuidePages } from '../http/guide-pages.ts';
import type { HttpServer } from '../http/http-server.ts';
import { makePages } from '../http/pages.ts';
import { makeRoutes } from '../http/routes.ts';
import type { Site } from '../http/security-headers.ts';
import { makeSecurityTxt } from '../http/security-txt.ts';
import { makeSubProcessorPage } from '../http/sub-processor-page.ts';
import { makeKeptAssets } from '../outbound/files/kept-assets.ts';
import type { RedisConnections } from '../outbound/redis/redis-connections.ts';
import { startRealtime } from '../realtime/realtime.ts';
import { noMeters } from '../telemetry/metrics/meters.ts';
import type { Composed, DomainParts } from './compose-domain.ts';

export const serve = (
  http: HttpServer,
  { config, logger, meters = noMeters }: Pick<DomainParts, 'config' | 'logger' | 'meters'>,
  { ports, desks, rateLimits, addressKey, sharing }: Composed,
  site: Site,
  isStopping: () => boolean,
  others: RedisConnections | null,
) => {
  const { bus, presence, visitors, clock } = ports;
  const common = { config, site, rateLimits, addressKey, isStopping, logger, meters, now: () => clock.now() };
  const { visitor, console, adapter } = desks;
  const { buildDir, assetsFolder } = config;
  const keptAssets = makeKeptAssets(buildDir, assetsFolder);
  const pages = makePages({ ...common, desk: visitor.pages, presence, buildDir, keptAssets });
  const subProcessors = makeSubProcessorPage({
    ...common,
    desk: visitor.subProcessors,
    operatorName: config.operatorName,
  });
  const chatNotice = makeChatNoticePage({ ...common, desk: visitor.notices });
  const callers = { ...console.authenticate, ...adapter.authenticate };
  const routes = makeRoutes({ ...common, desks, bus });
  http.open(
    makeApp({
      ...common,
      callers,
      pages: [
        ...pages,
        subProcessors,
        chatNotice,
        makeSecurityTxt(common),
        makeGuidePages({ ...common, buildDir }),
      ],
      routes,
    }),
  );
  return startRealtime(http.server, {
    ...common,
    visitorDesk: visitor.socket,
    consoleDesk: console.socket,
    bus,
    presence,
    visitors,
    share: sharing.share,
    origin: site.origin,
    others,
  });
};
