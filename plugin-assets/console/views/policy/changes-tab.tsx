import { useEffect } from 'preact/hooks';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Section } from '../../parts/section.tsx';
import { NoticeVersions } from './notice-versions.tsx';
import { PolicyChange } from './policy-change.tsx';

/** Polling interval while a decision is carried out, in milliseconds. */
const PROGRESS_MS = 2_000;

export const ChangesTab = ({ settings }: TabProps) => {
  const app = useApp();
  const { words } = useSpeech();
  const loaded = useLoaded(settings.id, () => app.api.changes(settings.id));
  const changes = loaded.data;
  const isWorking = changes?.changes.some((change) => change.choice !== null && !change.isDone) ?? false;
  const { reload } = loaded;
  useEffect(() => {
    if (!isWorking) return undefined;
    const timer = setInterval(reload, PROGRESS_MS);
    return () => clearInterval(timer);
  }, [isWorking]);
  if (changes === null) {
    return <LoadState loaded={loaded} lines={8} />;
  }
  const decided = () => {
    reload();
    // Refreshes the banner.
    void app.refreshMe();
  };
  return (
    <>
      <Section title={words.changes.title} lead={words.changes.lead}>
        {changes.changes.length === 0 && <p class="soft">{words.changes.none}</p>}
        {changes.changes.map((change) => (
          <PolicyChange
            key={`${change.id} ${change.choice}`}
            change={change}
            shopId={settings.id}
            mayDecide={changes.mayDecide}
            onDecided={decided}
          />
        ))}
      </Section>
      <Section title={words.changes.versions} lead={words.changes.versionsLead}>
        <NoticeVersions entries={changes.entries} />
      </Section>
    </>
  );
};
