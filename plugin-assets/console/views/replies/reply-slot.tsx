import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import type { SlotProps } from './use-canned-replies.ts';

const LateSlot = (props: SlotProps) => {
  const loaded = useLoaded('', () => loadLate(() => import('./reply-picker.tsx')));
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

/** The list of canned replies over the field, and the question about gaps; loaded with the first slash. */
export const ReplySlot = (props: SlotProps) =>
  props.replies.slash === null && props.replies.gaps.length === 0 ? null : <LateSlot {...props} />;
