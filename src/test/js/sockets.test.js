// Section 3 of the protocol: who is let in, one live socket a device, acks, idempotency, presence on connecting.
import assert from 'node:assert/strict';
import { Device, PASSWORD, URL, User, description, fresh, http, rule } from './client.js';
import { CLIENT_EVENTS } from './shapes.js';

rule('a device connects with its token and id, with protocol 1 or without saying', async () => {
  const [anna] = await User.some('anna');
  for (const protocol of [1, undefined]) {
    const hers = await Device.connect(URL, { token: anna.tokens.desk, deviceId: 'desk', protocol });
    await hers.ok('sync', {});
  }
});

rule('a missing, bad or ended token, or another device’s, is refused as unauthorized in the handshake', async () => {
  const [anna, ben] = await User.some('anna', 'ben');
  await anna.signIn('phone');
  const [token, deviceId] = [anna.tokens.desk, 'desk'];
  const refused = [
    undefined, {}, { token }, { deviceId }, { token: 'nobodys', deviceId }, { token: '', deviceId },
    { token: 7, deviceId }, { token, deviceId: 'phone' }, { token, deviceId: 'nobodys' }, { token, deviceId: 'a b' },
    { token, deviceId: 7 }, { token: anna.tokens.phone, deviceId }, { token: [token], deviceId },
    { token: ben.tokens.desk, deviceId: 'phone' },
  ];
  for (const auth of refused) {
    await assert.rejects(Device.connect(URL, auth), { message: 'unauthorized' }, JSON.stringify(auth));
  }
  await anna.logOut('phone');
  await assert.rejects(anna.connect('phone'), { message: 'unauthorized' });
  await (await anna.connect()).settle();
});

rule('no event of a refused socket is ever handled', async () => {
  const [anna, ben] = await User.some('anna', 'ben');
  const hers = await anna.connect();
  const { chat } = await hers.ok('chat:open', { userId: ben.id });
  const event = (clientId) =>
    `421${JSON.stringify(['message:send', { chatId: chat.id, clientId, body: 'Hello' }])}`;
  const auth = `40${JSON.stringify({ token: anna.tokens.desk, deviceId: 'phone' })}`;
  const open = async () => {
    const { text } = await http('GET', '/socket.io/?EIO=4&transport=polling');
    return `/socket.io/?EIO=4&transport=polling&sid=${JSON.parse(text.slice(1)).sid}`;
  };
  await http('POST', await open(), { body: `${auth}\u001e${event('at-once')}` });
  const path = await open();
  await http('POST', path, { body: auth });
  assert.equal((await http('GET', path)).text, '44{"message":"unauthorized"}');
  await http('POST', path, { body: event('after') });
  assert.deepEqual((await hers.ok('chat:history', { chatId: chat.id })).messages, []);
});

rule('a protocol that the server does not speak is refused as unsupported_protocol', async () => {
  const [anna] = await User.some('anna');
  for (const protocol of [0, 2, 1.5, 'two']) {
    const auth = { token: anna.tokens.desk, deviceId: 'desk', protocol };
    await assert.rejects(Device.connect(URL, auth), { message: 'unsupported_protocol' });
  }
});

rule('a second socket of a device replaces the first, which gets session:replaced and is closed', async () => {
  const [anna] = await User.some('anna');
  const first = await anna.connect();
  const phone = await anna.connect('phone');
  const second = await anna.connect();
  assert.deepEqual(await first.next('session:replaced'), {});
  await first.closed();
  assert.deepEqual(await second.heard('session:replaced'), []);
  assert.deepEqual(await phone.heard('session:replaced'), []);
});

rule('every client → server event is acknowledged, whatever is sent', async () => {
  const [anna] = await User.some('anna');
  const hers = await anna.connect();
  for (const name of CLIENT_EVENTS) {
    for (const payload of [[], [{}], [null], [7], ['x'], [[]], [{}, {}]]) {
      const ack = await hers.ask(name, ...payload);
      const empty = payload.length > 0 && JSON.stringify(payload[0]) === '{}';
      if (empty && ['sync', 'call:history'].includes(name)) assert.equal(ack.ok, true, name);
      else assert.equal(ack.error?.code, 'bad_request', `${name} ${JSON.stringify(payload)}`);
    }
  }
});

