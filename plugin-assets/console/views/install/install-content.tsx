import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { Section } from '../../parts/section.tsx';
import { AccessibilitySection } from './accessibility-section.tsx';
import { ConnectionSection } from './connection-section.tsx';
import { InstallGuide } from './install-guide.tsx';

const useStanding = ({ settings }: Pick<TabProps, 'settings'>) => {
  const { api } = useApp();
  const presence = useAppState((state) => state.presence);
  const { id, collecting, policySource, adapter } = settings;
  const version = [collecting, policySource, adapter?.lastPushAt, presence].join(' ');
  return useLoaded(id, () => api.connection(id), version);
};

export const InstallWork = (props: TabProps) => {
  const { words } = useSpeech();
  const standing = useStanding(props);
  return (
    <div class="cards">
      <ConnectionSection {...props} standing={standing} />
      <Section title={words.start.install}>
        <InstallGuide {...props} standing={standing} />
      </Section>
      <AccessibilitySection settings={props.settings} />
    </div>
  );
};

export const StartWork = (props: TabProps) => <InstallGuide {...props} standing={useStanding(props)} />;
