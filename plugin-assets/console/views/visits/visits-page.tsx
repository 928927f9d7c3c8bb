import { useEffect, useState } from 'preact/hooks';
import { plural } from '../../../shared/translate.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Banner, EmptyState, LoadState } from '../../parts/banner.tsx';
import { ShopPage } from '../../parts/heads/shop-page.tsx';
import { mayManage } from '../../state/select.ts';
import { visitsWordsFor } from '../../words/visits-words.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { VisitRow } from './visit-row.tsx';
import { VisitsStanding } from './visits-standing.tsx';

const REFRESH_MS = 3_000;
/** Rows shown at first. */
const SHOWN = 50;

const ShopVisits = ({ shopId }: { shopId: string }) => {
  const { api } = useApp();
  const { locale } = useSpeech();
  const w = visitsWordsFor(locale);
  const isHere = useAppState((state) => state.presence === 'here');
  const loaded = useLoaded(shopId, () => api.visits(shopId));
  const [shown, setShown] = useState(SHOWN);
  const [inviting, setInviting] = useState<string | null>(null);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || loaded.reload(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [loaded.reload]);
  const { data } = loaded;
  if (data === null) return <LoadState loaded={loaded} lines={6} />;
  const { visits } = data;
  return (
    <>
      <LoadState loaded={loaded} />
      <p role="status">{plural(locale, w.here, visits.length)}</p>
      {data.mayInvite && !(isHere && data.takesChats) && visits.length > 0 && (
        <Banner>
          <p>{w.nobodyHere}</p>
        </Banner>
      )}
      <ul class="visits">
        {visits.slice(0, shown).map((visit) => (
          <VisitRow
            key={visit.id}
            visit={visit}
            mayInvite={data.mayInvite && data.takesChats}
            onInvite={() => setInviting(visit.id)}
          />
        ))}
      </ul>
      {visits.length > shown && (
        <p>
          <button type="button" class="button" onClick={() => setShown(shown + SHOWN)}>
            {w.more}
          </button>
        </p>
      )}
      <VisitsStanding shopId={shopId} visits={data} />
      {inviting !== null && (
        <InviteDialog
          shopId={shopId}
          visitId={inviting}
          onClose={() => setInviting(null)}
          onSent={() => {
            setInviting(null);
            loaded.reload();
          }}
        />
      )}
    </>
  );
};

/** Limited by the cookie tool. Rule: EP-5. */
export const VisitsPage = ({ shopId }: { shopId: string | null }) => {
  const { locale } = useSpeech();
  const w = visitsWordsFor(locale);
  const all = useAppState((state) => state.me?.shops) ?? [];
  const shops = all.filter((shop) => shop.hasVisitorList || shop.id === shopId);
  const chosen = shops.find((shop) => shop.id === shopId) ?? shops[0];
  if (chosen === undefined) {
    const settable = all.find(({ role }) => mayManage(role));
    return (
      <EmptyState icon="eye" level={1} title={w.noShopTitle} text={w.noShop}>
        {settable !== undefined && (
          <a class="button primary" href={hrefOf({ view: 'shop', shopId: settable.id, tab: 'chat' })}>
            {w.turnOn}
          </a>
        )}
      </EmptyState>
    );
  }
  return (
    <ShopPage
      title={w.title}
      lead={w.lead}
      shops={shops}
      shopId={chosen.id}
      routeOf={(id) => ({ view: 'visits', shopId: id })}
    >
      <ShopVisits key={chosen.id} shopId={chosen.id} />
    </ShopPage>
  );
};
