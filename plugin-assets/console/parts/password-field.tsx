import { useState } from 'preact/hooks';
import { useSpeech } from '../app/use-app.ts';
import { Field, type FieldProps } from './field.tsx';

export const PasswordField = (props: Omit<FieldProps, 'type' | 'children'>) => {
  const { words } = useSpeech();
  const [isShown, setIsShown] = useState(false);
  return (
    <Field {...props} type={isShown ? 'text' : 'password'}>
      <button
        type="button"
        class="field-button"
        aria-pressed={isShown}
        aria-label={isShown ? words.signIn.hidePassword : words.signIn.showPassword}
        onClick={() => setIsShown(!isShown)}
      >
        {isShown ? words.common.hide : words.common.show}
      </button>
    </Field>
  );
};
