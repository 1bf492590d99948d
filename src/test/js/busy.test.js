// Section 5 of the protocol: who is busy, what waits and is held, and what a call carries from its beginning to its end.
import assert from 'node:assert/strict';
import { answer, candidate, http, offer, rule, scene } from './client.js';

rule('a whole call: rung, answered, negotiated, seen, raised to video and ended', async () => {
  const { anna, ben, hers, his, chatId, wish, left } = await scene();
  const { limits } = (await http('GET', '/api/server')).json;
  const { callId, expiresAt } = await hers.ok('call:initiate', wish(ben, { type: 'audio' }));
  assert.equal((await hers.next('call:initiated')).type, 'audio');
  assert.equal((await his.next('incoming_call')).type, 'audio');
  await hers.ok('call:offer', { callId, ...offer('v=0') });
  await hers.ok('call:ice-candidate', { callId, ...candidate('candidate:1') });
  const { call } = await his.ok('call:accept', { callId });
  const { createdAt, startedAt, ...rest } = call;
  assert.deepEqual(rest, {
    callId, chatId, type: 'audio', callerId: anna.id, calleeId: ben.id, state: 'active', expiresAt, heldBy: [],
  });
  assert.equal(expiresAt - createdAt, limits.ringTimeoutMs);
  assert.ok(startedAt >= createdAt);
  await his.ok('call:answer', { callId, ...answer('v=0') });
  for (const step of ['ask', 'accept', 'decline', 'drop']) await hers.ok('call:upgrade', { callId, step });
  await his.ok('call:view', { callId, width: 0, height: 0 });
  await hers.ok('call:end', { callId });
  assert.deepEqual(await his.news(), [
    'call:offer', 'call:ice-candidate', 'call:accepted',
    'call:upgrade', 'call:upgrade', 'call:upgrade', 'call:upgrade', 'call:ended',
  ]);
  assert.deepEqual(await hers.news(), ['call:accepted', 'call:answer', 'call:view', 'call:ended']);
  const record = await left(callId);
  assert.deepEqual([record.type, record.outcome, record.createdAt, record.startedAt], [
    'audio', 'completed', createdAt, startedAt,
  ]);
});

rule('a call is of type audio or video', async () => {
  const { ben, hers, his, wish } = await scene();
  for (const type of ['AUDIO', 'screen', '', 7, null]) {
    await hers.refused('bad_request', 'call:initiate', wish(ben, { type }));
  }
  await his.quiet();
});

rule('a user is busy from initiate or incoming until the call is over', async () => {
  const { anna, ben, cleo, hers, his, wish, ring, accept } = await scene();
  const cleos = await cleo.connect();
  const busy = async (callId) => {
    assert.equal((await his.refused('caller_busy', 'call:initiate', wish(cleo))).callId, callId);
    assert.equal((await hers.refused('caller_busy', 'call:initiate', wish(cleo))).callId, callId);
    for (const user of [anna, ben]) await cleos.refused('callee_busy', 'call:initiate', wish(user));
  };
  const callId = await ring();
  await busy(callId);
  await accept(callId);
  await busy(callId);
  await his.ok('call:end', { callId });
  await ring(cleos, ben, his);
});

rule('glare: whom the callee rings at this moment accepts that call', async () => {
  const { anna, hers, his, wish, ring } = await scene();
  const callId = await ring();
  const error = await his.refused('glare', 'call:initiate', wish(anna));
  assert.equal(error.callId, callId);
  await his.ok('call:accept', { callId });
  assert.equal((await hers.next('call:accepted')).callId, callId);
  assert.deepEqual(await hers.news(), []);
});

rule('call waiting is off by default, and rings only in an active call', async () => {
  const { ben, cleo, hers, his, wish, ring, accept } = await scene();
  assert.equal((await ben.me()).callWaiting, false);
  await ben.set({ callWaiting: true });
  const cleos = await cleo.connect();
  const callId = await ring();
  await cleos.refused('callee_busy', 'call:initiate', wish(ben));
  await accept(callId);
  const second = await cleos.ok('call:initiate', wish(ben));
  assert.equal((await his.next('incoming_call')).waiting, true);
  await his.ok('call:reject', { callId: second.callId, reason: 'busy' });
  assert.equal((await cleos.next('call:rejected')).reason, 'busy');
  await hers.quiet();
});

for (const [first, ended] of [['hold', false], ['end', true]]) {
  rule(`a call that is held already ${ended ? 'ends' : 'stays held'} under ${first}, from any device`, async () => {
    const { ben, cleo, hers, his, talk, ring } = await scene();
    await ben.set({ callWaiting: true });
    const [cleos, phone] = [await cleo.connect(), await ben.connect('phone')];
    const held = await talk();
    await his.ok('call:hold', { callId: held, on: true });
    await hers.next('call:held');
    const callId = await ring(cleos, ben, phone);
    await phone.ok('call:accept', { callId, first });
    if (ended) {
      assert.equal((await hers.next('call:ended')).callId, held);
    } else {
      await hers.quiet();
      assert.deepEqual((await his.ok('call:resume', { callId: held })).call.heldBy, [ben.id]);
    }
  });
}

rule('who holds their only call may ring another, and ending the current call leaves the held one held', async () => {
  const { ben, cleo, hers, his, talk, ring, accept } = await scene();
  const cleos = await cleo.connect();
  const held = await talk();
  await his.ok('call:hold', { callId: held, on: true });
  const callId = await ring(his, cleo, cleos);
  await accept(callId, his, cleos);
  await cleos.ok('call:end', { callId });
  assert.equal((await his.next('call:ended')).callId, callId);
  assert.deepEqual((await hers.ok('call:resume', { callId: held })).call.heldBy, [ben.id]);
  assert.deepEqual(await hers.news(), ['call:held']);
});

rule('the callee’s last device signed out while ringing ends the call at once; with another it goes on', async () => {
  const { ben, hers, his, ring, left } = await scene();
  const phone = await ben.connect('phone');
  const callId = await ring();
  await ben.logOut('phone');
  await phone.closed();
  await hers.quiet();
  await ben.signIn('tablet');
  await ben.logOut('desk');
  await his.closed();
  const ended = await hers.next('call:ended');
  assert.deepEqual([ended.callId, ended.reason], [callId, 'disconnected']);
  assert.equal((await left(callId, hers)).outcome, 'missed');
});

rule('call:history answers 50 unless told, and 100 at most', async () => {
  const { cleo, hers, wish } = await scene();
  await Promise.all(Array.from({ length: 101 }, () => hers.refused('callee_offline', 'call:initiate', wish(cleo))));
  const counted = async (payload) => (await hers.ok('call:history', payload)).calls.length;
  assert.equal(await counted({}), 50);
  assert.equal(await counted({ limit: 100 }), 100);
  assert.equal(await counted({ limit: 1 }), 1);
  const seen = new Set();
  for (let before; ; ) {
    const { calls } = await hers.ok('call:history', { limit: 40, before });
    for (const call of calls) seen.add(call.callId);
    if (calls.length < 40) break;
    before = calls.at(-1).callId;
  }
  assert.equal(seen.size, 101);
});

rule('call:forget names calls or all', async () => {
  const { hers } = await scene();
  for (const payload of [{}, { all: false }, { callIds: ['x'], all: true }, { callIds: [null] }, { callIds: 'x' }]) {
    await hers.refused('bad_request', 'call:forget', payload);
  }
  await hers.ok('call:forget', { callIds: [] });
});
