import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import { fill } from '../../../shared/translate.ts';
import { hrefOf, type ShopTab } from '../../app/router.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { Banner, EmptyState, LoadState } from '../../parts/banner.tsx';
import { AgreementChip, CollectingChip, PolicyChip } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icon.tsx';
import { shopOf } from '../../state/select.ts';
import { AgreementTab } from '../agreement/agreement-tab.tsx';
import { InstallTab } from '../install/install-tab.tsx';
import { ChangesTab } from '../policy/changes-tab.tsx';
import { LateDepartureTab, LateRecordsTab } from '../records/late-records.tsx';
import { AccessTab } from '../settings/access-tab.tsx';
import { AccountTab } from '../settings/account-tab.tsx';
import { AppearanceTab } from '../settings/appearance-tab.tsx';
import { ChatTab } from '../settings/chat-tab.tsx';
import { ContractWaits } from '../settings/contract-waits.tsx';
import { FormTab } from '../settings/form-tab.tsx';
import { MailsTab } from '../settings/outbox.tsx';
import { RetentionTab } from '../settings/retention-tab.tsx';
import { ShopTabs } from './shop-tabs.tsx';

/** Closed to an agency without a contract. */
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
    case 'form':
      return <FormTab {...props} />;
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
    case 'departure':
      return <LateDepartureTab {...props} />;
    case 'mails':
      return <MailsTab {...props} />;
  }
};

export const ShopSettingsView = ({ shopId, tab }: { shopId: string; tab: ShopTab }) => {
  const app = useApp();
  const { words, format } = useSpeech();
  const version = useAppState((state) => state.shopVersions[shopId] ?? 0);
  const policyState = useAppState((state) => shopOf(state, shopId)?.policyState ?? null);
  const loaded = useLoaded(shopId, () => app.api.shop(shopId), version);
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
    // Refreshes chips and banners.
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
            <CollectingChip shop={settings} />
            <PolicyChip state={policyState} />
            {settings.agreement !== 'not_needed' && <AgreementChip state={settings.agreement} />}
          </p>
        </div>
      </header>
      <ShopTabs settings={settings} tab={tab} />
      {settings.closesAt !== null && tab !== 'departure' && (
        <Banner tone="bad">
          <p>{fill(words.settings.leaving, { date: format.day(settings.closesAt) })}</p>
          <a href={hrefOf({ view: 'shop', shopId, tab: 'departure' })}>{words.settings.tabs.departure}</a>
        </Banner>
      )}
      {settings.whenNoPolicy === 'bare' && (
        <Banner tone="bad">
          <p>{words.settings.bareBanner}</p>
          {tab !== 'form' && (
            <a href={hrefOf({ view: 'shop', shopId, tab: 'form' })}>{words.banner.bareFix}</a>
          )}
        </Banner>
      )}
      {!settings.mayEdit && <Banner>{words.settings.readOnly}</Banner>}
      <Tab tab={tab} settings={settings} onChange={changed} />
    </div>
  );
};
