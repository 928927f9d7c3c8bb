import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';

export type Line = { readonly socket: WebSocket; readonly stream: Duplex };

export type SocketListener = {
  heard(data: Buffer, isBinary: boolean): void;
  pinged(): void;
  ponged(): void;
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
/** ws closes with 1009 or 1007. */
const leaveItToWs = (): void => undefined;

/** Shared functions, to save 300 bytes per socket. */
export const listenTo = (socket: WebSocket, listener: SocketListener): void => {
  (socket as Heard)[LISTENER] = listener;
  socket.on('message', onMessage).on('ping', onPing).on('pong', onPong);
  socket.on('error', leaveItToWs).on('close', onClose);
};
