import { useState } from 'preact/hooks';
import { fill } from '../../../shared/translate.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { Banner, LoadState } from '../../parts/banner.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Section } from '../../parts/section.tsx';
import { AgreementAccept } from './agreement-accept.tsx';
import { DocumentCard } from './document-card.tsx';
import { EndAgreement } from './end-agreement.tsx';
import { OpenDocument } from './open-document.tsx';
import { UpcomingSubProcessors } from './upcoming-sub-processors.tsx';

const OwnHosting = () => {
  const { words } = useSpeech();
  const w = words.dpa;
  return (
    <Section title={w.title} lead={w.ownHosting}>
      <p>{w.ownHostingList}</p>
      <ul class="record-list">
        {w.ownHostingChecks.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </Section>
  );
};

const DeletedOn = ({ shopId }: { shopId: string }) => {
  const { api } = useApp();
  const { words, format } = useSpeech();
  const departure = useLoaded(shopId, () => api.departure(shopId)).data?.departure;
  if (departure?.reason !== 'agreement') return null;
  return (
    <p>
      {fill(words.dpa.deletedOn, { date: format.day(departure.deleteAt) })}{' '}
      <a href={hrefOf({ view: 'shop', shopId, tab: 'departure' })}>{words.settings.tabs.departure}</a>
    </p>
  );
};

/** Rules: D7, PR-2, PR-3. */
export const AgreementTab = ({ settings, onChange }: TabProps) => {
  const { agreements, api } = useApp();
  const { words, format, locale } = useSpeech();
  const w = words.dpa;
  const [isSigning, setIsSigning] = useState(false);
  const loaded = useLoaded(settings.id, () => agreements.overview(settings.id), settings.agreement);
  const overview = loaded.data;
  if (overview === null) {
    return <LoadState loaded={loaded} lines={6} />;
  }
  if (overview.deployment === 'controller-hosted') return <OwnHosting />;
  const changed = async () => {
    setIsSigning(false);
    loaded.reload();
    const fresh = await api.shop(settings.id);
    if (fresh.ok) onChange(fresh.body);
  };
  const { binding, open, mayConclude, isRenewalDue } = overview;
  const waiting = open !== null && open.state !== 'offered' ? open : null;
  const isShown = isSigning || (binding === null && waiting === null);
  return (
    <div class="cards">
      {binding !== null && binding.activeAt !== null && (
        <Banner tone="good">{fill(w.active, { when: format.moment(binding.activeAt) })}</Banner>
      )}
      {!overview.mayCollect && (
        <Banner tone="bad">
          <p>{w.missing}</p>
          {mayConclude && <DeletedOn shopId={settings.id} />}
        </Banner>
      )}
      {isRenewalDue && <Banner tone="note">{w.renewal}</Banner>}
      {waiting !== null && (
        <OpenDocument document={waiting} canSign={mayConclude} onChange={() => void changed()} />
      )}
      {isShown && !mayConclude && <Banner>{w.ask}</Banner>}
      {isShown && mayConclude && (
        <Section title={binding === null ? w.conclude : w.renew}>
          <AgreementAccept shopId={settings.id} overview={overview} onDone={() => void changed()} />
        </Section>
      )}
      {!isShown && mayConclude && (
        <p class="button-row">
          <button
            type="button"
            class={isRenewalDue ? 'button primary' : 'button'}
            onClick={() => setIsSigning(true)}
          >
            {waiting === null ? w.renew : w.startOver}
          </button>
        </p>
      )}
      {binding !== null && (
        <Section title={w.title}>
          <DocumentCard document={binding} />
        </Section>
      )}
      {overview.upcoming.length > 0 && (
        <UpcomingSubProcessors shopId={settings.id} overview={overview} onChange={loaded.reload} />
      )}
      <p class="button-row">
        <button type="button" class="button" onClick={() => void agreements.pack(locale)}>
          <Icon name="download" size={18} />
          {w.pack}
        </button>
        <a class="button" href="/sub-processors" target="_blank" rel="noreferrer">
          <Icon name="link" size={18} />
          {w.subProcessors}
        </a>
      </p>
      {overview.history.length > 0 && (
        <Section title={w.history}>
          {overview.history.map((document) => (
            <DocumentCard key={document.id} document={document} />
          ))}
        </Section>
      )}
      {(binding !== null || overview.history.some(({ state }) => state === 'active')) && mayConclude && (
        <EndAgreement shopId={settings.id} name={settings.name} onChange={() => void changed()} />
      )}
    </div>
  );
};
