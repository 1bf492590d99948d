// Sections 1 and 2 of the protocol: the port, the form of everything that crosses it, and what needs no account.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { PASSWORD, URL, User, description, fresh, http, problem, rule } from './client.js';
import { SHAPES, check } from './shapes.js';

const ROUTES = [
  ['POST', '/api/logout'],
  ['GET', '/api/me'],
  ['PATCH', '/api/me'],
  ['POST', '/api/password'],
  ['GET', '/api/devices'],
  ['DELETE', '/api/devices/desk'],
  ['GET', '/api/users?query=an'],
  ['GET', '/api/ice-servers'],
  ['POST', '/api/attachments'],
  ['GET', '/api/attachments/nobodys'],
];

rule('one TCP port serves HTTP and Socket.IO', async () => {
  for (const path of ['/api/server', '/health', '/socket.io/?EIO=4&transport=polling']) {
    assert.equal((await http('GET', path)).status, 200, path);
  }
});

rule('Engine.IO 4, with upgrade to WebSocket, pingInterval 10 000 and pingTimeout 5 000', async () => {
  const { text } = await http('GET', '/socket.io/?EIO=4&transport=polling');
  assert.equal(text[0], '0');
  const { upgrades, pingInterval, pingTimeout } = JSON.parse(text.slice(1));
  assert.deepEqual({ upgrades, pingInterval, pingTimeout }, {
    upgrades: ['websocket'],
    pingInterval: 10_000,
    pingTimeout: 5_000,
  });
});

rule('GET /api/server tells protocol 1 and the limits, and needs no token', async () => {
  const { status, headers, json } = await http('GET', '/api/server');
  assert.equal(status, 200);
  assert.match(headers.get('content-type'), /^application\/json/);
  check(json, SHAPES.server, '/api/server');
  assert.equal(json.protocol, 1);
  assert.equal(json.limits.messageChars, 8_000);
  assert.equal(json.limits.ringTimeoutMs, 30_000);
  assert.equal(json.limits.reconnectGraceMs, 15_000);
  assert.equal(json.registration, 'open');
});

rule('GET /health is ok while the database answers, and needs no token', async () => {
  const { status, json } = await http('GET', '/health');
  assert.deepEqual([status, json], [200, { status: 'ok' }]);
});

rule('every /api call but server, register and login needs Authorization: Bearer TOKEN', async () => {
  const [anna] = await User.some('anna');
  const token = anna.tokens.desk;
  const wrong = [{}, { token: 'nobodys' }, { token: `${token}x` }, { headers: { Authorization: `Basic ${token}` } }];
  for (const [method, path] of ROUTES) {
    for (const options of wrong) await problem(401, 'unauthorized', method, path, options);
  }
  const header = (await problem(401, 'unauthorized', 'GET', '/api/me')).headers.get('www-authenticate');
  assert.match(header, /^Bearer/);
  await anna.me();
});

rule('errors are problem+json with a code, for what is not there too', async () => {
  await problem(404, 'not_found', 'GET', '/api/nothing');
  await problem(404, 'not_found', 'GET', '/nothing');
  const json = { username: fresh('anna') };
  await problem(400, 'bad_request', 'POST', '/api/register', { json });
  const text = '{"username":';
  for (const body of ['', text, '[]', 'null', '7', '"x"', '{}', '{}{}', '{"username":\u0000}']) {
    for (const path of ['/api/register', '/api/login']) await problem(400, 'bad_request', 'POST', path, { body });
  }
});

rule('too_large (413) is for HTTP bodies', async () => {
  const body = JSON.stringify({ padding: 'x'.repeat(1 << 20) });
  await problem(413, 'too_large', 'POST', '/api/login', { body });
});

rule('unknown fields are ignored over HTTP', async () => {
  const username = fresh('anna');
  const device = { ...description('desk'), colour: 'red' };
  const json = { username, displayName: 'Anna', password: PASSWORD, device, shoes: { size: 42 } };
  assert.equal((await http('POST', '/api/register', { json })).status, 201);
  const login = { username, password: PASSWORD, device, shoes: [] };
  assert.equal((await http('POST', '/api/login', { json: login })).status, 200);
});

rule('GET /api/ice-servers is empty on a server that listens on loopback only', async () => {
  const [anna] = await User.some('anna');
  const { iceServers } = await anna.done(200, SHAPES.iceServers, 'GET', '/api/ice-servers');
  assert.deepEqual(iceServers, []);
});

rule('a request that is no HTTP does not hurt the next', async () => {
  const { hostname, port } = new globalThis.URL(URL);
  for (const bytes of ['\r\n\r\n\r\n', 'GET\r\n\r\n', 'GET /health HTTP/9.9\r\n\r\n', '\x16\x03\x01\x02\x00']) {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.on('error', () => {});
    socket.end(bytes);
    await new Promise((resolve) => socket.resume().on('close', resolve));
  }
  assert.equal((await http('GET', '/health')).status, 200);
});
