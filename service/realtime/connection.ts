import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Limits } from '../config/limits.ts';
import { DomainError } from '../domain/model/base/domain-error.ts';
import { CLOSE_CODES, type CloseReason } from '../protocol/close-codes.ts';
import { encodeFrame, refOf } from '../protocol/frames/frame-codec.ts';
import type { StaffServerFrame } from '../protocol/frames/staff-frames.ts';
import type { VisitorServerFrame } from '../protocol/frames/visitor-frames.ts';
import type { ProblemCode } from '../protocol/vocabulary.ts';
import { faultFields, type ServiceLogger } from '../telemetry/logger.ts';
import { FrameTurns, type StartFrame } from './frame-turns.ts';
import { type Line, listenTo, type SocketListener } from './socket-listener.ts';
import { textFrames } from './text-frames.ts';

type ServerFrame = VisitorServerFrame | StaffServerFrame;

export type ConnectionHandlers<F> = {
  decode(text: string): { ok: true; frame: F } | { ok: false; fault: string; ref?: string };
  /** Answers pings at once; false for other frames. */
  answerPing(frame: F): boolean;
  /**
   * In order per socket.
   * @param queued releases the next frame once it cannot overtake
   */
  onFrame(frame: F, queued: () => void): Promise<void>;
  /** Place freed; closing or closed. */
  onClose(): void;
  onGone?(): void;
  onProblem(code: ProblemCode): void;
};

let nextSocketId = 0;

/** Ordered frames, unique pending `ref`s, limits. Small, as thousands are idle. */
export class Connection<F> implements SocketListener, StartFrame<F> {
  readonly id = `s${++nextSocketId}`;
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  readonly #limits: Limits;
  readonly #logger: ServiceLogger;
  readonly #handlers: ConnectionHandlers<F>;
  /** Null after hello. */
  #helloTimer: NodeJS.Timeout | null;
  readonly #turns = new FrameTurns<F>(this);
  /** Pending `ref`s; null: none. */
  #unanswered: string[] | null = null;
  #isGreeted = false;
  #faults = 0;
  #secondStart = 0;
  #framesInSecond = 0;
  #missedPings = 0;
  /** Texts of this event loop turn; null: none. */
  #gathered: string[] | null = null;
  #hasLeft = false;