rule('an unknown event gets the unknown_event error, and unknown fields are ignored', async () => {
  const [anna] = await User.some('anna');
  const hers = await anna.connect();
  for (const name of ['dance', 'message:new', 'call:dance', 'x'.repeat(1000), '__proto__']) {
    await hers.refused('unknown_event', name, {});
  }
  await hers.ok('sync', { shoes: { size: 42 } });
});

rule('events without an ack asked for are handled all the same', async () => {
  const [anna, ben] = await User.some('anna', 'ben');
  const hers = await anna.connect();
  const { chat } = await hers.ok('chat:open', { userId: ben.id });
  hers.socket.emit('message:send', { chatId: chat.id, clientId: 'quiet', body: 'Hello' });
  hers.socket.emit('message:send', { chatId: chat.id, clientId: 'wrong' });
  hers.socket.emit('dance');
  await hers.next('message:new');
  await hers.settle();
});

rule('the same key gives the first answer again and creates nothing twice', async () => {
  const [anna, ben] = await User.some('anna', 'ben');
  const hers = await anna.connect();
  const group = { requestId: 'key', title: 'Two', memberIds: [ben.id] };
  const { chat } = await hers.ok('chat:create', group);
  assert.deepEqual((await hers.ok('chat:create', { ...group, title: 'Other' })).chat, chat);
  const text = { chatId: chat.id, clientId: 'key', body: 'Hello' };
  const first = await hers.ok('message:send', text);
  assert.deepEqual(await hers.ok('message:send', text), first);
  assert.deepEqual(await (await anna.connect('phone')).ok('message:send', text), first);
  const together = await Promise.all(
    Array.from({ length: 10 }, () => hers.ok('message:send', { ...text, clientId: 'together' })),
  );
  assert.equal(new Set(together.map((ack) => ack.message.id)).size, 1);
  const { messages } = await hers.ok('chat:history', { chatId: chat.id });
  assert.deepEqual(messages.map((message) => message.body), ['', 'Hello', 'Hello']);
  const { changes } = await hers.ok('sync', {});
  assert.equal(changes.length, 1);
});

rule('an idempotency key is per user and event', async () => {
  const [anna, ben] = await User.some('anna', 'ben');
  const [hers, his] = [await anna.connect(), await ben.connect()];
  const { chat } = await hers.ok('chat:open', { userId: ben.id });
  const text = { chatId: chat.id, clientId: 'key', body: 'Hello' };
  await hers.ok('chat:create', { requestId: 'key', title: 'One', memberIds: [] });
  const { message } = await hers.ok('message:send', text);
  const other = (await his.ok('message:send', text)).message;
  assert.notEqual(other.id, message.id);
  assert.equal(other.senderId, ben.id);
  const { callId } = await hers.ok('call:initiate', {
    requestId: 'key',
    calleeId: ben.id,
    chatId: chat.id,
    type: 'audio',
  });
  assert.ok(callId);
});

rule('failures are not remembered', async () => {
  const [anna, ben] = await User.some('anna', 'ben');
  const hers = await anna.connect();
  await hers.refused('not_found', 'chat:create', { requestId: 'key', title: 'Two', memberIds: ['nobodys'] });
  const { chat } = await hers.ok('chat:create', { requestId: 'key', title: 'Two', memberIds: [ben.id] });
  await hers.refused('chat_not_found', 'message:send', { chatId: 'nowhere', clientId: 'key', body: 'Hello' });
  const { message } = await hers.ok('message:send', { chatId: chat.id, clientId: 'key', body: 'Hello' });
  assert.equal(message.seq, 2);
});

rule('on connecting, presence is sent for everyone online who shares a chat', async () => {
  const [anna, ben, cleo, dora] = await User.some('anna', 'ben', 'cleo', 'dora');
  const hers = await anna.connect();
  await hers.ok('chat:create', { requestId: 'group', title: 'All', memberIds: [ben.id, cleo.id] });
  await dora.connect();
  await cleo.set({ doNotDisturb: true });
  await cleo.connect();
  const his = await ben.connect();
  const told = await his.heard('presence');
  told.sort((a, b) => a.presence.localeCompare(b.presence));
  assert.deepEqual(told, [{ userId: cleo.id, presence: 'dnd' }, { userId: anna.id, presence: 'online' }]);
});

