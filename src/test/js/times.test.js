// The rules of calls that wait for something, on a server with short times, and on one that is restarted.
import assert from 'node:assert/strict';
import { offer, rule, scene } from './client.js';

const HASTY_URL = process.env.PARLEY_HASTY_URL;
const RESTARTED_URL = process.env.PARLEY_RESTARTED_URL;
const KILLED_URL = process.env.PARLEY_KILLED_URL;

/** `restart` stops and starts its server within the 5 s that a ringing call has; `kill` ends its own one with -9. */
async function control(what) {
  const url = `${process.env.PARLEY_CONTROL}/${what}`;
  const response = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(60_000) });
  assert.equal(response.status, 204);
}

/** Those that kill it do so one after the other. */
let killing = Promise.resolve();
function alone(check) {
  return () => (killing = killing.then(check, check));
}

rule('a call that nobody answers times out, the caller hearing of it twice', async () => {
  const { ben, hers, his, ring, left } = await scene(HASTY_URL);
  const phone = await ben.connect('phone');
  const callId = await ring();
  for (const device of [his, phone]) {
    assert.deepEqual(await device.next('call:ended'), { callId, reason: 'timeout', durationMs: 0 });
  }
  assert.deepEqual(await hers.news(), ['call:timeout', 'call:ended']);
  assert.deepEqual(await hers.next('call:timeout'), { callId });
  assert.equal((await left(callId)).outcome, 'missed');
  await his.refused('call_not_ringing', 'call:accept', { callId });
});

for (const [state, side, outcome] of [
  ['ringing', 'hers', 'cancelled'],
  ['ringing', 'his', 'missed'],
  ['active', 'hers', 'completed'],
  ['active', 'his', 'completed'],
]) {
  rule(`${side} socket killed for good while ${state} leaves the call ${outcome}`, async () => {
    const stage = await scene(HASTY_URL);
    const callId = await (state === 'active' ? stage.talk() : stage.ring());
    const other = side === 'hers' ? 'his' : 'hers';
    stage[side].kill();
    const ended = await stage[other].next('call:ended');
    assert.deepEqual([ended.callId, ended.reason, ended.endedBy], [callId, 'disconnected', undefined]);
    const record = await stage.left(callId, stage[other]);
    assert.deepEqual([record.outcome, record.durationMs], [outcome, ended.durationMs]);
    const user = side === 'hers' ? stage.anna : stage.ben;
    await (await user.connect()).refused('call_not_active', 'call:resume', { callId });
  });
}

rule("a callee's device lost while another rings changes nothing", async () => {
  const { ben, hers, his, ring } = await scene(HASTY_URL);
  const phone = await ben.connect('phone');
  const callId = await ring();
  await phone.next('incoming_call');
  his.kill();
  await phone.ok('call:accept', { callId });
  assert.equal((await hers.next('call:accepted')).deviceId, 'phone');
  await hers.quiet();
});

rule('a restart of the server keeps an active and a ringing call', async () => {
  const talking = await scene(RESTARTED_URL);
  const ringing = await scene(RESTARTED_URL);
  const active = await talking.talk();
  const waiting = await ringing.ring();
  await ringing.hers.ok('call:offer', { callId: waiting, ...offer('forgotten') });
  await control('restart');

  // Those of a ringing call have the least time to come back.
  const [annas, bens] = await Promise.all([ringing.anna.connect(), ringing.ben.connect()]);
  assert.equal((await annas.ok('call:resume', { callId: waiting })).call.state, 'ringing');
  const [hers, his] = await Promise.all([talking.anna.connect(), talking.ben.connect()]);
  assert.equal((await hers.ok('call:resume', { callId: active })).call.state, 'active');
  await his.ok('call:resume', { callId: active });
  assert.equal((await bens.next('incoming_call')).callId, waiting);
  await bens.quiet();
  await annas.ok('call:offer', { callId: waiting, ...offer('again') });
  assert.equal((await bens.next('call:offer')).sdp.sdp, 'again');
  await ringing.accept(waiting, annas, bens);

  await hers.next('call:peer-resumed');
  await hers.ok('call:offer', { callId: active, ...offer('restart') });
  assert.equal((await his.next('call:offer')).sdp.sdp, 'restart');
});

rule('what was acknowledged is there after the server was killed, and its key still gives the same', alone(async () => {
  const { anna, hers, chatId } = await scene(KILLED_URL);
  const text = { chatId, clientId: 'before', body: 'Hello' };
  const group = { requestId: 'before', title: 'Group', memberIds: [] };
  const { cursor } = await hers.ok('sync', {});
  const { chat } = await hers.ok('chat:create', group);
  const { message } = await hers.ok('message:send', text);
  await control('kill');
  const again = await anna.connect();
  assert.deepEqual((await again.ok('message:send', text)).message, message);
  assert.equal((await again.ok('chat:create', group)).chat.id, chat.id);
  const { changes, reset } = await again.ok('sync', { cursor });
  assert.equal(reset, undefined);
  assert.deepEqual(changes.map((change) => change.event), ['chat:updated', 'message:new', 'message:new']);
  assert.deepEqual(changes.at(-1).message, message);
}));

rule('a kill of the server keeps an active call, which its participants resume within the grace', alone(async () => {
  const { anna, ben, hers, talk, left } = await scene(KILLED_URL);
  const callId = await talk();
  const { call } = await hers.ok('call:resume', { callId });
  await control('kill');
  const [annas, bens] = await Promise.all([anna.connect(), ben.connect()]);
  for (const device of [annas, bens]) {
    assert.deepEqual((await device.ok('call:resume', { callId })).call, call);
  }
  await annas.ok('call:offer', { callId, ...offer('restart') });
  assert.equal((await bens.next('call:offer')).sdp.sdp, 'restart');
  await annas.ok('call:end', { callId });
  assert.equal((await left(callId, bens)).outcome, 'completed');
}));
