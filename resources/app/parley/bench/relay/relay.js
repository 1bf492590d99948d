// What Parley's server does with call signalling, on the official Socket.IO server: lets in who has a token, and relays between the two
// sides of a call with the sender's name added. Users 2n and 2n+1 are in call n. Started by `parley bench server`.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer((request, response) => {
  // The garbage collector is asked before memory is measured.
  if (request.url === '/gc') globalThis.gc?.();
  response.end('ok');
});
const io = new Server(http, { pingInterval: 10_000, pingTimeout: 5_000, maxHttpBufferSize: 1 << 20 });
const sockets = new Map();

io.use((socket, next) => {
  const found = /^token-(\d+)$/.exec(socket.handshake.auth.token ?? '');
  if (!found) return next(new Error('unauthorized'));
  socket.data.user = Number(found[1]);
  next();
});

io.on('connection', (socket) => {
  const user = socket.data.user;
  const deviceId = socket.handshake.auth.deviceId;
  sockets.set(user, socket);
  socket.on('call:ice-candidate', (payload, ack) => {
    if (typeof payload?.callId !== 'string' || typeof payload.candidate?.candidate !== 'string') {
      return ack({ ok: false, error: { code: 'bad_request', message: 'callId, candidate' } });
    }
    if (payload.callId !== `call-${user >> 1}`) return ack({ ok: false, error: { code: 'not_participant', message: '' } });
    sockets.get(user ^ 1)?.emit('call:ice-candidate', {
      callId: payload.callId,
      candidate: {
        candidate: payload.candidate.candidate,
        sdpMid: payload.candidate.sdpMid,
        sdpMLineIndex: payload.candidate.sdpMLineIndex,
      },
      fromUserId: String(user),
      fromDeviceId: deviceId,
    });
    ack({ ok: true });
  });
  socket.on('disconnect', () => sockets.delete(user));
});

http.listen(0, '127.0.0.1', () => console.log(`relay listening on ${http.address().port}`));
