// Section 3 of the protocol: sync, and what a client that keeps its cursor can rely on.
import assert from 'node:assert/strict';
import { User, http, rule, scene } from './client.js';

const CHANGES = ['message:new', 'message:updated', 'chat:updated', 'chat:removed', 'chat:read'];

/** Does something so many times, on several devices of the user at once: the events of one wait for each other. */
async function often(user, times, act) {
  const devices = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => user.connect(id)));
  let done = 0;
  await Promise.all(devices.map(async (device) => {
    while (done < times) await act(device, done++);
  }));
  for (const device of devices) device.socket.disconnect();
}

/** Two with a direct chat, and what sends in it. */
async function pair() {
  const [anna, ben] = await User.some('anna', 'ben');
  const [hers, his] = [await anna.connect(), await ben.connect()];
  const { chat } = await hers.ok('chat:open', { userId: ben.id });
  let sent = 0;
  const say = (device, body, changes) =>
    device.ok('message:send', { chatId: chat.id, clientId: `m${++sent}`, body, ...changes });
  return { anna, ben, hers, his, chat, say };
}

rule('sync without a cursor is one chat:updated per chat, with lastMessage', async () => {
  const { ben, hers, his, chat, say } = await pair();
  await hers.ok('chat:create', { requestId: 'group', title: 'Two', memberIds: [ben.id] });
  const { message } = await say(hers, 'Hello');
  const { changes, more, reset } = await his.ok('sync', {});
  assert.deepEqual([more, reset], [false, undefined]);
  assert.deepEqual(changes.map((change) => change.event), ['chat:updated', 'chat:updated']);
  const direct = changes.find((change) => change.chat.id === chat.id);
  assert.deepEqual(direct.chat.lastMessage, message);
  assert.equal(direct.chat.unread, 1);
  const group = changes.find((change) => change.chat.id !== chat.id);
  assert.equal(group.chat.lastMessage.system.event, 'created');
});

rule('sync since a cursor is what the live events were, oldest first, each with its cursor', async () => {
  const { ben, hers, his, chat, say } = await pair();
  const { cursor } = await his.ok('sync', {});
  await his.heard();
  const { chat: group } = await hers.ok('chat:create', { requestId: 'group', title: 'Two', memberIds: [ben.id] });
  const { message } = await say(hers, 'One');
  await hers.ok('message:react', { messageId: message.id, emoji: '👍', on: true });
  await hers.ok('message:send', { chatId: group.id, clientId: 'in-group', body: 'Two' });
  await his.ok('chat:read', { chatId: chat.id, seq: 1 });
  await hers.ok('chat:update', { chatId: group.id, remove: [ben.id] });
  const live = await his.heard(...CHANGES);
  assert.deepEqual(live.map((event) => event.name), [
    'chat:updated', 'message:new', 'message:new', 'message:updated', 'message:new', 'chat:read', 'chat:removed',
  ]);
  const { changes, more, reset, cursor: newest } = await his.ok('sync', { cursor });
  assert.deepEqual([more, reset], [false, undefined]);
  const seen = live.filter(({ payload }) => payload.cursor && payload.chatId !== group.id
    && payload.chat?.id !== group.id && payload.message?.chatId !== group.id);
  // What stands in a chat that is not mine any more is left out; the message is told as it is now.
  const kept = changes.filter((change) => change.event !== 'chat:removed');
  assert.deepEqual(kept.map((change) => [change.event, change.cursor]),
    seen.map(({ name, payload }) => [name, payload.cursor]));
  assert.deepEqual(kept.map((change) => change.message?.id), [message.id, message.id, undefined]);
  assert.deepEqual(changes.at(-1), { event: 'chat:removed', ...live.at(-1).payload });
  assert.equal(newest, live.at(-1).payload.cursor);
});

rule('a change has the payload of its live event', async () => {
  const { hers, his, chat, say } = await pair();
  const { cursor } = await his.ok('sync', {});
  await his.heard();
  for (const body of ['One', 'Two', 'Three']) await say(hers, body);
  await his.ok('chat:read', { chatId: chat.id, seq: 2 });
  await hers.ok('chat:update', { chatId: chat.id, muted: true });
  const live = await his.heard(...CHANGES);
  const { changes } = await his.ok('sync', { cursor });
  assert.deepEqual(changes, live.map(({ name, payload }) => ({ event: name, ...payload })));
  assert.deepEqual(changes.map((change) => change.event), [
    'message:new', 'message:new', 'message:new', 'chat:read',
  ]);
});

