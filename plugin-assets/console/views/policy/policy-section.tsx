import { useState } from 'preact/hooks';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import { LOCALES, type Locale } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { isWebAddress } from '../../../shared/web-address.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { Banner } from '../../parts/banner.tsx';
import { PolicyChip } from '../../parts/chip.tsx';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Section } from '../../parts/section.tsx';
import { When } from '../../parts/when.tsx';
import { entryOf } from '../../words/word-lists.ts';

type Page = ShopSettings['policy'][number];

const WithWhen = ({ sentence, at }: { sentence: string; at: string }) => {
  const [before = '', after = ''] = sentence.split('{when}');
  return (
    <span>
      {before}
      <When at={at} />
      {after}
    </span>
  );
};

const PageState = ({ page, isNamed }: { page: Page; isNamed: boolean }) => {
  const { words } = useSpeech();
  const languages: Record<string, string> = words.languages;
  const reason = entryOf(words.policyReasons, page.reason);
  return (
    <div class="policy-page">
      <p class="policy-line">
        <PolicyChip state={page.state} />
        {isNamed && (
          <span class="soft">
            {languages[page.locale] ?? page.locale}
            {page.isDefault && ` (${words.policy.isDefault})`}
          </span>
        )}
        {page.url !== null && (
          <a href={page.url} target="_blank" rel="noopener noreferrer">
            {page.title ?? page.url}
            <Icon name="link" size={14} />
            <span class="off-screen"> ({words.common.newTab})</span>
          </a>
        )}
      </p>
      <p>{words.policyExplained[page.state]}</p>
      {page.reason === 'suggested' && <Banner tone="note">{words.policySuggested}</Banner>}
      {page.state !== 'published' && reason !== undefined && <p>{fill(words.policy.reason, { reason })}</p>}
      <p class="hint policy-times">
        <WithWhen sentence={words.policy.checked} at={page.checkedAt} />
        {page.modifiedAt !== null && <WithWhen sentence={words.policy.modified} at={page.modifiedAt} />}
      </p>
    </div>
  );
};

const LinkForm = ({ settings, onChange, locale }: TabProps & { locale: Locale }) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const saved = settings.policy.find((page) => page.locale === locale)?.url ?? '';
  const [url, setUrl] = useState(saved);
  const [fault, setFault] = useState<string | undefined>();
  const [isBusy, setIsBusy] = useState(false);

  const save = async (next: string) => {
    setIsBusy(true);
    const answer = await api.setPolicyLink(settings.id, locale, next);
    setIsBusy(false);
    if (answer.ok) {
      setUrl(next);
      setFault(undefined);
      onChange(answer.body);
      if (next === '') showDone(words.policy.removed, () => void save(saved));
      return;
    }
    if (answer.refusal.code === 'link_refused' || answer.refusal.code === 'invalid_request') {
      setFault(words.errors.link_refused);
    } else showRefusal(answer.refusal);
  };
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isWebAddress(url)) void save(url.trim());
        else setFault(words.errors.url);
      }}
    >
      <Field
        label={fill(words.policy.link, { language: words.languages[locale] })}
        type="url"
        hint={words.policy.linkHint}
        placeholder="https://"
        value={url}
        onInput={setUrl}
        error={fault}
        isDisabled={!settings.mayEdit}
      />
      {settings.mayEdit && (
        <p class="button-row">
          <button type="submit" class="button primary" disabled={isBusy || url.trim() === saved}>
            {isBusy ? words.policy.checking : words.policy.saveLink}
          </button>
          {saved !== '' && (
            <button type="button" class="button" disabled={isBusy} onClick={() => void save('')}>
              {words.policy.removeLink}
            </button>
          )}
        </p>
      )}
    </form>
  );
};

export const PolicyWork = (props: TabProps) => {
  const { settings, onChange } = props;
  const { api } = useApp();
  const { words } = useSpeech();
  const { showRefusal } = useActions();
  const [isBusy, setIsBusy] = useState(false);
  const main = (LOCALES.find((locale) => locale === settings.locale) ?? 'pl') as Locale;
  const linked = LOCALES.filter(
    (locale) => locale === main || settings.policy.some((page) => page.locale === locale),
  );
  const [extra, setExtra] = useState<Locale[]>([]);
  const shown = LOCALES.filter((locale) => linked.includes(locale) || extra.includes(locale));
  const others = LOCALES.filter((locale) => !shown.includes(locale));
  const isByAdapter = settings.policySource === 'adapter';

  const check = async () => {
    setIsBusy(true);
    const answer = await api.checkPolicy(settings.id);
    setIsBusy(false);
    if (answer.ok) onChange(answer.body);
    else showRefusal(answer.refusal);
  };
  return (
    <>
      {settings.policy.length === 0 && <p>{words.policyExplained.unknown}</p>}
      <div class="policy-pages" aria-live="polite">
        {settings.policy.map((page) => (
          <PageState key={page.locale} page={page} isNamed={settings.policy.length > 1} />
        ))}
      </div>
      {settings.policy.length > 0 && settings.mayEdit && !isByAdapter && (
        <p>
          <button type="button" class="button" disabled={isBusy} onClick={() => void check()}>
            <Icon name="reload" size={16} />
            {isBusy ? words.policy.checking : words.policy.check}
          </button>
        </p>
      )}
      {isByAdapter ? (
        <Banner>
          <p>
            {fill(words.policy.byAdapter, {
              platform: settings.adapter?.platform ?? '',
              version: settings.adapter?.version ?? '',
            })}
          </p>
          {settings.adapter !== null && (
            <p class="hint">
              <WithWhen sentence={words.policy.lastPush} at={settings.adapter.lastPushAt} />
            </p>
          )}
        </Banner>
      ) : (
        <>
          {shown.map((locale) => (
            <LinkForm key={locale} {...props} locale={locale} />
          ))}
          {settings.mayEdit && others.length > 0 && (
            <details class="more">
              <summary>{words.policy.addLanguage}</summary>
              <p class="button-row">
                {others.map((locale) => (
                  <button
                    key={locale}
                    type="button"
                    class="button"
                    onClick={() => setExtra([...extra, locale])}
                  >
                    {words.languages[locale]}
                  </button>
                ))}
              </p>
            </details>
          )}
        </>
      )}
    </>
  );
};

export const PolicySection = (props: TabProps) => {
  const { words } = useSpeech();
  return (
    <Section id="policy" title={words.policy.title} lead={words.policy.lead}>
      <PolicyWork {...props} />
    </Section>
  );
};
