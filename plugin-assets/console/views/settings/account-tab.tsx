import { useEffect, useState } from 'preact/hooks';
import { moveFocus } from '../../../shared/focus.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { useSettingsForm } from '../../app/use-settings-form.ts';
import { Banner } from '../../parts/banner.tsx';
import { ControllerFields, controllerFaults, trimController } from '../../parts/controller-fields.tsx';
import { Fact } from '../../parts/fact.tsx';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { SaveBar, Section } from '../../parts/section.tsx';
import { When } from '../../parts/when.tsx';
import { isInstalled, shopOf } from '../../state/select.ts';
import { entryOf } from '../../words/word-lists.ts';
import { PolicySection } from '../policy/policy-section.tsx';
import { ProvidersSection } from './providers-section.tsx';

const placeOf = (missing: string): string =>
  missing.startsWith('controller') ? 'controller' : missing === 'confirm' ? 'confirm' : 'policy';

const goToPlace = (id: string) => {
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: 'start' });
  moveFocus(place?.querySelector<HTMLElement>('input, textarea, button') ?? place);
};

const Standing = ({ settings }: Pick<TabProps, 'settings'>) => {
  const { words } = useSpeech();
  const missing = [...settings.missing, ...(settings.agreement === 'missing' ? ['agreement'] : [])];
  const hasPolicy = useAppState((state) => shopOf(state, settings.id)?.policyState === 'published');
  if (settings.collecting) {
    if (settings.whenNoPolicy === 'bare') return null;
    if (hasPolicy && isInstalled(settings))
      return <Banner tone="good">{words.settings.collectingTitle}</Banner>;
    return (
      <Banner tone="note">
        <p>{words.settings.almostTitle}</p>
        <ul class="missing">
          {!isInstalled(settings) && (
            <li>
              <a href={hrefOf({ view: 'shop', shopId: settings.id, tab: 'install' })}>
                {words.settings.missingItems.install}
              </a>
            </li>
          )}
          {!hasPolicy && (
            <li>
              <button type="button" class="link-button" onClick={() => goToPlace('policy')}>
                {words.settings.missingItems.policy}
              </button>
            </li>
          )}
        </ul>
      </Banner>
    );
  }
  if (settings.closesAt !== null) return null;
  return (
    <Banner tone="note">
      <p>{words.settings.missingTitle}</p>
      <ul class="missing">
        {missing.map((item) => (
          <li key={item}>
            {item === 'agreement' ? (
              <a href={hrefOf({ view: 'shop', shopId: settings.id, tab: 'agreement' })}>
                {words.settings.missingItems.agreement}
              </a>
            ) : (
              <button type="button" class="link-button" onClick={() => goToPlace(placeOf(item))}>
                {entryOf(words.settings.missingItems, item) ?? item}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Banner>
  );
};

/** Rule: TR-2. */
const ControllerSection = ({ settings, onChange }: TabProps) => {
  const { words } = useSpeech();
  const form = useSettingsForm({
    settings,
    onChange,
    read: ({ controller }) => controller,
    request: (controller) => ({
      controller: { ...trimController(controller), dpo: controller.dpo.trim() },
    }),
    check: (draft) => controllerFaults(draft, words),
    mayUndo: ({ name, address, email }) => name !== '' && address !== '' && email !== '',
  });
  const { draft, set, faults } = form;
  const isLocked = !settings.mayEdit;
  return (
    <Section id="controller" title={words.controller.title} lead={words.controller.lead}>
      <form class="stack" onSubmit={form.submit} noValidate>
        <ControllerFields controller={draft} faults={faults} onChange={set} isDisabled={isLocked} />
        <Field
          label={words.controller.dpo}
          hint={words.controller.dpoHint}
          value={draft.dpo}
          onInput={(dpo) => set({ dpo })}
          error={faults.dpo}
          maxLength={300}
          isOptional
          isDisabled={isLocked}
        />
        <SaveBar isDirty={form.isDirty} isBusy={form.isBusy} onCancel={form.cancel} />
      </form>
    </Section>
  );
};

/** Nothing is collected without the owner's confirmation. */
export const ConfirmSection = ({ settings, onChange }: TabProps) => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const [isBusy, setIsBusy] = useState(false);
  const { controller } = settings;
  const isComplete = controller.name !== '' && controller.address !== '' && controller.email !== '';
  const days = (count: number) => plural(locale, words.confirm.days, count);
  const confirm = async () => {
    setIsBusy(true);
    const answer = await api.changeShop(settings.id, { confirm: true });
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    onChange(answer.body);
    showDone(words.common.saved);
  };
  return (
    <Section id="confirm" title={words.confirm.title} lead={words.confirm.lead}>
      <dl class="facts facts-wide">
        <Fact name={words.controller.title}>
          {[controller.name, controller.address, controller.email].filter(Boolean).join(', ') || '–'}
        </Fact>
        <Fact name={words.confirm.purpose}>{words.confirm.purposeText}</Fact>
        <Fact name={words.confirm.recipients}>{words.basis[settings.leadBasis]}</Fact>
        <Fact name={words.confirm.keep}>
          {fill(words.confirm.keepText, {
            leads: days(settings.leadRetentionDays),
            conversations: days(settings.conversationRetentionDays),
          })}
        </Fact>
      </dl>
      {settings.confirmedAt !== null && (
        <p class="confirmed">
          <Icon name="check" size={18} />
          <span>
            {words.confirm.confirmed.split('{when}')[0]}
            <When at={settings.confirmedAt} shape="moment" />
            {words.confirm.confirmed.split('{when}')[1]}
          </span>
        </p>
      )}
      {settings.mayEdit && !isComplete && <p class="hint">{words.confirm.first}</p>}
      {settings.mayEdit && (
        <button
          type="button"
          class={settings.confirmedAt === null ? 'button primary' : 'button'}
          disabled={isBusy || !isComplete}
          onClick={() => void confirm()}
        >
          {settings.confirmedAt === null ? words.confirm.button : words.confirm.again}
        </button>
      )}
    </Section>
  );
};

export const AccountTab = (props: TabProps) => {
  useEffect(() => {
    document.getElementById('content')?.scrollTo(0, 0);
  }, []);
  return (
    <div class="cards">
      <Standing settings={props.settings} />
      <ControllerSection {...props} />
      <ProvidersSection {...props} />
      <PolicySection {...props} />
      <ConfirmSection {...props} />
    </div>
  );
};
