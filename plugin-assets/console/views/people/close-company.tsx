import { useState } from 'preact/hooks';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useExplain, useSpeech } from '../../app/use-app.ts';
import { Banner } from '../../parts/banner.tsx';
import { AskDialog } from '../../parts/dialogs/ask-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { PasswordField } from '../../parts/password-field.tsx';

/** Requires password and name; only without shops. Rule: PR-5. */
export const CloseCompany = ({
  company,
  onClosed,
}: {
  company: { id: string; name: string };
  onClosed: () => void;
}) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const explain = useExplain();
  const { showDone } = useActions();
  const [password, setPassword] = useState('');
  const [typedName, setTypedName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const askedName = fill(words.people.closeType, { name: company.name });
  const close = async () => {
    const isTyped = typedName.trim() === company.name;
    if (!isTyped || password === '') {
      setProblem(isTyped ? words.errors.credentials_wrong : askedName);
      return false;
    }
    const answer = await api.closeCompany(company.id, password, typedName);
    setPassword('');
    if (!answer.ok) {
      const isNeeded = answer.refusal.code === 'conflict';
      setProblem(isNeeded ? words.people.closeNeeded : explain(answer.refusal));
      return false;
    }
    showDone(fill(words.people.closed, { name: company.name }));
    onClosed();
    return true;
  };
  return (
    <AskDialog
      title={fill(words.people.closeWho, { name: company.name })}
      button={words.people.close}
      submit={words.people.close}
      isDanger
      onSubmit={close}
    >
      {problem !== null && (
        <Banner tone="bad" isUrgent>
          {problem}
        </Banner>
      )}
      <p>{words.people.closeAsk}</p>
      <Field label={askedName} value={typedName} onInput={setTypedName} maxLength={200} />
      <PasswordField
        label={words.common.password}
        name="password"
        autocomplete="current-password"
        value={password}
        onInput={setPassword}
      />
    </AskDialog>
  );
};
