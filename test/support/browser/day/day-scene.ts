import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Shop } from '../../../../service/domain/model/shop/shop.ts';
import { makePushSender } from '../../../../service/outbound/push/push-sender.ts';
import type { StaffId } from '../../../../service/protocol/vocabulary.ts';
import { makeMemoryStores } from '../../memory-stores/memory-stores.ts';
import {
  addMember,
  call,
  connectStaff,
  makeMerchant,
  PASSWORD,
  pushPolicy,
  signIn,
} from '../../scenes/chat-actors.ts';
import type { FrameClient } from '../../service/frame-client.ts';
import { startTestService, type TestService } from '../../service/start-service.ts';
import { type LocalPushService, startPushService } from '../../surroundings/push-service.ts';
import { type ShopSite, startShopSite } from '../../surroundings/shop-site.ts';
import { type SmtpSink, startSmtpSink } from '../../surroundings/smtp-sink.ts';
import { launchBrowser, openChat, type TestBrowser } from '../browser.ts';
import { type AdvancingClock, makeAdvancingClock } from '../console-scene.ts';
import { dayLocale, said } from './day-words.ts';

const DAY_MS = 86_400_000;
const SCREEN = { width: 1280, height: 800 };

export type Person = { id: StaffId; email: string; name: string };
export type DayScene = {
  service: TestService;
  clock: AdvancingClock;
  pushes: LocalPushService;
  mails: SmtpSink;
  shops: readonly [Shop, Shop];
  shopPage: string;
  owner: Person;
  karolina: Person;
  tomek: Person;
  browser(): Promise<TestBrowser>;
  visit(): Promise<{ page: Page; frame: Awaited<ReturnType<typeof openChat>> }>;
  elsewhere(person: Person): Promise<FrameClient & { token: string }>;
  stop(): Promise<void>;
};

const page = (shop: Shop, tag: string): string => `<!doctype html><html lang="${dayLocale}"><head>
<title>${shop.name}</title><link rel="icon" href="data:,"><style>
body{font:16px/1.6 Georgia,serif;margin:0;background:#faf6ee;color:#3a2c1e}header{background:#5b7f4a;color:#fff;padding:18px 40px;font-size:26px}
main{padding:32px 40px;display:grid;grid-template-columns:repeat(3,210px);gap:24px}
article{background:#fff;border:1px solid #e2d8c3;padding:16px}article div{height:110px;background:#e9dfc9;margin-bottom:10px}
</style></head><body><header>${shop.name}</header><main>${'<article><div></div><b>No. 7</b><br>49,90 zł</article>'.repeat(3)}</main>${tag}</body></html>`;

/**
 * Two shops of one company, an owner with a phone, two consultants and canned replies.
 * @param at time of the scene; now by default
 */
