import { connect, type Socket } from 'node:net';
import type { ScannerConfig } from '../../config/scanner.ts';
import type { ScanFile, ScanVerdict } from '../../domain/model/attachment/attachment-ports.ts';

const CHUNK_BYTES = 64 * 1024;
/** In milliseconds. */
const SCAN_MS = 30_000;
/** In bytes. */
const MAX_REPLY = 4_096;

/** `zINSTREAM`, prefixed chunks, zero length. */
const sendFile = (socket: Socket, bytes: Uint8Array): void => {
  socket.write('zINSTREAM\0');
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const chunk = bytes.subarray(from, from + CHUNK_BYTES);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    socket.write(length);
    socket.write(chunk);
  }
  socket.write(Buffer.alloc(4));
};

/** Anything else is no verdict. */
const verdictOf = (reply: string): ScanVerdict => {
  const line = reply.replaceAll('\0', '').trim();
  if (line === 'stream: OK') return 'clean';
  return line.startsWith('stream: ') && line.endsWith(' FOUND') ? 'found' : 'unreachable';
};

/** No reply, no clearance. */
export const makeClamdScanner =
  (address: ScannerConfig, limitMs = SCAN_MS): NonNullable<ScanFile> =>
  (bytes) =>
    new Promise((resolve) => {
      const socket = connect(address);
      let reply = '';
      const end = (verdict: ScanVerdict): void => {
        clearTimeout(timer);
        socket.destroy();
        resolve(verdict);
      };
      const timer = setTimeout(() => end('unreachable'), limitMs);
      socket.setEncoding('latin1');
      socket.on('connect', () => sendFile(socket, bytes));
      socket.on('data', (text: string) => {
        reply += text;
        if (reply.includes('\0') || reply.length > MAX_REPLY) end(verdictOf(reply));
      });
      socket.on('end', () => end(verdictOf(reply)));
      socket.on('error', () => end('unreachable'));
    });
