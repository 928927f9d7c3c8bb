import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { Section } from '../../parts/section.tsx';
import { AccessibilitySection } from './accessibility-section.tsx';
import { ConnectionSection } from './connection-section.tsx';
import { InstallGuide } from './install-guide.tsx';

/** State of connection and availability, re-read when the shop or the person's presence changes. */
const useStanding = ({ settings }: Pick<TabProps, 'settings'>) => {
  const { api } = useApp();
  const presence = useAppState((state) => state.presence);
  const { id, collecting, policySource, adapter } = settings;
  const version = [collecting, policySource, adapter?.lastPushAt, presence].join(' ');
  return useLoaded(id, () => api.connection(id), version);
};

/** Content of the tab: connection of a platform, and installing the chat. */
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

/** The same inside the first steps. */
export const StartWork = (props: TabProps) => <InstallGuide {...props} standing={useStanding(props)} />;
