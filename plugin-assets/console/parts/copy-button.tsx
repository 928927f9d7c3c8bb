import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../shared/translate.ts';
import { useSpeech } from '../app/use-app.ts';
import { Icon } from './icon.tsx';

/** Fallback without the clipboard API (plain HTTP). */
const copy = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'off-screen';
    const dialog = document.querySelector('dialog[open]');
    (dialog ?? document.body).append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
};

export const CopyButton = ({
  text,
  what,
  isSmall = false,
}: {
  text: string;
  what: string;
  isSmall?: boolean;
}) => {
  const { words } = useSpeech();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <button
      type="button"
      class={isSmall ? 'button small' : 'button'}
      aria-label={isCopied ? words.common.copied : fill(words.common.copyWhat, { what })}
      onClick={() => void copy(text).then(() => setIsCopied(true))}
    >
      <Icon name={isCopied ? 'check' : 'copy'} size={16} />
      {isCopied ? words.common.copied : words.common.copy}
    </button>
  );
};

export const CopyLine = ({ text, what }: { text: string; what: string }) => (
  <div class="copy-line">
    <code class="copy-text">{text}</code>
    <CopyButton text={text} what={what} />
  </div>
);
