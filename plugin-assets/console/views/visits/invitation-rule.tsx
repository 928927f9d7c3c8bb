import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import type { InvitationRuleView } from '../../../../service/protocol/api/visits/visit-api.ts';
import { MAX_INVITATION_CODE_POINTS } from '../../../../service/protocol/visit-lists.ts';
import { LOCALES, type Locale } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import type { Faults } from '../../app/form-checks.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Check, Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { visitsWordsFor } from '../../words/visits-words.ts';

type SectionWords = ReturnType<typeof visitsWordsFor>['section'];

/** By rule index and field. */
export const faultsOfRules = (
  rules: readonly InvitationRuleView[],
  shopLocale: string,
  w: SectionWords,
): Record<string, string> => {
  const faults: Record<string, string> = {};
  rules.forEach(({ pathPrefix, secondsOnPage, cartFrom, text }, at) => {
    if (pathPrefix !== '' && !pathPrefix.startsWith('/')) faults[`${at}.path`] = w.pathFault;
    if (!Number.isInteger(secondsOnPage) || secondsOnPage < 5 || secondsOnPage > 1800)
      faults[`${at}.seconds`] = w.secondsFault;
    if (!(cartFrom >= 0 && cartFrom <= 1_000_000)) faults[`${at}.cart`] = w.cartFault;
    if (!text[shopLocale as Locale]?.trim()) faults[`${at}.text`] = w.textFault;
  });
  return faults;
};

const numberOf = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed));
const typedOf = (value: number): string => (Number.isNaN(value) ? '' : String(value));

const Preview = ({ rule, settings }: { rule: InvitationRuleView; settings: ShopSettings }) => {
  const { locale } = useSpeech();
  const w = visitsWordsFor(locale).section;
  const shopLocale = settings.locale as Locale;
  const text = rule.text[shopLocale];
  const { accent, onAccent } = settings.appearance;
  if (!text) return null;
  return (
    <div>
      <h4>{w.preview}</h4>
      <div class="invitation-preview" lang={shopLocale}>
        <p>{text}</p>
        <span style={{ background: accent, color: onAccent }}>{w.previewOpen[shopLocale]}</span>
      </div>
    </div>
  );
};

export const InvitationRuleEditor = ({
  at,
  rule,
  settings,
  faults,
  isLocked,
  onChange,
  onRemove,
}: {
  at: number;
  rule: InvitationRuleView;
  settings: ShopSettings;
  faults: Faults;
  isLocked: boolean;
  onChange: (change: Partial<InvitationRuleView>) => void;
  onRemove: () => void;
}) => {
  const { words, locale } = useSpeech();
  const w = visitsWordsFor(locale).section;
  const n = String(at + 1);
  // The shop's language first: its text is required.
  const locales = [...LOCALES].sort((a, b) => Number(b === settings.locale) - Number(a === settings.locale));
  return (
    <fieldset class="invitation-rule">
      <legend>{fill(w.rule, { n })}</legend>
      <div class="stack">
        {locales.map((tag) => (
          <Field
            key={tag}
            label={fill(w.textIn, { language: words.languages[tag] })}
            value={rule.text[tag] ?? ''}
            maxLength={MAX_INVITATION_CODE_POINTS}
            isOptional={tag !== settings.locale}
            isDisabled={isLocked}
            {...(tag === settings.locale ? { error: faults[`${at}.text`] } : { hint: w.textHint })}
            onInput={(text) => onChange({ text: { ...rule.text, [tag]: text } })}
          />
        ))}
        <Field
          label={w.seconds}
          type="number"
          min={5}
          max={1800}
          value={typedOf(rule.secondsOnPage)}
          error={faults[`${at}.seconds`]}
          isDisabled={isLocked}
          onInput={(typed) => onChange({ secondsOnPage: numberOf(typed) })}
        />
        <Field
          label={w.pathPrefix}
          hint={w.pathHint}
          value={rule.pathPrefix}
          maxLength={200}
          error={faults[`${at}.path`]}
          isOptional
          isDisabled={isLocked}
          onInput={(pathPrefix) => onChange({ pathPrefix })}
        />
        <Field
          label={w.cartFrom}
          hint={w.cartHint}
          type="number"
          min={0}
          value={typedOf(rule.cartFrom)}
          error={faults[`${at}.cart`]}
          isDisabled={isLocked}
          onInput={(typed) => onChange({ cartFrom: numberOf(typed) })}
        />
        <Check
          label={w.onlyReturning}
          isOn={rule.onlyReturning}
          isDisabled={isLocked}
          onChange={(onlyReturning) => onChange({ onlyReturning })}
        />
        <Preview rule={rule} settings={settings} />
        {!isLocked && (
          <p>
            <button type="button" class="button" onClick={onRemove}>
              <Icon name="cross" size={18} />
              {fill(w.remove, { n })}
            </button>
          </p>
        )}
      </div>
    </fieldset>
  );
};
