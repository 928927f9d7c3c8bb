import { useState } from 'preact/hooks';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import type { Refusal } from '../../../shared/http-client.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { answerAddress, type ConnectRequest, parseConnectRequest } from '../../app/connect-request.ts';
import { isEmail } from '../../app/form-checks.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useAppState, useExplain, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Banner, EmptyState, Skeleton } from '../../parts/banner.tsx';
import { Check, Choice, Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { managesWhole } from '../../state/select.ts';

const NEW_SHOP = 'new';
/** Initial retention periods of a new shop, in days (privacy.md §5). */
const FIRST_PERIODS = { leadRetentionDays: 180, conversationRetentionDays: 90 };

type Controller = ConnectRequest['controller'];

/** The platform's proposals fill in what the shop has not set yet. */
const proposed = (request: ConnectRequest, settings: ShopSettings | null): Controller => ({
  name: settings?.controller.name || request.controller.name,
  address: settings?.controller.address || request.controller.address,
  email: settings?.controller.email || request.controller.email,
  phone: settings?.controller.phone || request.controller.phone,
});

/** The shop's owner comes from the platform's administration, confirms, and is sent back. Decision 0079. */
export const Connect = ({ encoded }: { encoded: string }) => {
  const { words } = useSpeech();
  const request = parseConnectRequest(encoded);
  const me = useAppState((state) => state.me);
  const shops = (me?.shops ?? []).filter(({ role }) => role === 'owner' || role === 'manager');
  const owned = (me?.organisations ?? []).filter(
    ({ kind, role }) => kind === 'merchant' && (role === 'owner' || role === 'manager'),
  );
  if (request === null) return <EmptyState icon="warn" level={1} title={words.connect.broken} text="" />;
  if (shops.length === 0 && owned.length === 0) {
    const leads = (me?.organisations ?? []).some((row) => row.kind === 'agency' && managesWhole(row));
    return (
      <EmptyState
        icon="shop"
        level={1}
        title={words.connect.title}
        text={leads ? words.connect.clientFirst : words.connect.noShop}
      >
        {leads && (
          <a class="button primary" href={hrefOf({ view: 'board', organisationId: null })}>
            {words.connect.toClients}
          </a>
        )}
      </EmptyState>
    );
  }
  const fitting = shops.find(({ url }) => new URL(url).origin === new URL(request.url).origin);
  return (
    <ConnectForm
      request={request}
      shops={shops}
      organisationId={owned[0]?.id ?? null}
      first={fitting?.id ?? (owned.length > 0 ? NEW_SHOP : (shops[0]?.id ?? NEW_SHOP))}
    />
  );
};

const ConnectForm = ({
  request,
  shops,
  organisationId,
  first,
}: {
  request: ConnectRequest;
  shops: readonly { id: string; name: string; url: string }[];
  organisationId: string | null;
  first: string;
}) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const [shopId, setShopId] = useState(first);
  const host = new URL(request.url).host;
  const read = useLoaded<ShopSettings | null>(shopId, async () =>
    shopId === NEW_SHOP ? { ok: true, status: 200, body: null } : api.shop(shopId),
  );
  const explain = useExplain();
  const options = [
    ...shops.map(({ id, name, url }) => ({
      value: id,
      label: name,
      hint:
        new URL(url).origin === new URL(request.url).origin
          ? words.connect.fits
          : fill(words.connect.other, { host: new URL(url).host }),
      isDisabled: new URL(url).origin !== new URL(request.url).origin,
    })),
    ...(organisationId === null
      ? []
      : [
          {
            value: NEW_SHOP,
            label: words.connect.create,
            hint: fill(words.connect.createHint, { name: request.name, host }),
          },
        ]),
  ];
  return (
    <div class="view view-form">
      <h1>{words.connect.title}</h1>
      <p>{fill(words.connect.asks, { name: request.name, host })}</p>
      <div>
        <p>{words.connect.may}</p>
        <ul class="missing">
          {words.connect.mayList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <div class="card stack">
        <Choice legend={words.connect.shop} value={shopId} options={options} onChange={setShopId} />
      </div>
      {read.refusal !== null && (
        <Banner tone="bad" isUrgent>
          {explain(read.refusal)}
        </Banner>
      )}
      {read.isBusy ? (
        <Skeleton isBusy />
      ) : (
        <Answer
          key={shopId}
          request={request}
          settings={read.data}
          organisationId={shopId === NEW_SHOP ? organisationId : null}
        />
      )}
    </div>
  );
};

/** The confirmation screen, with the two ways back to the platform. */
const Answer = ({
  request,
  settings,
  organisationId,
}: {
  request: ConnectRequest;
  settings: ShopSettings | null;
  /** True when a new shop is to be created. */
  organisationId: string | null;
}) => {
  const { api, waitingConnection } = useApp();
  const { words, locale } = useSpeech();
  const isHosted = useAppState((state) => state.me?.deployment !== 'controller-hosted');
  const lacksAgreement = settings === null ? isHosted : settings.agreement === 'missing';
  const explain = useExplain();
  const isConfirmed = settings !== null && settings.confirmedAt !== null;
  const [controller, setController] = useState(proposed(request, settings));
  const [isRight, setIsRight] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [faults, setFaults] = useState<Partial<Record<keyof Controller, string>>>({});
  const host = new URL(request.url).host;
  const set = (change: Partial<Controller>) => setController((held) => ({ ...held, ...change }));
  const days = (count: number) => plural(locale, words.confirm.days, count);
  const periods = settings ?? FIRST_PERIODS;

  const check = (): boolean => {
    if (isConfirmed) return true;
    const found = {
      ...(controller.name.trim() === '' && { name: words.errors.required }),
      ...(controller.address.trim() === '' && { address: words.errors.required }),
      ...(!isEmail(controller.email) && { email: words.errors.email }),
    };
    setFaults(found);
    if (Object.keys(found).length > 0) return false;
    if (!isRight) setProblem(words.connect.confirmNeeded);
    return isRight;
  };
  const shopToConnect = async () => {
    if (settings !== null) return { ok: true as const, body: { id: settings.id } };
    return api.addShop({
      organisationId: organisationId ?? '',
      name: request.name,
      url: request.url,
      locale: request.locale,
      contactEmail: controller.email.trim(),
    });
  };
  const connect = async (event: Event) => {
    event.preventDefault();
    setProblem(null);
    if (isBusy || !check()) return;
    setIsBusy(true);
    const shop = await shopToConnect();
    if (!shop.ok) return fail(shop.refusal);
    if (!isConfirmed) {
      const dpo = settings?.controller.dpo ?? '';
      const saved = await api.changeShop(shop.body.id, {
        controller: {
          name: controller.name.trim(),
          address: controller.address.trim(),
          email: controller.email.trim(),
          phone: controller.phone.trim(),
          dpo,
        },
        confirm: true,
      });
      if (!saved.ok) return fail(saved.refusal);
    }
    const { returnUrl, challenge } = request;
    const offered = await api.connectPlatform(shop.body.id, { returnUrl, challenge });
    if (!offered.ok) return fail(offered.refusal);
    waitingConnection.drop();
    location.assign(answerAddress(request, offered.body));
  };
  const fail = (refusal: Refusal) => {
    setIsBusy(false);
    const isElsewhere = refusal.fields?.returnUrl !== undefined;
    setProblem(isElsewhere ? fill(words.connect.wrongAddress, { host }) : explain(refusal));
  };

  return (
    <form class="stack" onSubmit={(event) => void connect(event)} noValidate>
      {!isConfirmed && (
        <Section title={words.connect.controllerTitle} lead={words.connect.controllerLead}>
          <div class="stack">
            <Field
              label={words.controller.name}
              value={controller.name}
              onInput={(name) => set({ name })}
              error={faults.name}
              maxLength={200}
            />
            <Field
              label={words.controller.address}
              value={controller.address}
              onInput={(address) => set({ address })}
              error={faults.address}
              maxLength={300}
              isLong
            />
            <div class="pair">
              <Field
                label={words.controller.email}
                type="email"
                value={controller.email}
                onInput={(email) => set({ email })}
                error={faults.email}
              />
              <Field
                label={words.controller.phone}
                type="tel"
                value={controller.phone}
                onInput={(phone) => set({ phone })}
                isOptional
              />
            </div>
            <p class="hint">
              {fill(words.connect.terms, {
                leads: days(periods.leadRetentionDays),
                conversations: days(periods.conversationRetentionDays),
              })}
            </p>
            <Check label={words.connect.confirm} isOn={isRight} onChange={setIsRight} />
          </div>
        </Section>
      )}
      {problem !== null && (
        <Banner tone="bad" isUrgent>
          {problem}
        </Banner>
      )}
      {lacksAgreement && <Banner>{words.connect.agreementLater}</Banner>}
      <div class="stack">
        <button type="submit" class="button primary wide" disabled={isBusy}>
          {isBusy
            ? words.connect.connecting
            : isConfirmed
              ? words.connect.connect
              : words.connect.confirmAndConnect}
        </button>
        <a
          class="button wide"
          href={answerAddress(request, { error: 'cancelled' })}
          rel="noreferrer"
          onClick={waitingConnection.drop}
        >
          {fill(words.connect.cancel, { host })}
        </a>
      </div>
    </form>
  );
};
