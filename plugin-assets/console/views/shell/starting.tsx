import { useIsSlow, useSpeech } from '../../app/use-app.ts';
import { Logo } from '../../parts/entry-page.tsx';

/** Text appears only when slow. */
export const Starting = () => {
  const { words } = useSpeech();
  const isSlow = useIsSlow(true);
  return (
    <main class="entry" id="content" aria-busy="true">
      {isSlow && (
        <div class="starting" role="status">
          <Logo size={44} />
          <p class="soft">{words.line.connecting}</p>
        </div>
      )}
    </main>
  );
};
