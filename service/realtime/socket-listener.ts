import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';

/** A socket that passed the upgrade, and the stream under it. */
export type Line = { readonly socket: WebSocket; readonly stream: Duplex };

/** What a socket tells of itself. */
export type SocketListener = {
  heard(data: Buffer, isBinary: boolean): void;
  pinged(): void;
  ponged(): void;
  /** It is closed, and nothing of it is left. */
  ended(): void;
};

const LISTENER = Symbol('listener');
type Heard = WebSocket & { [LISTENER]: SocketListener };

function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  (this as Heard)[LISTENER].heard(data as Buffer, isBinary);
}
function onPing(this: WebSocket): void {
  (this as Heard)[LISTENER].pinged();
}
function onPong(this: WebSocket): void {
  (this as Heard)[LISTENER].ponged();
}
function onClose(this: WebSocket): void {
  (this as Heard)[LISTENER].ended();
}
/** Oversized and malformed frames: ws closes with 1009 or 1007 by itself. */
const leaveItToWs = (): void => undefined;

/**
 * Tells the listener what comes. The functions are the same for all sockets: four of each socket's own take 300 bytes,
 * and thousands of sockets are at rest.
 */
export const listenTo = (socket: WebSocket, listener: SocketListener): void => {
  (socket as Heard)[LISTENER] = listener;
  socket.on('message', onMessage).on('ping', onPing).on('pong', onPong);
  socket.on('error', leaveItToWs).on('close', onClose);
};
