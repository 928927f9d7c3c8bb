import { useEffect } from 'preact/hooks';
import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import type { SlotProps } from './use-canned-replies.ts';

const work = () => import('./reply-picker.tsx');

const LateSlot = (props: SlotProps) => {
  const loaded = useLoaded('', () => loadLate(work));
  if (loaded.refusal !== null) props.replies.isListReady.current = true;
  if (loaded.data === null) return null;
  const { GapQuestion, ReplyPicker } = loaded.data;
  return (
    <>
      {props.replies.slash !== null && <ReplyPicker {...props} slash={props.replies.slash} />}
      {props.replies.gaps.length > 0 && <GapQuestion {...props} />}
    </>
  );
};

/** Loaded at the first input. */
export const ReplySlot = (props: SlotProps) => {
  const { field, replies } = props;
  useEffect(() => {
    const element = field.current;
    const fetchAhead = () => void loadLate(work);
    element?.addEventListener('input', fetchAhead, { once: true });
    return () => element?.removeEventListener('input', fetchAhead);
  }, [field]);
  return replies.slash === null && replies.gaps.length === 0 ? null : <LateSlot {...props} />;
};
