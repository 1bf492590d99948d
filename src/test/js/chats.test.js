// Section 4 of the protocol: chats, their members, read marks and typing.
import assert from 'node:assert/strict';
import { User, rule } from './client.js';

const face = '\u{1F600}';
const ids = (list) => list.map((item) => item.id).sort();

/** Anna, Ben and Cleo, all connected, in a group of Anna's. */
async function group() {
  const users = await User.some('anna', 'ben', 'cleo');
  const devices = await Promise.all(users.map((user) => user.connect()));
  const [anna, ben, cleo] = users;
  const [hers, his, cleos] = devices;
  const { chat } = await hers.ok('chat:create', { requestId: 'group', title: 'All', memberIds: [ben.id, cleo.id] });
  for (const device of devices) await device.heard();
  const say = (device, clientId, body = clientId) => device.ok('message:send', { chatId: chat.id, clientId, body });
  return { anna, ben, cleo, hers, his, cleos, devices, chat, chatId: chat.id, say };
}

rule('chat:open makes the direct chat with a user, and finds it again from both sides', async () => {
  const [anna, ben] = await User.some('anna', 'ben');
  const [hers, his] = [await anna.connect(), await ben.connect()];
  const { chat } = await hers.ok('chat:open', { userId: ben.id });
  assert.equal(chat.type, 'direct');
  assert.equal('title' in chat, false);
  assert.deepEqual(ids(chat.members), [anna.id, ben.id].sort());
  assert.deepEqual([chat.unread, chat.muted, chat.readSeqs], [0, false, { [anna.id]: 0, [ben.id]: 0 }]);
  assert.deepEqual((await hers.next('chat:updated')).chat.id, chat.id);
  assert.deepEqual((await his.next('chat:updated')).chat.id, chat.id);
  assert.equal((await his.ok('chat:open', { userId: anna.id })).chat.id, chat.id);
  assert.equal((await hers.ok('chat:open', { userId: ben.id })).chat.id, chat.id);
  assert.deepEqual(await his.heard('chat:updated'), []);
});

rule('chat:open by both at once makes one chat', async () => {
  const [anna, ben] = await User.some('anna', 'ben');
  const [hers, his] = [await anna.connect(), await ben.connect()];
  const acks = await Promise.all([hers.ok('chat:open', { userId: ben.id }), his.ok('chat:open', { userId: anna.id })]);
  assert.equal(acks[0].chat.id, acks[1].chat.id);
});

rule('chat:open with oneself is bad_request, with an unknown user not_found', async () => {
  const [anna] = await User.some('anna');
  const hers = await anna.connect();
  await hers.refused('bad_request', 'chat:open', { userId: anna.id });
  await hers.refused('not_found', 'chat:open', { userId: 'nobodys' });
});

rule('chat:create makes a group of its maker and the members, and tells all of them', async () => {
  const [anna, ben, cleo] = await User.some('anna', 'ben', 'cleo');
  const [hers, his] = [await anna.connect(), await ben.connect()];
  const memberIds = [ben.id, cleo.id, ben.id, anna.id];
  const { chat } = await hers.ok('chat:create', { requestId: 'group', title: 'All', memberIds });
  assert.deepEqual([chat.type, chat.title], ['group', 'All']);
  assert.deepEqual(ids(chat.members), ids([anna, ben, cleo]));
  for (const device of [hers, his]) {
    assert.equal((await device.next('chat:updated')).chat.id, chat.id);
    const { message } = await device.next('message:new');
    assert.deepEqual([message.seq, message.kind, message.body, message.senderId], [1, 'system', '', anna.id]);
    assert.deepEqual([message.system.event, message.system.title], ['created', 'All']);
    assert.deepEqual([...message.system.userIds].sort(), [ben.id, cleo.id].sort());
  }
});

rule('a title has 1–200 characters', async () => {
  const { hers, chatId } = await group();
  for (const title of ['x', face.repeat(200)]) {
    assert.equal((await hers.ok('chat:create', { requestId: `r${title.length}`, title, memberIds: [] })).chat.title, title);
    assert.equal((await hers.ok('chat:update', { chatId, title })).chat.title, title);
  }
  for (const title of ['', 'x'.repeat(201), face.repeat(201), 7]) {
    await hers.refused('bad_request', 'chat:create', { requestId: 'r', title, memberIds: [] });
    await hers.refused('bad_request', 'chat:update', { chatId, title });
  }
});

