import { useState } from 'preact/hooks';
import { isWebAddress } from '../../../shared/web-address.ts';
import { Field } from '../../parts/field.tsx';
import { useInstallSpeech } from './install-speech.ts';

export const ShopAddress = ({ saved, onSave }: { saved: string; onSave: (url: string) => void }) => {
  const { words, install } = useInstallSpeech();
  const [url, setUrl] = useState(saved);
  const [fault, setFault] = useState<string | undefined>();
  const save = (event: Event) => {
    event.preventDefault();
    if (!isWebAddress(url)) return setFault(words.errors.url);
    setFault(undefined);
    onSave(url.trim());
  };
  return (
    <details class="more">
      <summary>{install.changeAddress}</summary>
      <form class="stack" noValidate onSubmit={save}>
        <Field
          label={install.address}
          type="url"
          hint={words.shops.urlHint}
          value={url}
          onInput={setUrl}
          error={fault}
        />
        <p class="button-row">
          <button type="submit" class="button" disabled={url.trim() === saved}>
            {words.common.save}
          </button>
        </p>
      </form>
    </details>
  );
};
