import { useId, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';

export const UploadButton = ({
  label,
  isPrimary = false,
  onFile,
}: {
  label: string;
  isPrimary?: boolean;
  onFile: (file: File) => Promise<void>;
}) => {
  const id = useId();
  const [isBusy, setIsBusy] = useState(false);
  return (
    <span class="upload">
      <input
        id={id}
        class="off-screen"
        type="file"
        accept="application/pdf"
        disabled={isBusy}
        onChange={async (event) => {
          const input = event.currentTarget;
          const file = input.files?.[0];
          if (file === undefined) return;
          setIsBusy(true);
          await onFile(file);
          input.value = '';
          setIsBusy(false);
        }}
      />
      <label for={id} class={isPrimary ? 'button primary' : 'button'}>
        <Icon name="link" size={18} />
        {label}
      </label>
    </span>
  );
};