export const startDay = async ({ at = new Date() } = {}): Promise<DayScene> => {
  const clock = makeAdvancingClock();
  clock.advance(at.getTime() - Date.now());
  const pushes = await startPushService();
  const privateKeyPem = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  const settings = { contact: 'mailto:it@operator.example', privateKeyPem, hosts: ['push.example'] };
  const push = makePushSender(settings, clock, [pushes.host], pushes.certificate);
  const mails = await startSmtpSink();
  const service = await startTestService({
    stores: makeMemoryStores(),
    env: mails.env,
    overrides: { clock, push },
  });
  const browsers: TestBrowser[] = [];
  const clients: FrameClient[] = [];
  let snippet = '';
  const site: ShopSite = await startShopSite(service.origin, () => snippet);

  const { staff, organisation } = await service.useCases.createOwner({
    email: 'anna.lipska@lipa.example',
    name: 'Anna Lipska',
    password: PASSWORD,
    locale: dayLocale,
    kind: 'merchant',
    organisationName: 'Lipa i Miód sp. z o.o.',
  });
  const owner: Person = { id: staff.id, email: staff.email, name: staff.name };
  const organisationId = organisation.id;
  const [firstName = '', secondName = ''] = said.shops;
  const own = { organisationId, locale: dayLocale } as const;
  const merchant = await makeMerchant(service, { ...own, name: firstName }, `${site.origin}/`);
  await pushPolicy(service, merchant);
  const { shop } = merchant;
  const second = await makeMerchant(service, { ...own, name: secondName });
  snippet = `<script src="${service.origin}/w/v1/${shop.key}.js" async crossorigin="anonymous" referrerpolicy="no-referrer" data-zgoda data-lang="${dayLocale}"></script>`;
  site.put('/', { body: page(shop, snippet) });

  const member = async (name: string, email: string): Promise<Person> => {
    const known = { name, email, locale: dayLocale } as const;
    const { staffId } = await addMember(service, organisationId, 'consultant', null, known);
    return { id: staffId, email, name };
  };
  const karolina = await member('Karolina Nowak', 'karolina@lipa.example');
  const tomek = await member('Tomek Zieliński', 'tomek@lipa.example');

  const token = await signIn(service, owner.email);
  for (const [shortcut, title, text] of [
    ['hej', said.greetingTitle, said.greeting],
    ['zwrot', said.returnsTitle, said.returns],
  ]) {
    const body = { shortcut, title, texts: { [dayLocale]: text } };
    await call(service, 'POST', `/v1/staff/shops/${shop.id}/replies`, { token, body });
  }
  const phone = await signIn(service, owner.email);
  await call(service, 'POST', '/v1/staff/me/alerts/devices', {
    token: phone,
    body: pushes.subscribe('/telefon-anny'),
  });

  const browser = async (): Promise<TestBrowser> => {
    // The small browser lacks notifications, which would show in a screenshot.
    const hasNotifications = process.env.ZGODA_SHOTS !== undefined;
    const one = await launchBrowser({
      ...SCREEN,
      hasNotifications,
      locale: dayLocale === 'pl' ? 'pl-PL' : 'en-GB',
    });
    browsers.push(one);
    await one.context.grantPermissions(['notifications'], { origin: service.origin });
    return one;
  };
  return {
    service,
    clock,
    pushes,
    mails,
    shops: [shop, second.shop],
    shopPage: `${site.origin}/`,
    owner,
    karolina,
    tomek,
    browser,
    async visit() {
      const { page: visited } = await browser();
      await visited.goto(`${site.origin}/`);
      return { page: visited, frame: await openChat(visited) };
    },
    async elsewhere(person) {
      const client = await connectStaff(service, person.email);
      clients.push(client);
      return client;
    },
    async stop() {
      for (const one of browsers) await one.close();
      for (const one of clients) one.socket.terminate();
      await site.stop();
      await service.stop();
      await pushes.stop();
      await mails.stop();
    },
  };
};

export const act = async (client: FrameClient, frame: object): Promise<void> => {
  const ref = randomUUID();
  client.send({ ref, ...frame });
  await client.next((answer) => answer.t === 'message.ack' && answer.ref === ref);
};

export const aBrokenPot = async ({ browser }: DayScene): Promise<Buffer> => {
  const { page: drawn } = await browser();
  await drawn.setViewportSize({ width: 900, height: 640 });
  await drawn.setContent(`<body style="margin:0"><svg width="900" height="640"><rect width="900" height="640" fill="#d9c7a3"/>
<ellipse cx="430" cy="560" rx="300" ry="30" fill="#b8a178"/><ellipse cx="430" cy="370" rx="250" ry="190" fill="#5b7f4a"/>
<path d="M660 330 q170 -60 150 -170 q-70 40 -130 60" fill="#5b7f4a"/><path d="M190 290 q-130 30 -60 190 q50 40 90 0" fill="none" stroke="#5b7f4a" stroke-width="34"/>
<rect x="370" y="150" width="120" height="40" rx="20" fill="#46663a"/><path d="M450 190 l-30 90 l50 60 l-60 110 l40 90" fill="none" stroke="#1d140a" stroke-width="7"/></svg>`);
  return drawn.screenshot({ type: 'jpeg' });
};

/** Saves a screenshot for the guide, in the folder ZGODA_SHOTS. */
export const picture = async (shown: Page, name: string): Promise<void> => {
  const folder = process.env.ZGODA_SHOTS;
  if (folder === undefined) return;
  const setToasts = (visibility: string) =>
    shown.evaluate((value) => {
      for (const toast of document.querySelectorAll<HTMLElement>('.toast')) toast.style.visibility = value;
    }, visibility);
  await setToasts('hidden');
  await shown.screenshot({ path: `${folder}/guide-${name}.png` });
  await setToasts('');
};

export { DAY_MS };
