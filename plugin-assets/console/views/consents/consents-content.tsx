import { useState } from 'preact/hooks';
import { REGISTER_STATES } from '../../../../service/protocol/vocabulary.ts';
import { shopPath } from '../../api/api-paths.ts';
import { downloadFile } from '../../api/download-file.ts';
import { activityQueryOf } from '../../api/records-api.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useLoaded } from '../../app/use-app.ts';
import { EmptyState, LoadState } from '../../parts/banner.tsx';
import { ShopPage } from '../../parts/heads/shop-page.tsx';
import { Icon } from '../../parts/icon.tsx';
import { maySeeProof } from '../../state/select.ts';
import { ConsentFilters, type Wish } from './consent-filters.tsx';
import { PurposeTable } from './consent-table.tsx';
import { useConsentWords } from './consent-words.ts';

const EVERYTHING: Wish = { purpose: '', notice: '', state: '', from: '', to: '' };

/** In the browser's time zone. */
const dayStart = (day: string, plusDays = 0): string => {
  if (day === '') return '';
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + plusDays);
  return at.toISOString();
};

const ShopRegister = ({ shopId }: { shopId: string }) => {
  const { api, session } = useApp();
  const { w } = useConsentWords();
  const { showRefusal } = useActions();
  const [wish, setWish] = useState(EVERYTHING);
  const period = { from: dayStart(wish.from), to: dayStart(wish.to, 1) };
  const loaded = useLoaded(`${shopId} ${period.from} ${period.to}`, () =>
    api.consentRegister(shopId, period),
  );
  const all = loaded.data?.versions ?? [];
  const shown = all.filter(
    ({ purpose, noticeId, ending }) =>
      (wish.purpose === '' || purpose === wish.purpose) &&
      (wish.notice === '' || noticeId === wish.notice) &&
      (wish.state !== 'ending' || ending > 0),
  );
  const wanted = wish.state === 'ending' ? 'stands' : wish.state;
  const states = REGISTER_STATES.filter((state) => wanted === '' || state === wanted);
  const save = async (format: 'csv' | 'json') => {
    const { purpose, notice, state } = wish;
    const query = activityQueryOf(period, { purpose, notice, state, format });
    const path = `${shopPath(shopId)}/consent-register/export${query}`;
    const code = await downloadFile({ path, token: session.token() });
    if (code !== null) showRefusal({ code: code as 'internal' });
  };
  const isFiltered = Object.values(wish).some((value) => value !== '');
  return (
    <>
      <p class="button-row">
        {(['csv', 'json'] as const).map((format) => (
          <button
            key={format}
            type="button"
            class="button"
            // The ledger export has no lead expiry.
            disabled={wish.state === 'ending'}
            onClick={() => void save(format)}
          >
            <Icon name="download" size={18} />
            {w[format]}
          </button>
        ))}
        <a class="button" href="/verify" target="_blank" rel="noreferrer">
          {w.verify}
        </a>
      </p>
      <ConsentFilters wish={wish} versions={all} onChange={(change) => setWish({ ...wish, ...change })} />
      <LoadState loaded={loaded} lines={8} />
      {loaded.data !== null && shown.length === 0 && (
        <EmptyState icon="shield" title={w.emptyTitle} text={isFiltered ? w.emptyFilter : w.empty} />
      )}
      <div class="cards">
        {[...new Set(shown.map(({ purpose }) => purpose))].map((purpose) => (
          <PurposeTable
            key={purpose}
            purpose={purpose}
            versions={shown.filter((version) => version.purpose === purpose)}
            states={states}
          />
        ))}
      </div>
    </>
  );
};

/** Consent register of a shop with signed export. Rule: CO-9. */
export const ConsentRegisterView = ({ shopId }: { shopId: string | null }) => {
  const { words, w } = useConsentWords();
  const all = useAppState((state) => state.me?.shops) ?? [];
  const shops = all.filter((shop) => maySeeProof(shop.role));
  const chosen = shops.find((shop) => shop.id === shopId) ?? shops[0];
  if (chosen === undefined) return <EmptyState icon="shop" level={1} title={w.noneTitle} text={w.none} />;
  return (
    <ShopPage
      title={words.nav.consents}
      lead={w.lead}
      shops={shops}
      shopId={chosen.id}
      routeOf={(id) => ({ view: 'consents', shopId: id })}
    >
      <ShopRegister key={chosen.id} shopId={chosen.id} />
    </ShopPage>
  );
};
