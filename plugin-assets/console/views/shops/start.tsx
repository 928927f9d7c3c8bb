import { useState } from 'preact/hooks';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import { fill } from '../../../shared/translate.ts';
import { goTo } from '../../app/actions.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Banner, EmptyState, LoadState } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { ShopForm } from '../../parts/shop-form.tsx';
import { Step } from '../../parts/step.tsx';
import { demoShop, isInstalled, isSetUp, isUnnamedOwner, ownedMerchants } from '../../state/select.ts';
import { AgreementAccept } from '../agreement/agreement-accept.tsx';
import { StartInstall } from '../install/install-tab.tsx';
import { ConfirmSection } from '../settings/account-tab.tsx';
import { Doors } from './doors.tsx';
import { MailStep } from './mail-step.tsx';
import { WhoYouAre } from './who-you-are.tsx';

const StartAgreement = ({ shopId, onChange }: { shopId: string; onChange: () => void }) => {
  const { agreements } = useApp();
  const { words } = useSpeech();
  const loaded = useLoaded(shopId, () => agreements.overview(shopId));
  if (loaded.data === null) return null;
  const { open, mayConclude } = loaded.data;
  if (!mayConclude) return <Banner>{words.dpa.ask}</Banner>;
  if (open !== null && open.state !== 'offered') {
    return (
      <Banner tone="note">
        <p>{words.dpa.states[open.state]}</p>
        {open.sentTo !== null && <p>{fill(words.dpa.pending, { email: open.sentTo })}</p>}
        <a href={hrefOf({ view: 'shop', shopId, tab: 'agreement' })}>{words.dpa.title}</a>
      </Banner>
    );
  }
  const done = () => {
    loaded.reload();
    onChange();
  };
  return <AgreementAccept shopId={shopId} overview={loaded.data} onDone={done} />;
};

const ShopSteps = ({ shopId, first }: { shopId: string; first: number }) => {
  const app = useApp();
  const { words } = useSpeech();
  const version = useAppState((state) => state.shopVersions[shopId] ?? 0);
  const loaded = useLoaded(shopId, () => app.api.shop(shopId), version);
  const [isAgreementLater, setIsAgreementLater] = useState(false);
  const settings = loaded.data;
  if (settings === null) {
    return (
      <li class="start-step">
        <LoadState loaded={loaded} lines={6} />
      </li>
    );
  }
  const changed = (next: ShopSettings) => {
    loaded.replace(next);
    void app.refreshMe();
  };
  const again = () => {
    loaded.reload();
    void app.refreshMe();
  };
  const isConfirmed = settings.missing.length === 0;
  const needsAgreement = settings.agreement !== 'not_needed';
  const isAgreed = settings.agreement !== 'missing';
  const agreementNow = isConfirmed && !isAgreed && !isAgreementLater;
  const installNow = isConfirmed && !agreementNow;
  return (
    <>
      <Step number={first} title={words.start.confirm} state={isConfirmed ? 'done' : 'now'}>
        {!isConfirmed && (
          <>
            <p>{words.start.confirmLead}</p>
            <ConfirmSection settings={settings} onChange={changed} />
            <p>
              <a href={hrefOf({ view: 'shop', shopId, tab: 'account' })}>{words.start.changeController}</a>
            </p>
          </>
        )}
      </Step>
      {needsAgreement && (
        <Step
          number={first + 1}
          title={words.start.agreement}
          state={isAgreed ? 'done' : agreementNow ? 'now' : 'later'}
        >
          {agreementNow && (
            <>
              <p>{words.start.agreementLead}</p>
              <StartAgreement shopId={shopId} onChange={again} />
              <p class="button-row">
                <Button label={words.start.later} onClick={() => setIsAgreementLater(true)} />
              </p>
              <p class="hint">{words.start.laterHint}</p>
            </>
          )}
          {!isAgreed && isAgreementLater && (
            <p>
              {words.start.laterHint}{' '}
              <button type="button" class="link-button" onClick={() => setIsAgreementLater(false)}>
                {words.start.agreementNow}
              </button>
            </p>
          )}
        </Step>
      )}
      <Step
        number={needsAgreement ? first + 2 : first + 1}
        title={words.start.install}
        state={isInstalled(settings) ? 'done' : installNow ? 'now' : 'later'}
      >
        {installNow && <StartInstall settings={settings} onChange={changed} />}
      </Step>
      <MailStep number={needsAgreement ? first + 3 : first + 2} shopId={shopId} />
    </>
  );
};

/** Progress comes from the shop, so any device can continue. */
export const Start = ({ shopId }: { shopId: string | null }) => {
  const { words } = useSpeech();
  const me = useAppState((state) => state.me);
  const owned = ownedMerchants(me);
  // Excludes the demo shop.
  const mine = (me?.shops ?? []).filter(
    (shop) => !shop.isDemo && owned.some(({ id }) => id === shop.organisationId),
  );
  const shop = mine.find(({ id }) => id === shopId) ?? mine.find((one) => !isSetUp(one)) ?? mine[0];
  const isNamed = !isUnnamedOwner(me);
  const isUnnamed = !isNamed || (shop === undefined && owned[0]?.hasCompany === false);
  const demo = demoShop(me);
  const [isOwn, setIsOwn] = useState(false);
  // Stays visible once done.
  const [hasNameStep] = useState(isUnnamed);
  const organisationId = owned[0]?.id;
  const shopState = shop !== undefined ? 'done' : isUnnamed ? 'later' : 'now';
  if (organisationId === undefined) {
    return <EmptyState icon="shop" level={1} title={words.start.title} text={words.shops.notAllowed} />;
  }
  return (
    <div class="view view-settings">
      <header class="view-head">
        <div>
          <h1>{words.start.title}</h1>
          <p class="soft">
            {shop === undefined ? words.start.lead : fill(words.start.of, { shop: shop.name })}
          </p>
        </div>
      </header>
      {demo !== undefined && !isOwn ? (
        <Doors demo={demo} onOwn={() => setIsOwn(true)} />
      ) : (
        <ol class="start">
          {hasNameStep && (
            <Step number={1} title={words.start.you} state={isUnnamed ? 'now' : 'done'}>
              {isUnnamed && <WhoYouAre organisationId={organisationId} />}
            </Step>
          )}
          <Step number={hasNameStep ? 2 : 1} title={words.start.shop} state={shopState}>
            {shopState === 'now' && (
              <ShopForm
                owned={owned}
                firstContact={me?.email ?? ''}
                onAdded={(id) => goTo({ view: 'start', shopId: id })}
              />
            )}
          </Step>
          {shop !== undefined && !isUnnamed && (
            <ShopSteps key={shop.id} shopId={shop.id} first={hasNameStep ? 3 : 2} />
          )}
        </ol>
      )}
    </div>
  );
};