rule('presence is told to those who share a chat, once a user and not once a device', async () => {
  const [anna, ben, dora] = await User.some('anna', 'ben', 'dora');
  const [his, doras] = [await ben.connect(), await dora.connect()];
  await his.ok('chat:open', { userId: anna.id });
  const desk = await anna.connect();
  const phone = await anna.connect('phone');
  await phone.settle();
  assert.deepEqual(await his.heard('presence'), [{ userId: anna.id, presence: 'online' }]);
  await anna.set({ doNotDisturb: true });
  assert.deepEqual(await his.next('presence'), { userId: anna.id, presence: 'dnd' });
  await anna.set({ doNotDisturb: false });
  assert.deepEqual(await his.next('presence'), { userId: anna.id, presence: 'online' });
  desk.socket.disconnect();
  phone.socket.disconnect();
  const { lastSeen, ...gone } = await his.next('presence');
  assert.deepEqual(gone, { userId: anna.id, presence: 'offline' });
  assert.ok(Math.abs(lastSeen - Date.now()) < 60_000);
  assert.deepEqual(await his.heard('presence'), []);
  assert.deepEqual(await doras.heard('presence'), []);
});

rule('a frame over 1 MiB closes the socket, and nobody else’s', async () => {
  const [anna, ben] = await User.some('anna', 'ben');
  const [hers, his] = [await anna.connect(), await ben.connect()];
  const { chat } = await hers.ok('chat:open', { userId: ben.id });
  await hers.refused('bad_request', 'message:send', { chatId: chat.id, clientId: 'a', body: 'x'.repeat(1_000_000) });
  hers.socket.emit('message:send', { chatId: chat.id, clientId: 'b', body: 'x'.repeat(1 << 20) });
  await hers.closed();
  await his.settle();
  assert.equal((await his.ok('chat:history', { chatId: chat.id })).messages.length, 0);
});

rule('a malformed payload never closes the socket, never reaches another user, never shows a stack trace', async () => {
  const [anna, ben] = await User.some('anna', 'ben');
  const [hers, his] = [await anna.connect(), await ben.connect()];
  const { chat } = await hers.ok('chat:open', { userId: ben.id });
  await his.heard();
  let deep = 'x';
  for (let i = 0; i < 1_500; i++) deep = [deep];
  const values = [null, 7, -1, 1e300, true, '', 'a b', 'x'.repeat(65), '\ud800', '\u0000', [], {}, [null], deep];
  const fields = {
    'chat:open': ['userId'],
    'chat:create': ['requestId', 'title', 'memberIds'],
    'chat:history': ['chatId', 'limit'],
    'chat:read': ['chatId', 'seq'],
    'chat:typing': ['chatId', 'typing'],
    'message:send': ['chatId', 'clientId', 'body'],
    'message:edit': ['messageId', 'body'],
    'message:delete': ['messageId'],
    'message:react': ['messageId', 'emoji', 'on'],
  };
  for (const [name, members] of Object.entries(fields)) {
    for (const value of values) {
      const ack = await hers.ask(name, Object.fromEntries(members.map((member) => [member, value])));
      assert.equal(ack.error?.code, 'bad_request', `${name} of ${JSON.stringify(value).slice(0, 80)}`);
      assert.doesNotMatch(ack.error.message, /Exception|\.java|\tat |com\.fasterxml/);
    }
  }
  assert.deepEqual(await his.heard(), []);
  await hers.ok('message:send', { chatId: chat.id, clientId: 'fine', body: 'Hello' });
});

rule('times are the server’s clock in milliseconds', async () => {
  const username = fresh('anna');
  const before = Date.now();
  const json = { username, displayName: 'Anna', password: PASSWORD, device: description('desk') };
  const { token } = (await http('POST', '/api/register', { json })).json;
  const hers = await Device.connect(URL, { token, deviceId: 'desk' });
  const { chat } = await hers.ok('chat:create', { requestId: 'group', title: 'One', memberIds: [] });
  assert.ok(chat.createdAt >= before && chat.createdAt <= Date.now());
});