rule('chat:create with an unknown member is not_found and makes nothing', async () => {
  const { ben, hers, his } = await group();
  await hers.refused('not_found', 'chat:create', { requestId: 'r', title: 'T', memberIds: [ben.id, 'nobodys'] });
  for (const memberIds of ['x', [7], [null], ['a b'], {}]) {
    await hers.refused('bad_request', 'chat:create', { requestId: 'r', title: 'T', memberIds });
  }
  assert.deepEqual(await his.heard(), []);
});

rule('any member of a group may change its title, which a system message tells', async () => {
  const { ben, his, devices, chatId } = await group();
  assert.equal((await his.ok('chat:update', { chatId, title: 'Some' })).chat.title, 'Some');
  for (const device of devices) {
    assert.equal((await device.next('chat:updated')).chat.title, 'Some');
    const { message } = await device.next('message:new');
    assert.deepEqual([message.senderId, message.system], [ben.id, { event: 'titled', title: 'Some' }]);
  }
});

rule('any member may add others, who see the whole history', async () => {
  const { cleos, devices, chat, chatId, say } = await group();
  await say(cleos, 'before');
  const [dora] = await User.some('dora');
  const doras = await dora.connect();
  await doras.refused('not_in_chat', 'chat:history', { chatId });
  await cleos.ok('chat:update', { chatId, add: [dora.id, dora.id] });
  const told = (await doras.next('chat:updated')).chat;
  assert.deepEqual(ids(told.members), [...ids(chat.members), dora.id].sort());
  for (const device of [...devices, doras]) {
    const { message } = await device.next('message:new', (event) => event.message.kind === 'system');
    assert.deepEqual(message.system, { event: 'added', userIds: [dora.id] });
  }
  const { messages } = await doras.ok('chat:history', { chatId });
  assert.deepEqual(messages.map((message) => message.system?.event ?? message.body), ['created', 'before', 'added']);
  await say(doras, 'after');
});

rule('any member may remove others, who get chat:removed and see nothing any more', async () => {
  const { ben, hers, his, cleos, chatId, say } = await group();
  const { message } = await say(his, 'mine');
  await cleos.ok('chat:update', { chatId, remove: [ben.id] });
  assert.equal((await his.next('chat:removed')).chatId, chatId);
  const told = await hers.next('message:new', (event) => event.message.kind === 'system');
  assert.deepEqual(told.message.system, { event: 'removed', userIds: [ben.id] });
  await his.heard();
  await say(hers, 'secret');
  assert.deepEqual(await his.heard(), []);
  for (const [name, payload] of [
    ['chat:history', {}], ['chat:update', { title: 'x' }], ['chat:read', { seq: 1 }], ['chat:typing', { typing: true }],
    ['message:send', { clientId: 'x', body: 'x' }],
  ]) {
    await his.refused('not_in_chat', name, { chatId, ...payload });
  }
  await his.refused('message_not_found', 'message:edit', { messageId: message.id, body: 'x' });
  assert.deepEqual((await his.ok('sync', {})).changes, []);
});

rule('removing oneself leaves', async () => {
  const { ben, hers, his, chatId } = await group();
  await his.ok('chat:update', { chatId, remove: [ben.id] });
  assert.equal((await his.next('chat:removed')).chatId, chatId);
  const { message } = await hers.next('message:new');
  assert.deepEqual([message.senderId, message.system], [ben.id, { event: 'left', userIds: [ben.id] }]);
});

rule('chat:update naming a user that nobody knows is not_found and changes nothing', async () => {
  const { hers, his, chatId } = await group();
  await hers.refused('not_found', 'chat:update', { chatId, title: 'New', add: ['nobodys'] });
  for (const changes of [{ add: 'x' }, { add: [7] }, { remove: [null] }, { muted: 1 }]) {
    await hers.refused('bad_request', 'chat:update', { chatId, ...changes });
  }
  assert.deepEqual(await his.heard(), []);
});

rule('muted is one’s own and is told to nobody else', async () => {
  const { anna, hers, his, chatId } = await group();
  const phone = await anna.connect('phone');
  assert.equal((await hers.ok('chat:update', { chatId, muted: true })).chat.muted, true);
  for (const device of [hers, phone]) assert.equal((await device.next('chat:updated')).chat.muted, true);
  assert.deepEqual(await his.heard('chat:updated', 'message:new'), []);
  assert.equal((await his.ok('sync', {})).changes[0].chat.muted, false);
  assert.equal((await hers.ok('chat:update', { chatId, muted: false })).chat.muted, false);
});

