import { useId, useState } from 'preact/hooks';
import type { CardPurposeView, ChatSettingsView } from '../../../../service/protocol/api/card-api.ts';
import type { CardField, Locale } from '../../../../service/protocol/vocabulary.ts';
import type { AskedField } from '../../api/conversations-api.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { useRefFor } from '../../app/use-ref-for.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check, Field, Select } from '../../parts/field.tsx';
import { CardPreviewText } from './card-preview-text.tsx';

type Props = {
  shopId: string;
  conversationId: string;
  locale: Locale;
  preset: readonly CardField[];
  onClose: () => void;
  onSent: () => void;
};

/** Rules: RQ-1, RQ-3. */
export const AskForData = (props: Props) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const settings = useLoaded(props.shopId, () => api.chatSettings(props.shopId));
  return (
    <Dialog title={words.cards.title} onClose={props.onClose}>
      <AskByMail {...props} />
      {settings.data !== null ? (
        <AskForm {...props} settings={settings.data} />
      ) : (
        <LoadState loaded={settings} lines={4} />
      )}
    </Dialog>
  );
};

const AskByMail = ({ conversationId, onSent }: Props) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const [ref] = useState(() => crypto.randomUUID());
  const ask = async () => {
    const fields = [{ kind: 'email' as const }];
    const answer = await api.requestData(conversationId, { ref, purpose: 'answer_here', fields });
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(words.cards.sent);
    onSent();
  };
  return <Button label={words.handOver.askByMail} onClick={() => void ask()} />;
};

const askedFields = (purpose: CardPurposeView, chosen: readonly string[], label: string): AskedField[] =>
  purpose.fields
    .filter((kind) => chosen.includes(kind))
    .filter((kind) => kind !== 'text' || label.trim() !== '')
    .map((kind) => (kind === 'text' ? { kind, label: label.trim() } : { kind }));

const AskForm = ({
  shopId,
  conversationId,
  locale,
  preset,
  settings: { purposes, consentLocales },
  onClose,
  onSent,
}: Props & { settings: ChatSettingsView }) => {
  const { api } = useApp();
  const { words, locale: mine } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const isUsable = ({ basis }: CardPurposeView) => basis !== 'consent' || consentLocales.includes(locale);
  const [code, setCode] = useState(() => {
    const usable = purposes.filter(isUsable);
    return (usable.find(({ fields }) => preset.every((kind) => fields.includes(kind))) ?? usable[0])?.code;
  });
  const [chosen, setChosen] = useState<readonly string[]>(preset);
  const [label, setLabel] = useState('');
  const [fault, setFault] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const refFor = useRefFor();
  const purpose = purposes.find((one) => one.code === code);
  if (purpose === undefined) return <p>{words.cards.none}</p>;
  const fields = askedFields(purpose, chosen, label);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    if (fields.length === 0) return setFault(words.cards.needField);
    setIsBusy(true);
    const card = { purpose: purpose.code, fields };
    const answer = await api.requestData(conversationId, { ref: refFor.of(card), ...card });
    setIsBusy(false);
    if (!answer.ok) {
      if (answer.refusal.code === 'invalid_request' && fields.some(({ kind }) => kind === 'text'))
        return setFault(words.cards.notSpecial);
      return showRefusal(answer.refusal);
    }
    showDone(words.cards.sent);
    onSent();
  };

  return (
    <form class="stack ask-for-data" onSubmit={(event) => void submit(event)} noValidate>
      <p class="soft">{words.cards.lead}</p>
      <Select
        label={words.cards.purpose}
        value={purpose.code}
        options={purposes.map((one) => ({
          value: one.code,
          label: `${one.text[mine] ?? Object.values(one.text)[0] ?? one.code} (${words.cards.bases[one.basis]}${isUsable(one) ? '' : `, ${words.cards.needPolicy}`})`,
          isDisabled: !isUsable(one),
        }))}
        onChange={(next) => {
          setCode(next);
          setFault('');
        }}
      />
      <FieldChoice
        kinds={purpose.fields}
        chosen={chosen}
        fault={fault}
        onChange={(next) => {
          setFault('');
          setChosen(next);
        }}
      />
      {chosen.includes('text') && purpose.fields.includes('text') && (
        <Field label={words.cards.label} value={label} onInput={setLabel} maxLength={60} />
      )}
      {fields.length > 0 && (
        <CardPreviewText shopId={shopId} locale={locale} purpose={purpose} fields={fields} />
      )}
      <div class="dialog-foot">
        <Button label={words.common.cancel} onClick={onClose} />
        <button type="submit" class="button primary" disabled={isBusy}>
          {words.cards.send}
        </button>
      </div>
    </form>
  );
};

const FieldChoice = ({
  kinds,
  chosen,
  fault,
  onChange,
}: {
  kinds: readonly CardField[];
  chosen: readonly string[];
  fault: string;
  onChange: (chosen: readonly string[]) => void;
}) => {
  const { cards } = useSpeech().words;
  const id = useId();
  return (
    <fieldset class="ask-fields" aria-describedby={fault === '' ? undefined : id}>
      <legend>{cards.fields}</legend>
      {kinds.map((kind) => (
        <Check
          key={kind}
          label={cards.fieldNames[kind] ?? kind}
          isOn={chosen.includes(kind)}
          onChange={(isOn) => onChange(isOn ? [...chosen, kind] : chosen.filter((one) => one !== kind))}
        />
      ))}
      {fault !== '' && (
        <p id={id} class="field-error" role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  );
};
