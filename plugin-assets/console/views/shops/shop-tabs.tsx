import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import { fill } from '../../../shared/translate.ts';
import { hrefOf, SHOP_TABS, type ShopTab, type ShopTabGroup } from '../../app/router.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Tabs } from '../../parts/tabs.tsx';

export const ShopTabs = ({ settings, tab: chosen }: { settings: ShopSettings; tab: ShopTab }) => {
  const { words } = useSpeech();
  const w = words.settings;
  // Own shops need no agreement.
  const isThere = (tab: ShopTab) => tab !== 'agreement' || settings.agreement !== 'not_needed';
  const hrefTo = (tab: ShopTab) => hrefOf({ view: 'shop', shopId: settings.id, tab });
  const groups = (Object.keys(SHOP_TABS) as ShopTabGroup[]).map((group) => {
    const [first, ...others] = SHOP_TABS[group];
    return { group, tabs: [first as ShopTab, ...(others as ShopTab[]).filter(isThere)] as const };
  });
  const here = groups.find(({ tabs }) => tabs.includes(chosen));
  return (
    <div class="shop-tabs">
      <Tabs
        label={fill(w.tabsLabel, { shop: settings.name })}
        tabs={groups.map(({ group, tabs: [first, ...others] }) => ({
          hrefs: [hrefTo(first), ...others.map(hrefTo)],
          name: w.groups[group],
          isChosen: group === here?.group,
        }))}
      />
      {here !== undefined && here.tabs.length > 1 && (
        <Tabs
          isInner
          label={w.groups[here.group]}
          tabs={here.tabs.map((tab) => ({
            hrefs: [hrefTo(tab)],
            name: tab === 'mails' ? words.outbox.tab : w.tabs[tab],
            isChosen: tab === chosen,
          }))}
        />
      )}
    </div>
  );
};