rule('on a direct chat only muted may be changed, else forbidden', async () => {
  const { ben, cleo, hers } = await group();
  const { chat } = await hers.ok('chat:open', { userId: ben.id });
  for (const changes of [{ title: 'x' }, { add: [cleo.id] }, { remove: [ben.id] }, { title: 'x', muted: true }]) {
    await hers.refused('forbidden', 'chat:update', { chatId: chat.id, ...changes });
  }
  assert.equal((await hers.ok('chat:update', { chatId: chat.id, muted: true })).chat.muted, true);
});

rule('an unknown chat is chat_not_found, one that is not mine not_in_chat', async () => {
  const { hers, chatId } = await group();
  const [dora] = await User.some('dora');
  const doras = await dora.connect();
  const events = [
    ['chat:update', { title: 'x' }],
    ['chat:update', { muted: true }],
    ['chat:history', {}],
    ['chat:read', { seq: 1 }],
    ['chat:typing', { typing: true }],
    ['message:send', { clientId: 'x', body: 'x' }],
  ];
  for (const [name, payload] of events) {
    await hers.refused('chat_not_found', name, { chatId: 'nowhere', ...payload });
    await doras.refused('not_in_chat', name, { chatId, ...payload });
  }
  assert.deepEqual(await hers.heard(), []);
});

rule('chat:read tells all devices of all members, one’s own too', async () => {
  const { anna, ben, hers, his, cleos, chatId, say } = await group();
  const phone = await ben.connect('phone');
  await say(hers, 'one');
  await his.ok('chat:read', { chatId, seq: 2 });
  for (const device of [hers, his, cleos, phone]) {
    const { cursor, ...told } = await device.next('chat:read');
    assert.deepEqual(told, { chatId, userId: ben.id, seq: 2 });
    assert.ok(cursor);
  }
  const { chat } = (await hers.ok('sync', {})).changes[0];
  assert.equal(chat.readSeqs[ben.id], 2);
  assert.equal(chat.readSeqs[anna.id], 0);
});

rule('a read mark never goes back, and past the newest means the newest', async () => {
  const { ben, hers, his, chatId, say } = await group();
  await say(hers, 'one');
  await his.ok('chat:read', { chatId, seq: 1_000_000 });
  assert.equal((await hers.next('chat:read')).seq, 2);
  for (const seq of [0, 1, 2, 3]) await his.ok('chat:read', { chatId, seq });
  assert.deepEqual(await hers.heard('chat:read'), []);
  assert.equal((await his.ok('sync', {})).changes[0].chat.readSeqs[ben.id], 2);
  for (const seq of [-1, 1.5, '1', null]) await his.refused('bad_request', 'chat:read', { chatId, seq });
});

rule('unread counts others’ undeleted messages after one’s own mark', async () => {
  const { hers, his, chatId, say } = await group();
  const unread = async (device) => (await device.ok('sync', {})).changes[0].chat.unread;
  await his.ok('chat:read', { chatId, seq: 1 });
  await say(hers, 'one');
  const { message } = await say(hers, 'two');
  await say(his, 'mine');
  assert.equal(await unread(his), 2);
  await hers.ok('message:delete', { messageId: message.id });
  assert.equal(await unread(his), 1);
  await his.ok('chat:read', { chatId, seq: 2 });
  assert.equal(await unread(his), 0);
});

rule('chat:typing goes to the other members, not to its sender, and is no change', async () => {
  const { anna, hers, his, cleos, chatId } = await group();
  const { cursor } = await his.ok('sync', {});
  for (const typing of [true, false]) {
    await hers.ok('chat:typing', { chatId, typing });
    for (const device of [his, cleos]) {
      assert.deepEqual(await device.next('chat:typing'), { chatId, userId: anna.id, typing });
    }
  }
  assert.deepEqual(await hers.heard(), []);
  assert.deepEqual((await his.ok('sync', { cursor })).changes, []);
});

rule('chat:updated tells when a member’s name changes', async () => {
  const { anna, hers, his, cleos } = await group();
  await anna.set({ displayName: 'Annabel' });
  for (const device of [hers, his, cleos]) {
    const { chat } = await device.next('chat:updated');
    assert.equal(chat.members.find((member) => member.id === anna.id).displayName, 'Annabel');
  }
});
