import { useIsSlow, useSpeech } from '../../app/use-app.ts';
import { Mark } from '../../parts/door.tsx';

/** While the session is asked for; says something only when it takes long. */
export const Starting = () => {
  const { words } = useSpeech();
  const isSlow = useIsSlow(true);
  return (
    <main class="door" id="content" aria-busy="true">
      {isSlow && (
        <div class="starting" role="status">
          <Mark size={44} />
          <p class="soft">{words.line.connecting}</p>
        </div>
      )}
    </main>
  );
};