  constructor(
    { socket, stream }: Line,
    limits: Limits,
    logger: ServiceLogger,
    handlers: ConnectionHandlers<F>,
  ) {
    this.#socket = socket;
    this.#stream = stream;
    this.#limits = limits;
    this.#logger = logger;
    this.#handlers = handlers;
    this.#helloTimer = setTimeout(() => this.close('tooSlow'), limits.helloMs).unref();
    listenTo(socket, this);
  }
  pinged(): void {
    this.#isWithinRate();
  }
  ponged(): void {
    if (this.#isWithinRate()) this.#missedPings = 0;
  }
  ended(): void {
    this.#leave();
    this.#handlers.onGone?.();
  }

  gone(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#socket.readyState === this.#socket.CLOSED) resolve();
      else this.#socket.once('close', () => resolve());
    });
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  greeted(): void {
    this.#isGreeted = true;
    clearTimeout(this.#helloTimer ?? undefined);
    this.#helloTimer = null;
  }
  get isGreeted(): boolean {
    return this.#isGreeted;
  }

  send(frame: ServerFrame): void {
    this.sendText(encodeFrame(frame));
  }
  /** Pre-encoded, shared by sockets. */
  sendText(text: string): void {
    if (!this.isOpen) return;
    if (this.#gathered === null) {
      // This turn cannot have been read yet.
      if (this.#socket.bufferedAmount > this.#limits.backlogBytes) return this.close('tooSlow');
      process.nextTick(() => this.#flush());
      this.#gathered = [];
    }
    this.#gathered.push(text);
  }

  /** One write per turn; ws would make two buffers per frame. */
  #flush(): void {
    const texts = this.#gathered;
    if (texts === null) return;
    this.#gathered = null;
    if (this.isOpen) this.#stream.write(textFrames(texts));
  }

  /** The client may still read the reason. */
  close(reason: CloseReason): void {
    this.#flush();
    this.#socket.close(CLOSE_CODES[reason].code, reason);
    this.#leave();
  }

  #leave(): void {
    if (this.#hasLeft) return;
    this.#hasLeft = true;
    clearTimeout(this.#helloTimer ?? undefined);
    this.#handlers.onClose();
  }

  /** Sends the retry time, then closes. */
  bye(reason: CloseReason, retryAfterMs: number): void {
    this.send({ t: 'session.bye', code: CLOSE_CODES[reason].code, retryAfterMs });
    this.close(reason);
  }

  /** Every `pingMs`; ends after two missed pings. */
  beat(): void {
    if (this.#missedPings >= 2) return this.#socket.terminate();
    this.#missedPings += 1;
    this.#socket.ping();
  }

  owes(ref: string): boolean {
    return this.#unanswered?.includes(ref) === true;
  }

  idle(): Promise<void> {
    return this.#turns.idle();
  }

  heard(data: Buffer, isBinary: boolean): void {
    if (!this.#isWithinRate()) return;
    if (isBinary) return this.#fault('Send text frames.', {});
    const decoded = this.#handlers.decode(data.toString('utf8'));
    if (!decoded.ok) return this.#fault(decoded.fault, decoded.ref === undefined ? {} : { ref: decoded.ref });
    if (this.#isAnsweredPing(decoded.frame)) return;
    const ref = refOf(decoded.frame);
    if (ref !== undefined) {
      // Duplicates of pending frames would pile up.
      this.#unanswered ??= [];
      if (this.#unanswered.includes(ref)) return;
      this.#unanswered.push(ref);
    }
    if (!this.#turns.put(decoded.frame)) this.bye('rate', 2_000);
  }

  /** Hello may be handled by now. */
  start(frame: F, queued: () => void, end: () => void): void {
    if (this.isOpen && !this.#isAnsweredPing(frame)) this.#handle(frame, queued, end);
    else end();
  }

  #isAnsweredPing(frame: F): boolean {
    return this.#isGreeted && this.#handlers.answerPing(frame);
  }

  #handle(frame: F, queued: () => void, end: () => void): void {
    const ref = refOf(frame);
    const answered = (): void => {
      this.#answered(ref);
      end();
    };
    this.#handlers.onFrame(frame, queued).then(answered, (error: unknown) => {
      this.#refuse(error, ref === undefined ? {} : { ref });
      answered();
    });
  }

  #answered(ref: string | undefined): void {
    const left = this.#unanswered?.filter((one) => one !== ref) ?? [];
    this.#unanswered = left.length === 0 ? null : left;
  }

  #refuse(error: unknown, ref: { ref?: string }): void {
    if (error instanceof DomainError) return this.problem(error, ref);
    this.#logger.error(faultFields(error), 'A frame failed by a fault of the service.');
    this.send({
      t: 'problem',
      ...ref,
      code: 'internal',
      detail: 'Something went wrong on our side. Try again.',
    });
  }

  problem(error: DomainError, ref: { ref?: string }): void {
    this.#handlers.onProblem(error.code);
    const wait = error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs };
    this.send({ t: 'problem', ...ref, code: error.code, detail: error.message, ...wait });
  }

  #fault(detail: string, ref: { ref?: string }): void {
    this.#faults += 1;
    this.#handlers.onProblem('invalid_request');
    this.send({ t: 'problem', ...ref, code: 'invalid_request', detail });
    if (this.#faults >= this.#limits.badFrames) this.close('badFrame');
  }

  #isWithinRate(): boolean {
    const { points, seconds } = this.#limits.rates.frames;
    const now = performance.now();
    if (now - this.#secondStart >= seconds * 1000) {
      this.#secondStart = now;
      this.#framesInSecond = 0;
    }
    if (++this.#framesInSecond > points) this.bye('rate', 2_000);
    return this.#framesInSecond <= points;
  }
}
