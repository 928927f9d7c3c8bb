import { useState } from 'preact/hooks';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, usePreferences, useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Check, Field, Select } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { SaveBar, Section } from '../../parts/section.tsx';
import { chosenLocale } from '../../state/select.ts';
import { consoleLocale, loadWords } from '../../words/word-lists.ts';
import { LateAlerts } from '../alerts/late-alerts.tsx';
import { GuideLink } from '../shell/guide-link.tsx';
import { AccountNotice, useRegistration } from '../sign-in/account-notice.tsx';
import { MailNoticesSection, SessionsSection } from './account-sections.tsx';
import { AddressSection } from './change-address.tsx';
import { SecondFactorSection } from './second-factor.tsx';

const LEAST_PASSWORD = 12;

const You = () => {
  const app = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const me = useAppState((state) => state.me);
  const saved = { name: me?.name ?? '', locale: consoleLocale(chosenLocale(me)) };
  const [name, setName] = useState(saved.name);
  const [locale, setLocale] = useState(saved.locale);
  const [isBusy, setIsBusy] = useState(false);
  const isDirty = name.trim() !== saved.name || locale !== saved.locale;
  const save = async (event: Event) => {
    event.preventDefault();
    if (name.trim() === '') return;
    setIsBusy(true);
    const answer = await app.api.changeMe({ name: name.trim(), locale });
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    await app.refreshMe();
    const spoken = await loadWords(locale).catch(() => words);
    showDone(spoken.common.saved);
  };
  return (
    <Section title={words.profile.you} lead={fill(words.profile.signedInAs, { email: me?.email ?? '' })}>
      <form class="stack" onSubmit={(event) => void save(event)} noValidate>
        <Field
          label={words.common.name}
          hint={words.profile.nameHint}
          value={name}
          onInput={setName}
          maxLength={100}
          autocomplete="name"
          error={name.trim() === '' ? words.errors.required : undefined}
        />
        <Select
          label={words.common.language}
          value={locale}
          options={LOCALES.map((value) => ({ value, label: words.languages[value] }))}
          onChange={setLocale}
        />
        <SaveBar
          isDirty={isDirty}
          isBusy={isBusy}
          onCancel={() => {
            setName(saved.name);
            setLocale(saved.locale);
          }}
        />
      </form>
    </Section>
  );
};

const ChangePassword = () => {
  const app = useApp();
  const { words, locale } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const email = useAppState((state) => state.me?.email ?? '');
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const [fault, setFault] = useState<string | undefined>();
  const [isBusy, setIsBusy] = useState(false);
  const missing = Math.max(0, LEAST_PASSWORD - fresh.length);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (missing > 0 || isBusy) return;
    setIsBusy(true);
    const answer = await app.api.changeMe({ currentPassword: current, newPassword: fresh });
    setIsBusy(false);
    if (!answer.ok) {
      if (answer.refusal.code === 'credentials_wrong') setFault(words.errors.credentials_wrong);
      else showRefusal(answer.refusal);
      return;
    }
    setCurrent('');
    setFresh('');
    setFault(undefined);
    showDone(words.profile.changed);
  };
  return (
    <Section title={words.profile.password}>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <input
          class="off-screen"
          tabIndex={-1}
          type="email"
          autocomplete="username"
          readOnly
          aria-hidden="true"
          value={email}
        />
        <PasswordField
          label={words.profile.current}
          autocomplete="current-password"
          value={current}
          onInput={setCurrent}
          error={fault}
        />
        <PasswordField
          label={words.profile.fresh}
          autocomplete="new-password"
          hint={
            fresh !== '' && missing > 0
              ? plural(locale, words.join.passwordShort, missing)
              : words.join.passwordHint
          }
          value={fresh}
          onInput={setFresh}
        />
        <p class="button-row">
          <button type="submit" class="button" disabled={isBusy || missing > 0 || current === ''}>
            {words.profile.change}
          </button>
        </p>
      </form>
    </Section>
  );
};

export const Profile = () => {
  const app = useApp();
  const { words } = useSpeech();
  const [preferences, setPreferences] = usePreferences();
  const notice = useRegistration().data?.notice ?? null;
  return (
    <div class="view view-form">
      <h1>{words.profile.title}</h1>
      <div class="cards">
        <You />
        <Section title={words.profile.work}>
          <div class="stack">
            <div>
              <Check
                label={words.sound.label}
                isOn={preferences.isSoundOn}
                onChange={(isSoundOn) => setPreferences({ isSoundOn })}
              />
              <p class="hint">{words.sound.hint}</p>
            </div>
            <p class="button-row">
              <button
                type="button"
                class="button"
                onClick={() => void app.sound.unlock().then(() => app.sound.play('conversation'))}
              >
                <Icon name="bell" size={18} />
                {words.sound.test}
              </button>
            </p>
            <Check
              label={words.profile.shortcuts}
              isOn={preferences.areShortcutsOn}
              onChange={(areShortcutsOn) => setPreferences({ areShortcutsOn })}
            />
          </div>
        </Section>
        <LateAlerts />
        <MailNoticesSection />
        <AddressSection />
        <ChangePassword />
        <SecondFactorSection />
        <SessionsSection />
        {notice !== null && <AccountNotice notice={notice} />}
        <p>
          <GuideLink />
        </p>
        <p>
          <Button label={words.profile.signOut} onClick={app.signOut} />
        </p>
      </div>
    </div>
  );
};
