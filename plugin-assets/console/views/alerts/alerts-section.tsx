import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Section } from '../../parts/section.tsx';
import { alertsWordsFor } from '../../words/alerts-words.ts';
import { AlertTimes } from './alert-times.tsx';
import { OnCallPart } from './on-call.tsx';
import { AwayByItself, OtherDevices, ThisDevice } from './this-device.tsx';

export const AlertsSection = () => {
  const { api } = useApp();
  const { locale } = useSpeech();
  const w = alertsWordsFor(locale);
  const loaded = useLoaded('alerts', () => api.ownAlerts());
  return (
    <Section id="alerts" title={w.title} lead={w.lead}>
      {loaded.data === null ? (
        <LoadState loaded={loaded} lines={4} />
      ) : (
        <div class="stack">
          <ThisDevice alerts={loaded.data} reload={loaded.reload} />
          <OtherDevices alerts={loaded.data} reload={loaded.reload} />
          <OnCallPart hasDevice={loaded.data.devices.length > 0} />
          <AwayByItself />
          <AlertTimes settings={loaded.data.settings} reload={loaded.reload} />
        </div>
      )}
    </Section>
  );
};
