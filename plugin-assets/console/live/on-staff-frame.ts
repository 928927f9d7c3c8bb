import type { StaffServerFrame } from '../../../service/protocol/frames/staff-frames.ts';
import type { Timers } from '../../shared/timers.ts';
import type { AppState } from '../state/app-state.ts';
import type { RequestSender } from './request-sender.ts';

/** Duration of "is writing" without a repeat. */
const TYPING_MS = 6_000;

export const makeOnStaffFrame = ({
  appState,
  timers,
  requests,
}: {
  appState: AppState;
  timers: Timers;
  requests: Pick<RequestSender, 'settle' | 'refuse'>;
}) => {
  const typingTimers = new Map<string, unknown>();

  const showTypingFor = (frame: Extract<StaffServerFrame, { t: 'typing.show' }>): void => {
    const key = `${frame.conversationId} ${frame.by === undefined ? 'visitor' : 'staff'}`;
    timers.clear(typingTimers.get(key));
    if (!frame.on) return;
    const end = () => appState.dispatch({ type: 'frame', frame: { ...frame, on: false } });
    typingTimers.set(key, timers.set(end, TYPING_MS));
  };

  return (frame: StaffServerFrame): void => {
    switch (frame.t) {
      case 'message.ack':
        requests.settle(frame.ref, frame.seq);
        return;
      case 'problem':
        if (frame.ref !== undefined) {
          const { code, retryAfterMs } = frame;
          requests.refuse(frame.ref, { code, ...(retryAfterMs !== undefined && { retryAfterMs }) });
        }
        return;
      case 'typing.show':
        showTypingFor(frame);
        break;
      default:
    }
    appState.dispatch({ type: 'frame', frame });
  };
};