rule('a client that stores the cursor of what it saw loses nothing over a disconnection', async () => {
  const { ben, hers, his, say } = await pair();
  await say(hers, 'seen');
  const { cursor } = await his.next('message:new');
  his.socket.disconnect();
  await say(hers, 'missed');
  const { message } = await say(hers, 'edited');
  await hers.ok('message:edit', { messageId: message.id, body: 'changed' });
  const again = await ben.connect();
  const { changes, cursor: newest } = await again.ok('sync', { cursor });
  assert.deepEqual(changes.map((change) => [change.event, change.message.body]), [
    ['message:new', 'missed'], ['message:new', 'changed'], ['message:updated', 'changed'],
  ]);
  assert.deepEqual((await again.ok('sync', { cursor: newest })).changes, []);
  assert.equal((await again.ok('sync', { cursor: newest })).cursor, newest);
});

rule('events with a cursor go to all devices of all members concerned, the acting one included', async () => {
  const { anna, ben, hers, his, say } = await pair();
  const others = [await anna.connect('phone'), await ben.connect('phone')];
  const { message } = await say(hers, 'Hello');
  const told = await Promise.all([hers, his, ...others].map((device) => device.next('message:new')));
  for (const event of told) assert.deepEqual(event.message, message);
  assert.equal(told[0].cursor, told[2].cursor);
  assert.equal(told[1].cursor, told[3].cursor);
});

rule('sync answers at most 500 changes at a time', async () => {
  const { anna, his, say } = await pair();
  const { cursor } = await his.ok('sync', {});
  await often(anna, 503, (device, i) => say(device, `${i}`));
  const first = await his.ok('sync', { cursor });
  assert.deepEqual([first.changes.length, first.more], [500, true]);
  const second = await his.ok('sync', { cursor: first.cursor });
  assert.deepEqual([second.changes.length, second.more], [3, false]);
  const seqs = [...first.changes, ...second.changes].map((change) => change.message.seq);
  assert.deepEqual(seqs, Array.from({ length: 503 }, (_, i) => i + 1));
  assert.equal(first.changes.at(-1).cursor, first.cursor);
});

rule('so it does of more than 500 chats, without a cursor and with reset', async () => {
  const [anna] = await User.some('anna');
  const hers = await anna.connect();
  const create = (i, device = hers) =>
    device.ok('chat:create', { requestId: `group${i}`, title: `${i}`, memberIds: [] });
  await often(anna, 502, (device, i) => create(i, device));
  for (const payload of [{}, { cursor: 'nobodys' }]) {
    const first = await hers.ok('sync', payload);
    assert.deepEqual([first.changes.length, first.more], [500, true]);
    assert.equal(first.reset, payload.cursor ? true : undefined);
    const extra = await create(`extra${payload.cursor}`);
    const second = await hers.ok('sync', { cursor: first.cursor });
    const ids = [...first.changes, ...second.changes].map((change) => change.chat?.id).filter(Boolean);
    const third = await hers.ok('sync', { cursor: second.cursor });
    const all = new Set([...ids, ...third.changes.map((change) => change.chat?.id).filter(Boolean)]);
    assert.ok(all.has(extra.chat.id), 'what happens between two pages is told too');
    assert.equal(all.size, payload.cursor ? 504 : 503);
  }
});

rule('a cursor that the server does not know gives reset:true with every chat', async () => {
  const { hers, chat } = await pair();
  const foreign = await (await scene(process.env.PARLEY_HASTY_URL)).hers.ok('sync', {});
  const { cursor } = await hers.ok('sync', {});
  const future = cursor.replace(/\d+$/, '999999');
  for (const unknown of ['nobodys', 'x', 'x'.repeat(64), foreign.cursor, future, `${cursor}.`, 'ä', '\u0000']) {
    const { changes, reset, more } = await hers.ok('sync', { cursor: unknown });
    assert.deepEqual([reset, more], [true, false], unknown);
    assert.deepEqual(changes.map((change) => [change.event, change.chat.id]), [['chat:updated', chat.id]]);
  }
});

rule('a cursor that is not a string is a bad request', async () => {
  const { hers } = await pair();
  for (const cursor of [7, true, {}, [], ['x']]) await hers.refused('bad_request', 'sync', { cursor });
});

rule('a call comes as its kind:"call" message', async () => {
  const { hers, cleo, ring } = await scene();
  const cleos = await cleo.connect();
  const { cursor } = await cleos.ok('sync', {});
  const callId = await ring();
  await hers.ok('call:end', { callId });
  const { changes } = await cleos.ok('sync', { cursor });
  assert.deepEqual(changes.map((change) => [change.event, change.message.kind, change.message.clientId]), [
    ['message:new', 'call', callId],
  ]);
});

rule('the health of the server is good after all this', async () => {
  assert.equal((await http('GET', '/health')).status, 200);
});
