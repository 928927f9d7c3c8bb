import { useState } from 'preact/hooks';
import type { ConnectionStandingView } from '../../../../service/protocol/api/connection-api.ts';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { type Loaded, useApp } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { CopyLine } from '../../parts/copy-button.tsx';
import { Choice } from '../../parts/field.tsx';
import { Step, type StepState } from '../../parts/step.tsx';
import { isInstalled } from '../../state/select.ts';
import { PolicyWork } from '../policy/policy-section.tsx';
import { ChatAvailability } from './chat-availability.tsx';
import { InstallCheck } from './install-check.tsx';
import { ConnectByKeys } from './install-secret.tsx';
import { useInstallSpeech } from './install-speech.ts';
import { ShopAddress } from './shop-address.tsx';

/** Packages of each platform that has an adapter. */
const PACKAGES = {
  wordpress: ['wordpress'],
  prestashop: ['prestashop'],
  opencart: ['opencart4', 'opencart3'],
  magento: ['magento'],
  jtl: ['jtl'],
} as const;
type WithAdapter = keyof typeof PACKAGES;
type Platform = WithAdapter | 'other';
const PLATFORMS = Object.keys(PACKAGES) as WithAdapter[];
type GuideProps = TabProps & { standing: Loaded<ConnectionStandingView> };

const statesOf = (done: readonly boolean[]): StepState[] => {
  const now = done.indexOf(false);
  return done.map((isDone, at) => (isDone ? 'done' : at === now ? 'now' : 'later'));
};

const PasteHints = () => {
  const { install } = useInstallSpeech();
  return (
    <div class="paste-hints">
      <h4>{install.where}</h4>
      {install.hints.map(([system, hint]) => (
        <details key={system} class="more">
          <summary>{system}</summary>
          <p>{hint}</p>
        </details>
      ))}
    </div>
  );
};

const LastSteps = ({
  first,
  states: [policy = 'later', done = 'later'],
  isByPlatform = false,
  ...props
}: GuideProps & { first: number; states: readonly StepState[]; isByPlatform?: boolean }) => {
  const { install } = useInstallSpeech();
  return (
    <>
      <Step
        isPart
        number={first}
        title={isByPlatform ? install.policyByPlatform : install.policy}
        state={policy}
      >
        <p>{install.policyLead}</p>
        {isByPlatform && props.settings.adapter === null ? (
          <p>{install.policyFollows}</p>
        ) : (
          <PolicyWork {...props} />
        )}
      </Step>
      <Step isPart number={first + 1} title={install.done} state={done}>
        <ChatAvailability settings={props.settings} standing={props.standing} />
      </Step>
    </>
  );
};

const AdapterSteps = ({
  platform,
  ...props
}: GuideProps & { platform: WithAdapter; isPolicyDone: boolean; isOpen: boolean }) => {
  const { settings } = props;
  const { api } = useApp();
  const { install } = useInstallSpeech();
  const { showRefusal } = useActions();
  const move = async (url: string) => {
    const answer = await api.changeShop(settings.id, { url });
    if (answer.ok) props.onChange(answer.body);
    else showRefusal(answer.refusal);
  };
  const withStanding = (fresh: ShopSettings) => {
    props.onChange(fresh);
    props.standing.reload();
  };
  const [plugin = 'later', ...last] = statesOf([
    settings.adapter !== null,
    props.isPolicyDone,
    settings.adapter !== null && props.isOpen,
  ]);
  return (
    <ol class="start">
      <Step isPart number={1} title={install.plugin} state={plugin}>
        {PACKAGES[platform].map((name) => (
          <p key={name}>
            <a href={`/v1/plugins/${name}`} download>
              {fill(install.getPlugin, { name: install.packages[name] })}
            </a>
          </p>
        ))}
        <ol class="steps">
          {install.platforms[platform].steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <h4>{install.serviceAddress}</h4>
        <CopyLine text={location.origin} what={install.serviceAddress} />
        <ConnectByKeys settings={settings} onChange={withStanding} />
        {settings.mayEdit && (
          <ShopAddress key={settings.url} saved={settings.url} onSave={(url) => void move(url)} />
        )}
      </Step>
      <LastSteps {...props} first={2} states={last} isByPlatform />
    </ol>
  );
};

const OtherSiteSteps = (props: GuideProps & { isPolicyDone: boolean; isOpen: boolean }) => {
  const { settings, onChange } = props;
  const { install } = useInstallSpeech();
  const isSeen = isInstalled(settings);
  const [paste = 'later', look = 'later', ...last] = statesOf([
    isSeen,
    isSeen,
    props.isPolicyDone,
    isSeen && props.isOpen,
  ]);
  return (
    <ol class="start">
      <Step isPart number={1} title={install.paste} state={paste}>
        <p>{install.pasteLead}</p>
        <CopyLine text={settings.snippet} what={install.line} />
        <p class="hint">
          {install.origins}: {settings.origins.join(', ')}
        </p>
        <PasteHints />
      </Step>
      <Step isPart number={2} title={install.look} state={look}>
        <InstallCheck settings={settings} onChange={onChange} />
      </Step>
      <LastSteps {...props} first={3} states={last} />
    </ol>
  );
};

/** Progress comes from the shop; only the chosen way is view state. */
const platformOf = ({ adapter }: ShopSettings): WithAdapter =>
  PLATFORMS.find((platform) => platform === adapter?.platform) ?? 'wordpress';

export const InstallGuide = (props: GuideProps) => {
  const { settings, standing } = props;
  const { install } = useInstallSpeech();
  const isOther = settings.adapter === null && (settings.seenAt !== null || settings.policySource === 'link');
  const [platform, setPlatform] = useState<Platform>(isOther ? 'other' : platformOf(settings));
  const page = settings.policy.find(({ isDefault }) => isDefault) ?? settings.policy[0];
  const steps = {
    ...props,
    isPolicyDone: page?.state === 'published',
    isOpen: standing.data !== null && standing.data.visitors.mode !== 'closed',
  };
  return (
    <div class="stack">
      <Choice
        legend={install.platform}
        value={platform}
        options={[
          ...PLATFORMS.map((value) => ({ value, ...install.platforms[value] })),
          { value: 'other', label: install.otherSite, hint: install.otherSiteHint },
        ]}
        onChange={setPlatform}
      />
      {platform === 'other' ? <OtherSiteSteps {...steps} /> : <AdapterSteps {...steps} platform={platform} />}
    </div>
  );
};
