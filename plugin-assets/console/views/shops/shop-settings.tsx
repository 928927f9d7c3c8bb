import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import { fill } from '../../../shared/translate.ts';
import { hrefOf, SHOP_TABS, type ShopTab } from '../../app/router.ts';
import { useApp, useAppState, useHasUnsaved, useLoaded, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { Banner, EmptyState, LoadState } from '../../parts/banner.tsx';
import { AgreementChip, CollectingChip, PolicyChip } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icon.tsx';
import { shopOf } from '../../state/select.ts';
import { AgreementTab } from '../agreement/agreement-tab.tsx';
import { InstallTab } from '../install/install-tab.tsx';
import { ChangesTab } from '../policy/changes-tab.tsx';
import { LateRecordsTab } from '../records/late-records.tsx';
import { AccessTab } from '../settings/access-tab.tsx';
import { AccountTab } from '../settings/account-tab.tsx';
import { AppearanceTab } from '../settings/appearance-tab.tsx';
import { ChatTab } from '../settings/chat-tab.tsx';
import { ContractWaits } from '../settings/contract-waits.tsx';
import { MailsTab } from '../settings/outbox.tsx';
import { RetentionTab } from '../settings/retention-tab.tsx';

/** Tabs that show an agency nothing before its contract with the shop. */
const isClosedWhileWaiting = (tab: ShopTab): tab is 'changes' | 'records' =>
  tab === 'changes' || tab === 'records';

const Tab = ({ tab, ...props }: TabProps & { tab: ShopTab }) => {
  const { words } = useSpeech();
  const { id } = props.settings;
  const isWaiting = useAppState((state) => shopOf(state, id)?.isWaiting ?? false);
  if (isWaiting && isClosedWhileWaiting(tab)) {
    return <ContractWaits shopId={id} title={words.settings.tabs[tab]} />;
  }
  switch (tab) {
    case 'account':
      return <AccountTab {...props} />;
    case 'appearance':
      return <AppearanceTab {...props} />;
    case 'chat':
      return <ChatTab {...props} />;
    case 'retention':
      return <RetentionTab {...props} />;
    case 'changes':
      return <ChangesTab {...props} />;
    case 'install':
      return <InstallTab {...props} />;
    case 'agreement':
      return <AgreementTab {...props} />;
    case 'access':
      return <AccessTab {...props} />;
    case 'records':
      return <LateRecordsTab {...props} />;
    case 'mails':
      return <MailsTab {...props} />;
  }
};

/** The tabs; the selected one is scrolled into view. */
const Tabs = ({ settings, tab: chosen }: { settings: ShopSettings; tab: ShopTab }) => {
  const { words } = useSpeech();
  const hasUnsaved = useHasUnsaved();
  const bar = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    const link = bar.current?.querySelector<HTMLElement>('[aria-current]');
    const isCalm = isFirst.current || matchMedia('(prefers-reduced-motion: reduce)').matches;
    isFirst.current = false;
    if (!bar.current || !link) return;
    const left = link.offsetLeft - bar.current.offsetLeft - (bar.current.clientWidth - link.offsetWidth) / 2;
    bar.current.scrollTo({ left, behavior: isCalm ? 'instant' : 'smooth' });
  }, [chosen]);
  return (
    <nav class="tabs" ref={bar} aria-label={fill(words.settings.tabsLabel, { shop: settings.name })}>
      {SHOP_TABS.map((name) => {
        const href = hrefOf({ view: 'shop', shopId: settings.id, tab: name });
        return (
          <a key={name} href={href} aria-current={name === chosen ? 'page' : undefined}>
            {name === 'mails' ? words.outbox.tab : words.settings.tabs[name]}
            {hasUnsaved(href) && (
              <span class="tab-unsaved" title={words.settings.unsaved}>
                <span class="off-screen">{words.settings.unsaved}</span>
              </span>
            )}
          </a>
        );
      })}
    </nav>
  );
};

/** Settings of one shop, by tab. */
export const ShopSettingsView = ({ shopId, tab }: { shopId: string; tab: ShopTab }) => {
  const app = useApp();
  const { words } = useSpeech();
  const version = useAppState((state) => state.shopVersions[shopId] ?? 0);
  const policyState = useAppState((state) => shopOf(state, shopId)?.policyState ?? null);
  const loaded = useLoaded(`${shopId} ${version}`, () => app.api.shop(shopId));
  const settings = loaded.data;

  if (loaded.refusal?.status === 404) {
    return (
      <EmptyState icon="shop" level={1} title={words.settings.notFoundTitle} text={words.settings.notFound}>
        <a class="button" href="#/shops">
          {words.settings.all}
        </a>
      </EmptyState>
    );
  }
  if (settings === null) {
    return (
      <div class="view">
        <LoadState loaded={loaded} lines={8} />
      </div>
    );
  }
  const changed = (next: ShopSettings) => {
    loaded.replace(next);
    // Chips and banners elsewhere use the person's list of shops, so refresh it.
    void app.refreshMe();
  };
  return (
    <div class="view view-settings">
      <a class="back-link" href="#/shops">
        <Icon name="back" size={16} />
        {words.settings.all}
      </a>
      <header class="view-head">
        <div>
          <h1>{settings.name}</h1>
          <p class="chips">
            <CollectingChip isCollecting={settings.collecting} />
            <PolicyChip state={policyState} />
            <AgreementChip state={settings.agreement} />
          </p>
        </div>
      </header>
      <Tabs settings={settings} tab={tab} />
      {settings.whenNoPolicy === 'bare' && (
        <Banner tone="bad">
          <p>{words.settings.bareBanner}</p>
          {tab !== 'account' && (
            <a href={hrefOf({ view: 'shop', shopId, tab: 'account' })}>{words.banner.bareFix}</a>
          )}
        </Banner>
      )}
      {!settings.mayEdit && <Banner>{words.settings.readOnly}</Banner>}
      <Tab tab={tab} settings={settings} onChange={changed} />
    </div>
  );
};
