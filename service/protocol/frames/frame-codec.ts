import * as v from 'valibot';
import { type StaffClientFrame, type StaffServerFrame, staffClientFrame } from './staff-frames.ts';
import { type VisitorClientFrame, type VisitorServerFrame, visitorClientFrame } from './visitor-frames.ts';

/** A decoded frame, or what is wrong with it; `ref` is kept where it could be read, so that the sender can match. */
export type Decoded<T> = { ok: true; frame: T } | { ok: false; fault: string; ref?: string };

const decode = <T>(schema: v.GenericSchema<unknown, T>, text: string): Decoded<T> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, fault: 'The frame is not JSON. Send one JSON object per frame.' };
  }
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return { ok: true, frame: result.output };
  const issue = result.issues[0];
  const path = v.getDotPath(issue) ?? 'frame';
  const ref = typeof json === 'object' && json !== null && 'ref' in json ? json.ref : undefined;
  const fault = `${path} ${issue.message}`.slice(0, 300);
  return typeof ref === 'string' && ref.length <= 64 ? { ok: false, fault, ref } : { ok: false, fault };
};

/** Text of a widget's frame to a frame; never throws. */
export const decodeVisitorFrame = (text: string): Decoded<VisitorClientFrame> =>
  decode(visitorClientFrame, text);
/** Text of a console's frame to a frame; never throws. */
export const decodeStaffFrame = (text: string): Decoded<StaffClientFrame> => decode(staffClientFrame, text);

export const encodeFrame = (frame: VisitorServerFrame | StaffServerFrame): string => JSON.stringify(frame);
